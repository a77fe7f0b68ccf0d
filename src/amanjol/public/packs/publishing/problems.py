"""What can be wrong when publishing, as the one sentence that is shown."""

from __future__ import annotations


class CannotPublish(Exception):
    """Something must be mended first; what was published before is untouched."""


class PlaceFailed(CannotPublish):
    """A folder or a bucket could not be read or written. What it showed before is whole."""
