"""Noting a look; the pages of the starter content, and their export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.foundation.journal.actions import record
from amanjol.foundation.textfiles.reading import read_text
from amanjol.public.guide import rules
from amanjol.public.guide.watching.files import FILE, WatchedEntry, read_watched, write_watched
from amanjol.public.guide.watching.models import Finding, Look, WatchedPage

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from amanjol.foundation.organisations.models import Member

_FIELDS = ("key", "country", "kind", "name", "address")


@transaction.atomic
def note_look(*, page: WatchedPage, finding: Finding, words: str, by: Member, press: UUID) -> Look:
    """`words` say what changed, and are empty where nothing did; `press` is of the page shown. PermissionDenied.

    Sent twice from one page it is one look: the first stays.
    """
    if not rules.can_watch(by):
        raise PermissionDenied
    fields = {"looked_by": by.account, "finding": finding, "words": words}
    look, is_new = Look.objects.get_or_create(page=page, press=press, defaults=fields)
    if not is_new:
        return look
    record(
        verb="law.looked-at",
        organisation=by.organisation_id,
        actor=by.account_id,
        subject=("watched-page", page.key),
        details={"finding": finding.value},
    )
    return look


def load_watched(*, folder: Path) -> None:
    """The pages of the folder's file, where it has one. Raises `ContentError`."""
    file = folder / "watched.yaml"
    if file.exists():
        entries = read_watched(read_text(file, FILE), FILE)
        WatchedPage.objects.bulk_create(
            WatchedPage(**{name: getattr(entry, name) for name in _FIELDS}) for entry in entries
        )


def export_watched(*, folder: Path) -> None:
    rows = WatchedPage.objects.order_by("key").values(*_FIELDS)
    text = write_watched(WatchedEntry(**row) for row in rows)
    (folder / "watched.yaml").write_text(text, encoding="utf-8", newline="\n")
