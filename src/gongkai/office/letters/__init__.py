"""What the office sends: every letter as a value of named fields laid into a wording, numbered on issue, rendered from
its snapshot, served on its recipient.

A number is taken once and never given to another; what was issued is never rewritten: it is served, or voided with its
number kept. Who may draft, issue and serve is asked by the app whose case it is.
"""
