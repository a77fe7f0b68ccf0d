"""Tables of invented people: a release, and one that beside it tells of the four who came in between."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from django.core.files.uploadedfile import SimpleUploadedFile

from amanjol.programme.insights.publishing import publish
from amanjol.programme.insights.release_files import Release as Tables
from amanjol.programme.insights.release_files import write_release
from amanjol.programme.insights.tests.invented import by, people
from amanjol.programme.releases import records
from amanjol.programme.releases.actions import bringing, deciding
from amanjol.programme.releases.actions.bringing import Titles
from amanjol.programme.releases.actions.examining import examine_release

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.releases.models import Release
    from amanjol.programme.results.tests.results_cast import ResultsCast

DESK: Final = "/programme/releases/"
COLUMNS: Final = ("region", "sex")
BEFORE: Final[dict[tuple[str, ...], int]] = {
    ("north", "f"): 22, ("north", "m"): 60, ("south", "f"): 45, ("south", "m"): 71,
}  # fmt: skip
AFTER: Final = BEFORE | {("north", "f"): 26}
TITLES: Final = Titles("People helped, 2026", "Кому помогли, 2026 год")


@cache
def first() -> Tables:
    return publish(people(BEFORE, *COLUMNS), by(COLUMNS), threshold=10).release


@cache
def pinning() -> Tables:
    """Harmless by itself."""
    return publish(people(AFTER, *COLUMNS), by(COLUMNS), threshold=10).release


@cache
def beside() -> Tables:
    """Of the same people as the pinning one, made beside the first."""
    return publish(people(AFTER, *COLUMNS), by(COLUMNS), threshold=10, earlier=[first()]).release


def files_of(tables: Tables) -> dict[str, bytes]:
    """As the command writes them."""
    with TemporaryDirectory() as folder:
        write_release(Path(folder), tables, {})
        return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


def form_of(files: dict[str, bytes]) -> dict[str, Any]:
    """As a browser sends it."""
    uploaded = [SimpleUploadedFile(name, content) for name, content in files.items()]
    return {"title_en": TITLES.title_en, "title_ru": TITLES.title_ru, "chosen": uploaded}


def brought(tables: Tables, by: Member) -> Release:
    return bringing.bring(titles=TITLES, tables=records.to_bytes(tables), by=by)


def examined(row: Release) -> Release:
    """As the worker does it."""
    examine_release.func(str(row.organisation_id), str(row.pk))
    row.refresh_from_db()
    return row


def approved(tables: Tables, cast: ResultsCast) -> Release:
    """Brought by Aidar, approved by Zarina."""
    row = examined(brought(tables, cast.aidar))
    deciding.approve(release=row, by=cast.zarina)
    row.refresh_from_db()
    return row
