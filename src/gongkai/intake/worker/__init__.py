"""The process in which strangers' files are opened: bounded in time and memory, and its death costs one file only.

A fresh interpreter, not a fork: it starts while the asking process still loads what it needs itself, has none of that
one's memory, and may be started from a process with threads. What it answers is JSON, for an interpreter that a file
has taken over must not be believed. `asking.Worker` is the side that asks. See docs/decisions/0015.
"""
