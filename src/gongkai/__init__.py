"""gongkai: from daily disclosure work to the annual report, and back from every number to its records."""

__version__ = "0.1.0"
