"""Who did what, to what, when and why: append-only, one hash chain for each organ, anchored every day.

It stores its subject as kind and key, never as a relation, so that it can stand below every other app. Personal
values come to it already sealed, and the chain runs over the sealed form.
"""
