"""Owns the keys of an organisation: epochs, who holds them, giving them again, the three sheets of paper.

`keyring.opened_keyring(request)` is the one door for everybody else: what this request may open, or None.
`rewrapping.register` is where a package that wraps keys under an epoch says how to move them to the next.
docs/keys.md says which act makes which calls.
"""
