"""What acts of all rooms refuse alike: to write into a row that is older than the journal says."""

from __future__ import annotations


class OlderCopy(Exception):
    """The journal knows of more than stands there: what is written into it would hide that."""
