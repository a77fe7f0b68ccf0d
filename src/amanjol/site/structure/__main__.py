"""Begins the database of this environment, as its owner: `python -m amanjol.site.structure`."""

from __future__ import annotations

from amanjol.site.cli import set_up_django
from amanjol.site.configuration import read_configuration
from amanjol.site.database import connected_as

if __name__ == "__main__":
    set_up_django()
    from amanjol.site.structure import loading

    with connected_as(read_configuration().database_urls["owner"]):
        loading.begin()
