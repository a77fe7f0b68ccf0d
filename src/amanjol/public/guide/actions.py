"""Writes of the guide: the starter content, once, and its export; the editors' rights."""

from __future__ import annotations

import hashlib
import uuid
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files import File
from django.core.files.images import ImageFile
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from amanjol.foundation.directory import actions as directory
from amanjol.foundation.journal.actions import record
from amanjol.public.guide import content_files, conversion, indexing, page_rows, queries, rules
from amanjol.public.guide.faults import punished_addresses_in
from amanjol.public.guide.faults_shown import marked_errors
from amanjol.public.guide.legal_standings import all_standings
from amanjol.public.guide.models import (
    ArticlePage,
    CountryPage,
    GuideHome,
    GuidePage,
    LegalStanding,
    Source,
    TopicPage,
    TranslationState,
)
from amanjol.public.guide.uploaded_files import model_of, waiting_file
from amanjol.public.guide.waiting import ApprovedFile, FileKind
from amanjol.public.guide.watching import actions as watching

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from wagtail.documents.models import AbstractDocument
    from wagtail.images.models import AbstractImage

    from amanjol.foundation.organisations.models import Member
    from amanjol.public.guide import documents as d

# The same key always has the same translation key, so that files loaded twice would agree.
_NAMESPACE = uuid.UUID("6b1c9a52-6f0c-4a0e-9a1b-1f6f0f0a7c11")
IMAGES = {".jpg", ".jpeg", ".png", ".webp", ".svg"}


class NotEmpty(Exception):
    """There is a guide already; after the first load the database wins and files are not read again."""


@transaction.atomic
def load_starter_content(*, folder: Path) -> int:
    """Load every content file into an empty guide, all or nothing. Gives the number of pages.

    Raises `NotEmpty`, and `content_files.ContentErrors` that name file and line.
    """
    if not queries.is_empty():
        raise NotEmpty("The guide is not empty: files only seed an empty one.")
    content = content_files.read_folder(folder)
    directory.load_contacts(entries=content.contacts)
    _load_sources(content.sources)
    _load_standings(content.standings)
    watching.load_watched(folder=folder)
    _prepare_tree()
    with indexing.all_at_once():
        _create_pages(content.documents, _load_media(folder / "media"))
    return len(content.documents)


def export_content(*, folder: Path) -> int:
    """Write the guide as it stands into content files. Gives the number of documents."""
    count = 0
    for document in queries.all_documents():
        path = folder / "guide" / content_files.path_of(document)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content_files.write_document(document), encoding="utf-8", newline="\n")
        count += 1
    sources = content_files.write_sources(list(queries.sources().values()))
    (folder / "sources.yaml").write_text(sources, encoding="utf-8", newline="\n")
    standings = content_files.write_standings(queries.standings())
    (folder / "standings.yaml").write_text(standings, encoding="utf-8", newline="\n")
    order = content_files.write_order(queries.order())
    (folder / "order.yaml").write_text(order, encoding="utf-8", newline="\n")
    directory.export_contacts(file=folder / "contacts.yaml")
    watching.export_watched(folder=folder)
    return count


def _load_sources(sources: Iterable[d.Source]) -> None:
    Source.objects.bulk_create(
        Source(
            key=source.key,
            title=source.title,
            publisher=source.publisher,
            address=source.address,
            year=source.year,
            confidence=source.confidence,
            needs_review=source.needs_review,
            as_of=source.as_of,
            kind=source.kind,
            checked_by=source.checked_by,
            checked_on=date.fromisoformat(source.checked_on) if source.checked_on else None,
        )
        for source in sources
    )


def _load_standings(standings: Iterable[d.Standing]) -> None:
    LegalStanding.objects.bulk_create(
        LegalStanding(
            key=standing.key,
            name=standing.name,
            hosts=" ".join(standing.hosts),
            contacts=" ".join(standing.contacts),
            country=standing.country,
            kind=standing.kind,
            since=date.fromisoformat(standing.since),
            exactness=standing.exactness,
            source=standing.source,
            needs_review=standing.needs_review,
        )
        for standing in standings
    )


def _load_media(folder: Path) -> conversion.MediaNames:
    """Approved by being packaged: nobody of this node has to look. Gives them by the names of the content files."""
    loaded: dict[FileKind, dict[int, str]] = {FileKind.PICTURE: {}, FileKind.FILE: {}}
    for file in sorted(folder.iterdir()) if folder.is_dir() else []:
        kind = FileKind.PICTURE if file.suffix.lower() in IMAGES else FileKind.FILE
        with file.open("rb") as opened:
            wrapped = (ImageFile if kind is FileKind.PICTURE else File)(opened, name=file.name)
            row = model_of(kind)(title=file.name, file=wrapped)
            _remove_left_over(row)
            row.save()
            opened.seek(0)
            digest = hashlib.file_digest(opened, "sha256").hexdigest()
        ApprovedFile.objects.create(kind=kind.value, object_id=row.pk, sha256=digest)
        loaded[kind][row.pk] = file.name
    return conversion.MediaNames(images=loaded[FileKind.PICTURE], files=loaded[FileKind.FILE])


def _remove_left_over(row: AbstractImage | AbstractDocument) -> None:
    """A start that was killed leaves its files without rows: Django would call the next by another name."""
    stored = row.file.field.generate_filename(row, row.file.name)
    if not type(row).objects.filter(file=stored).exists():
        row.file.storage.delete(stored)


class NotAsSeen(Exception):
    """The file is another than the one that was looked at, or somebody approved it meanwhile."""


@transaction.atomic
def approve_file(*, kind: FileKind, pk: int, digest: str, by: Member) -> None:
    """`digest` says which bytes were looked at. Readers get them with the next pack. NotAsSeen; PermissionDenied."""
    model_of(kind).objects.select_for_update().filter(pk=pk).first()
    file = waiting_file(kind, pk)
    if file is None or not digest or file.digest() != digest:
        raise NotAsSeen
    if not rules.can_approve_file(by, file.uploaded_by):
        raise PermissionDenied
    approval = {"sha256": digest, "approved_by": by.account, "approved_at": timezone.now()}
    ApprovedFile.objects.update_or_create(kind=kind.value, object_id=pk, defaults=approval)
    record(
        verb=f"{kind.value}.approved",
        organisation=by.organisation_id,
        actor=by.account_id,
        subject=(kind.value, pk),
        details={"sha256": digest},
    )


def _prepare_tree() -> None:
    """Take away the page that Wagtail greets new installations with."""
    root = Page.get_first_root_node()
    Site.objects.all().delete()
    for page in root.get_children():
        page.delete()


def home_in(language: str) -> GuideHome:
    """The front page of a language, made where it is not there yet."""
    home = queries.home_of(language)
    if home is None:
        root = Page.get_first_root_node()
        locale, _created = Locale.objects.get_or_create(language_code=language)
        home = GuideHome(
            title=dict(settings.LANGUAGES)[language],
            slug=language,
            locale=locale,
            translation_key=uuid.uuid5(_NAMESPACE, "home"),
        )
        root.add_child(instance=home)
        if language == "en":
            Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    return home


def _create_pages(documents: Iterable[d.Document], media: conversion.MediaNames) -> None:
    """Documents as files hold them, a country before its topics. Published, without one build of a pack a page.

    Raises `ValidationError` for an address that no reader can be given.
    """
    standings = all_standings()
    beds, created = page_rows.Beds(), dict[tuple[str, str], GuidePage]()
    homes: dict[str, GuideHome] = {}
    for document in documents:
        if faults := punished_addresses_in(document, standings):
            raise ValidationError(marked_errors(faults))
        language, country = document.language, document.key.partition("/")[0]
        home = homes[language] = homes.get(language) or home_in(language)
        page = created[language, document.key] = _page_of(document, home, media)
        parent: Page = home
        if document.kind == "topic":
            parent = created.get((language, country)) or CountryPage.objects.child_of(home).get(slug=country)
        beds.place(page, parent)
    pages = list(created.values())
    originals = [page for page in pages if page.translation_state == TranslationState.ORIGINAL]
    page_rows.insert(pages, beds)
    page_rows.insert_own(originals)
    by_key = {page.translation_key: page for page in originals}
    translations = [page for page in pages if page.translation_state != TranslationState.ORIGINAL]
    for page in translations:
        page.made_from_id = page.follows_id = _made_from(page, by_key.get(page.translation_key))
    page_rows.insert_own(translations)


def _page_of(document: d.Document, home: GuideHome, media: conversion.MediaNames) -> GuidePage:
    slug = document.key.rpartition("/")[2]
    page: GuidePage
    if document.kind == "country":
        figures = conversion.raw_from_figures(document.figures)
        page = CountryPage(iso_code=slug.upper(), figures=figures)
    elif document.kind == "topic":
        page = TopicPage()
    else:
        page = ArticlePage(audience=document.audience)
    page.title = document.title
    page.slug = slug
    page.summary = document.summary
    page.translation_state = document.translation
    page.look_again_on = date.fromisoformat(document.look_again_on) if document.look_again_on else None
    page.body = conversion.raw_from_blocks(document.blocks, media)
    if not isinstance(page, CountryPage):
        page.lawyer_for = conversion.raw_from_marks(document.lawyer_for)
    page.locale = home.locale
    page.translation_key = uuid.uuid5(_NAMESPACE, document.key)
    page.first_published_at = page.last_published_at = timezone.now()
    return page


def _made_from(page: GuidePage, created: GuidePage | None) -> int | None:
    """Files in two languages with the same kinds of blocks were written together."""
    originals = type(page).objects.filter(translation_key=page.translation_key, translation_state="original")
    row = created or originals.first()
    if row is None:
        return None
    return row.live_revision_id if _outline(row) == _outline(page) else None


def _outline(page: GuidePage) -> list[tuple[str, ...]]:
    """The kinds of its blocks; of a change, which is one and the same in every language, its day and state too."""
    return [
        (block["type"], str(block["value"]["since"]), block["value"]["state"])
        if block["type"] == "change"
        else (block["type"],)
        for block in page.body.raw_data
    ]
