"""Mails on their way: written in the transaction of what they tell, sent afterwards, tried again until they go.

A mail says that something waits and where, never what is in it.
"""
