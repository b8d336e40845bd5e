"""What the law says: dated data with a citation, and pure functions over it. Standard library only.

Nothing is read at import; each module reads its own file under `data/` at the first question and keeps it.
"""
