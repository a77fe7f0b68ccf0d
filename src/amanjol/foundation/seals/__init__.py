"""Owns all cryptography: nothing outside this package calls a cipher, a hash for secrets or a key derivation.

`passphrases` turns what a person types into a proof and a key, `fields` seals one column or one key under a
key, `keypairs` to a public key, `streams` a file in pieces under a key of its own, `archives` a whole backup to a
key that is kept offline.
`signatures` signs, `statements` does so as one line of text (`lines`); `letters` is what crosses to another node.
`person_keys`, `epochs` and `case_keys` are the keys of the desk; `regrants` and `recovery_sets` (with `shamir`) the
ways back when one is lost; `words` how keys are printed. `docs/keys.md` is the map.
Plain Python on `cryptography`, no Django.

Also called: encryption, key management.
"""
