"""Backup and restore of a whole installation: its database and its media, in one sealed file.

`stream` is what the file holds, `tools` are PostgreSQL's programs; `making` writes one, `restoring` reads
one.
"""
