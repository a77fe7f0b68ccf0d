"""One article side by side: the original's texts, what changed in them, and the translation's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from wagtail.models import Revision

from amanjol.public.guide import conversion
from amanjol.public.guide import documents as d
from amanjol.public.guide.translation.alignment import is_parallel, pairs, places_in
from amanjol.public.guide.translation.differences import Piece, differences
from amanjol.public.guide.translation.originals import document_at
from amanjol.public.guide.translation.texts import TextPlace, places_of, texts_of

if TYPE_CHECKING:
    from amanjol.public.guide.models import GuidePage

type Change = Literal["same", "changed", "new"]


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One text. `before` is the original's text when the translation was last finished, if that is known."""

    place: TextPlace
    translation: str
    change: Change
    before: str = ""

    @property
    def pieces(self) -> list[Piece]:
        if self.change == "changed":
            return differences(self.before, self.place.text)
        return [Piece("same", self.place.text)]


@dataclass(frozen=True, slots=True)
class Sheet:
    """`original` as it is now; `based_on` the revision that the translation was last finished from."""

    original: d.Document
    revision: Revision
    rows: tuple[SheetRow, ...]
    is_known: bool
    own_media: d.Document | None

    @property
    def changed(self) -> int:
        return sum(row.change != "same" for row in self.rows)

    @property
    def missing(self) -> int:
        return sum(not row.translation for row in self.rows if row.place.text)


def sheet_of(
    original: GuidePage,
    translation: GuidePage | None,
    revision: Revision | None = None,
    media: conversion.MediaNames | None = None,
) -> Sheet:
    """`original` must be published. `revision` pins an older one than the live one; `translation` is its draft."""
    media = media or conversion.media_names()
    pinned = revision or original.live_revision
    now = document_at(pinned, original, media)
    if translation is None:
        rows = tuple(SheetRow(place, "", "same") for place in places_of(now))
        return Sheet(now, pinned, rows, is_known=False, own_media=None)
    translated = conversion.document_of(translation, media)
    earlier = _earlier(translation, original)
    before = (
        document_at(earlier[made_from], original, media)
        if (made_from := translation.made_from_id) in earlier
        else None
    )
    followed = translation.follows_id if translation.follows_id in earlier else made_from
    has_blocks_of = document_at(earlier[followed], original, media) if followed in earlier else None
    there = _there(now, has_blocks_of, translated)
    return Sheet(
        original=now,
        revision=pinned,
        rows=tuple(
            _rows(now, before, {place: texts_of(translated).get(path, "") for place, path in there.items()})
        ),
        is_known=before is not None,
        own_media=translated,
    )


def _earlier(translation: GuidePage, original: GuidePage) -> dict[int | None, Revision]:
    """The revisions of this original that the translation names; none if another page was translated."""
    ids = {translation.made_from_id, translation.follows_id} - {None}
    revisions = Revision.objects.filter(pk__in=ids, object_id=str(original.pk))
    return {revision.pk: revision for revision in revisions}


def _there(now: d.Document, has_blocks_of: d.Document | None, translated: d.Document) -> dict[str, str]:
    """Places of the original to places of the translation.

    Best through the revision whose blocks the translation has: the same language tells places apart.
    """
    if has_blocks_of is not None and is_parallel(has_blocks_of, translated):
        return places_in(now, has_blocks_of)
    if is_parallel(now, translated):
        return {place.path: place.path for place in places_of(now)}
    return places_in(now, translated)


def _rows(now: d.Document, before: d.Document | None, translations: dict[str, str]) -> list[SheetRow]:
    if before is None:
        return [SheetRow(place, translations.get(place.path, ""), "same") for place in places_of(now)]
    earlier, old = places_in(now, before), texts_of(before)
    return [
        _row(place, translations.get(place.path, ""), old.get(earlier.get(place.path, "")))
        for place in places_of(now)
    ]


def _row(place: TextPlace, translation: str, before: str | None) -> SheetRow:
    if before is None:
        return SheetRow(place, translation, "new" if place.text else "same")
    return SheetRow(place, translation, "same" if before == place.text else "changed", before)


def with_own_media(document: d.Document, own: d.Document | None) -> d.Document:
    """Captions and posters in the translation's own language stay where it has them."""
    if own is None:
        return document
    blocks = list(document.blocks)
    for left, right in pairs(document.blocks, own.blocks):
        block, mine = blocks[left], own.blocks[right]
        if isinstance(block, d.Poster) and isinstance(mine, d.Poster):
            blocks[left] = replace(block, file=mine.file)
        elif isinstance(block, d.Video) and isinstance(mine, d.Video):
            blocks[left] = replace(block, file=mine.file, captions=mine.captions, picture=mine.picture)
    return replace(document, blocks=tuple(blocks))
