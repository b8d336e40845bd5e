"""Backup and restore of a whole office, while it works: database, files and, in a file of its own, the key ring.

The database is taken first, at one moment, and the files that it names afterwards: a file is written before its row
and never changed, so whatever the moment names is there. What was destroyed meanwhile, or later, stays destroyed: the
key file tells which keys are gone, and a restore takes them away again (decision 0021).
"""
