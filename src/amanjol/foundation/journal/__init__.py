"""Owns the append-only record of what was done: who, which verb, on what, in plain ids and codes.

Each organisation has a chain of its own, and so has the node. The database numbers, dates and chains the
entries itself; the web server may add to them and read its own organisation's, nothing else.

Also called: audit log.
"""
