"""Translating an article: its texts one by one beside the original, and what changed since last time.

`texts` names every text of a document by its place, `alignment` finds the same places in another version,
`differences` marks changed words, `originals` reads what a translation is made from, `sheets` puts one
article side by side, `actions` saves and submits.
"""
