"""Keys for personal data: each case has its own, wrapped by a ring that lies outside the database.

What is sealed is bound to the model, field and row it belongs to. Destroying a case's key makes all that was sealed
under it unreadable for ever, in backups made afterwards and in the journal as well; the journal's chain still
verifies, for it runs over the sealed form.
"""
