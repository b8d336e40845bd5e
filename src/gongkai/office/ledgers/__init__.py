"""A year's ledger taken over from a workbook: read, its columns named, looked at row by row, taken in, undone.

The workbook itself is not kept. Its rows lie sealed under a key of their own until they have become cases, each under
the key of its case; then that key is destroyed.
"""
