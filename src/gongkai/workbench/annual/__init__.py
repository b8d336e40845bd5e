"""The year's report: its list, its page with the three tables, a number opened, its steps, the years before."""
