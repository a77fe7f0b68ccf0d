"""Owns all cryptography: nothing outside this package calls a cipher, a hash for secrets or a key derivation.

`passphrases` turns what a person types into a proof and a key, `fields` seals one column or one key,
`archives` seals a whole backup to a key that is kept offline. Plain Python on `cryptography`, no Django.
"""
