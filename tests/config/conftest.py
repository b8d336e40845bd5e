"""What is in this folder and no test."""

# Settings of an office of its own: imported here they would change this process.
collect_ignore = ["doomed.py"]
