"""The figures the project promises, measured beside their floors in one run."""
