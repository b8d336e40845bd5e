"""Bytes kept: judged by content, screened, sealed under the key of the case they belong to, found by their hash.

An original is never changed; a masked copy is a file of its own that says what it came from. A file that is not what it
says it is, or that nobody can look into, is kept in quarantine: not lost, and not handed out.
"""
