"""Pages that came all at once are those that Wagtail would have made one after the other."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page, PageLogEntry, Revision

from amanjol.public.guide import actions, conversion, queries
from amanjol.public.guide.models import GuidePage, LegalStanding
from amanjol.public.guide.tests import small_guide
from amanjol.public.guide.tests.small_guide import DOCUMENTS, create_guide, page_of

if TYPE_CHECKING:
    from amanjol.public.guide import documents as d

pytestmark = pytest.mark.django_db

BY_WAGTAIL = "money-and-coming-home"  # a topic that the small guide lacks
ITS_OWN = {"id", "page_ptr_id", "path", "slug", "url_path", "translation_key", "latest_revision_created_at",
           "first_published_at", "last_published_at", "latest_revision_id", "live_revision_id", "made_from_id",
           "follows_id"}  # fmt: skip


def pages() -> list[GuidePage]:
    return [page for model in queries.PAGE_TYPES for page in model.objects.order_by("path")]


def topic(language: str) -> d.Document:
    return next(entry for entry in DOCUMENTS if entry.kind == "topic" and entry.language == language)


def as_wagtail_makes_it(document: d.Document, parent: Page) -> GuidePage:
    home = actions.home_in(document.language)
    page = actions._page_of(document, home, conversion.media_names())
    page.slug, page.translation_key = BY_WAGTAIL, uuid.uuid4()
    parent.add_child(instance=page)
    revision = page.save_revision(clean=False)
    Page.objects.filter(pk=page.pk).update(live_revision=revision, has_unpublished_changes=False)
    return page_of(f"{document.key.partition('/')[0]}/{BY_WAGTAIL}", document.language)


def values(page: GuidePage) -> dict[str, Any]:
    named = {field.attname: getattr(page, field.attname) for field in page._meta.concrete_fields}
    for name in ("body", "lawyer_for"):
        named[name] = conversion.document_of(page).blocks if name == "body" else conversion.marks_of(page)
    return {name: value for name, value in named.items() if name not in ITS_OWN}


def entries(page: GuidePage) -> list[tuple[Any, ...]]:
    columns = ("action", "label", "content_type", "content_changed", "user", "deleted", "revision")
    return list(PageLogEntry.objects.filter(page=page.pk).values_list(*columns))


def revisions(page: GuidePage) -> list[tuple[Any, ...]]:
    rows = Revision.objects.filter(object_id=str(page.pk))
    return [(row.content_type_id, row.base_content_type_id, row.user_id, row.object_str) for row in rows]


def test_the_tree_is_whole_and_every_page_sound() -> None:
    create_guide()
    assert Page.find_problems() == ([], [], [], [], [])
    assert pages()
    for page in pages():
        page.full_clean()
        assert page.get_parent().url_path + f"{page.slug}/" == page.url_path
        assert page.latest_revision_id == page.live_revision_id is not None
        assert conversion.document_of(page.latest_revision.as_object()) == conversion.document_of(page)


def test_a_page_differs_in_nothing_from_one_that_wagtail_makes() -> None:
    create_guide()
    loaded = page_of(topic("en").key, "en")
    by_wagtail = as_wagtail_makes_it(topic("en"), loaded.get_parent())
    assert values(by_wagtail) == values(loaded)
    assert revisions(by_wagtail) == revisions(loaded)
    assert entries(by_wagtail) == entries(loaded)
    assert by_wagtail.path == loaded.get_parent().get_last_child().path != loaded.path
    assert Page.find_problems() == ([], [], [], [], [])


def test_more_pages_stand_behind_those_that_are_there() -> None:
    create_guide()
    parent = page_of(topic("en").key, "en").get_parent()
    before = [child.slug for child in parent.get_children()]
    added = [
        replace(topic("en"), key=f"{topic('en').key.partition('/')[0]}/{name}") for name in ("later", "last")
    ]
    actions._create_pages(added, conversion.media_names())
    assert [child.slug for child in Page.objects.get(pk=parent.pk).get_children()] == [
        *before,
        "later",
        "last",
    ]
    assert Page.objects.get(pk=parent.pk).numchild == len(before) + 2
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_translation_knows_the_revision_of_its_original_whenever_that_came() -> None:
    originals = [entry for entry in DOCUMENTS if entry.translation == "original"]
    others = [entry for entry in DOCUMENTS if entry.translation != "original"]
    create_guide(*originals, *others)
    translated = [page for page in pages() if page.translation_state != "original"]
    assert translated
    for page in translated:
        original = type(page).objects.get(translation_key=page.translation_key, translation_state="original")
        assert page.made_from_id in {original.live_revision_id, None}
        assert (page.made_from_id is None) == (actions._outline(page) != actions._outline(original))


def test_an_address_that_no_reader_can_be_given_is_loaded_by_nobody() -> None:
    create_guide()
    LegalStanding.objects.create(
        key="punished", name="A body", hosts="punished.example", country="KZ", kind="undesirable",
        since="2020-01-01", exactness="day", source=small_guide.SOURCE.key,
    )  # fmt: skip
    bad = replace(topic("en"), key=f"{topic('en').key}-more", summary="Look at punished.example")
    with pytest.raises(ValidationError, match=r"punished\.example"):
        actions._create_pages([bad], conversion.media_names())
