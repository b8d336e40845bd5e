"""Readers timed: ours in a warm process beside the floor of each kind, and beside general readers."""
