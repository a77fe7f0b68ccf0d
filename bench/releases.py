"""Thirty releases of fifty tables: what does their list cost, which everybody who manages a programme opens?

The list reads signatures, which say a digest of each release's tables; beside it the same rows with their tables read
and hashed, as a list would that trusts no digest of the database. Figures are invented.
"""

from __future__ import annotations

import os
import statistics
import time
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from _ground import print_table
from _house import node

if TYPE_CHECKING:
    from collections.abc import Callable

RELEASES: Final = 30
TABLES: Final = 50
ROWS: Final = 400
TURNS: Final = 11
PLANES: Final = "public,casework,programme"


def bring(cast: Any) -> int:
    """Signed, as the acts leave them. Gives the bytes of all tables."""
    from amanjol.programme.insights.release_files import Release as Tables
    from amanjol.programme.insights.release_files import ReleasedTable
    from amanjol.programme.releases import records, signing
    from amanjol.programme.releases.models import Release

    size = 0
    for number in range(RELEASES):
        counts: dict[tuple[str, ...], int | None] = {(f"region {at}", "f"): 20 + number for at in range(ROWS)}
        tables = tuple(ReleasedTable(f"table-{at}", ("region", "sex"), counts) for at in range(TABLES))
        written = records.to_bytes(Tables(10, 5, tables))
        row = Release(
            organisation=cast.aidar.organisation, title_en=f"Quarter {number}", title_ru=f"Квартал {number}",
            tables=written, brought_by=cast.aidar,
        )  # fmt: skip
        row.signed = signing.sign(row)
        row.save()
        size += len(written)
    return size


def timed(work: Callable[[], object]) -> float:
    """Milliseconds, of the middle turn."""
    spent = []
    for _turn in range(TURNS):
        began = time.perf_counter()
        work()
        spent.append((time.perf_counter() - began) * 1000)
    return statistics.median(spent)


def measure() -> None:
    from django.db import transaction

    from amanjol.foundation.organisations.tests.key_cast import request_of
    from amanjol.programme.newsletter.tests.newsletter_cast import begin_keys
    from amanjol.programme.releases import queries
    from amanjol.programme.results.tests.results_cast import create_results_cast

    begin_keys()
    with transaction.atomic():
        cast = create_results_cast()
        request_of(cast.client)
        size = bring(cast)

    def hashed() -> None:
        with transaction.atomic():
            request_of(cast.client)
            for row in queries.releases_of(cast.aidar):
                sha256(bytes(row.tables)).digest()

    page, tables = timed(lambda: cast.client.get("/programme/releases/")), timed(hashed)
    title = f"{RELEASES} releases of {TABLES} tables, {size / 1e6:.0f} MB, load {os.getloadavg()[0]:.0f}"
    rows = [("the whole page", f"{page:.0f}"), ("tables read and hashed, alone", f"{tables:.0f}")]
    print_table(title, ("", "milliseconds"), rows)


def main() -> None:
    with node(PLANES, durable=True):
        measure()


if __name__ == "__main__":
    main()
