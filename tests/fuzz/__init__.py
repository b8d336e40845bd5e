"""Readers under damaged input: whatever the bytes, a reader answers with reports or says why it cannot."""
