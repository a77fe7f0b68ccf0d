"""Owns the people who sign in: their account, passphrase, second factor, sessions and first sign-in."""
