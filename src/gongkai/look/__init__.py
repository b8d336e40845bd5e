"""Templates, styles, components and filters that the doors share.

A door hands in plain values and gets a page that is calm, reads aloud well and works without JavaScript, on an old
laptop and on a cheap phone. Nothing here knows a case, a document or a person: it imports no app of the office.
How a component is used stands at the head of its file under `templates/look/components/`.
"""
