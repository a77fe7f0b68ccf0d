"""An installation from before: its pages, drafts and revisions get the sources of each block into the block."""

from __future__ import annotations

import json
from importlib import import_module
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection

from amanjol.public.guide import conversion
from amanjol.public.guide import documents as d
from amanjol.public.guide.faults import faults_in
from amanjol.public.guide.models import TranslatorFile
from amanjol.public.guide.tests.small_guide import create_guide, page_of
from amanjol.public.guide.translation.actions import draft_of
from amanjol.public.guide.translation.originals import document_at

if TYPE_CHECKING:
    from wagtail.models import Revision

    from amanjol.public.guide.models import GuidePage
    from amanjol.public.guide.tests.small_guide import People

migration = import_module("amanjol.public.guide.migrations.0011_move_sources_into_blocks")


def _text(body: str, number: int) -> dict[str, Any]:
    return {"type": "text", "value": {"heading": "", "body": body}, "id": f"text-{number}"}


def _source(key: str | None) -> dict[str, Any]:
    return {"type": "source", "value": key, "id": f"source-{key}"}


STEPS = {
    "type": "steps",
    "value": {"heading": "", "items": [{"type": "item", "value": {"do": "Go.", "how": ""}}]},
    "id": "s",
}
CONTACT = {"type": "contact", "value": "kr-line", "id": "c"}
OLD = [
    _text("One", 1),
    STEPS,
    CONTACT,
    _source("law"),
    _text("Two", 2),
    _source("news"),
    CONTACT,
    _text("Three", 3),
]


def test_a_source_goes_to_all_that_stood_above_it() -> None:
    blocks = conversion.blocks_from_raw(
        migration.with_own_sources(json.loads(json.dumps(OLD))), conversion.MediaNames({}, {})
    )
    assert blocks == (
        d.Text("One", sources=("law",)), d.Steps((d.Step("Go."),), sources=("law",)), d.ContactRef("kr-line"),
        d.Text("Two", sources=("news",)), d.ContactRef("kr-line"), d.Text("Three"),
    )  # fmt: skip


def test_two_in_a_row_speak_for_the_same() -> None:
    blocks = migration.with_own_sources(
        [_text("One", 1), _source("law"), _source("news"), _text("Two", 2), _source("law")]
    )
    keys = [[item["value"] for item in block["value"]["sources"]] for block in blocks]
    assert keys == [["law", "news"], ["law"]]


def test_what_a_draft_has_not_chosen_yet_goes() -> None:
    assert migration.with_own_sources([_text("One", 1), _source(None), CONTACT]) == [_text("One", 1), CONTACT]


def _as_before(page: GuidePage, body: list[dict[str, Any]]) -> None:
    """What the version before stored of it."""
    text = json.dumps(body, ensure_ascii=False)
    with connection.cursor() as cursor:
        table = type(page)._meta.db_table
        sql = f"UPDATE {table} SET body = %s::jsonb WHERE page_ptr_id = %s"  # noqa: S608  a table of ours
        cursor.execute(sql, [text, page.pk])


def _revision_as_before(revision: Revision, body: list[dict[str, Any]]) -> None:
    revision.content["body"] = json.dumps(body, ensure_ascii=False)
    revision.save(update_fields=["content"])


@pytest.mark.django_db
def test_pages_drafts_and_translations_are_moved_and_nothing_is_lost(people: People) -> None:
    create_guide()
    media = conversion.media_names()
    english, uzbek = page_of("kr/your-rights", "en"), page_of("kr/your-rights", "uz")
    live = [_text("Your pay", 1), CONTACT, _source("ministry")]
    draft = [_text("Your pay, newer", 1), _source("ministry"), _text("Nothing yet", 2)]
    translated = [_text("Ish haqi", 1), CONTACT, _source("ministry")]
    _as_before(english, live)
    _as_before(uzbek, translated)
    _revision_as_before(english.live_revision, live)
    _revision_as_before(uzbek.live_revision, translated)
    newer = english.save_revision(clean=False)
    _revision_as_before(newer, draft)
    country = page_of("kr", "en")
    untouched = country.body.raw_data[0]["value"]["body"]
    TranslatorFile.objects.create(language="uz", sheet="Texts", rows=[], sent_by=people.gulnara.account)

    migration.move(None, SimpleNamespace(connection=connection))

    sound = (d.Text("Your pay", sources=("ministry",)), d.ContactRef("kr-line"))
    english, uzbek = page_of("kr/your-rights", "en"), page_of("kr/your-rights", "uz")
    assert conversion.document_of(english).blocks == sound
    assert document_at(english.live_revision, english, media).blocks == sound
    assert conversion.document_of(uzbek).blocks == (d.Text("Ish haqi", sources=("ministry",)), sound[1])
    assert document_at(uzbek.made_from, english, media).blocks == sound
    moved_draft = draft_of(english)
    assert moved_draft is not None
    assert conversion.document_of(moved_draft).blocks == (
        d.Text("Your pay, newer", sources=("ministry",)), d.Text("Nothing yet"),
    )  # fmt: skip
    assert [fault.path for fault in faults_in(conversion.document_of(moved_draft))] == ["blocks.1"]
    assert faults_in(conversion.document_of(uzbek)) == []
    assert page_of("kr", "en").body.raw_data[0]["value"]["body"] == untouched
    assert not TranslatorFile.objects.exists()
    before = page_of("kr/your-rights", "en").body.get_prep_value()
    migration.move(None, SimpleNamespace(connection=connection))
    assert page_of("kr/your-rights", "en").body.get_prep_value() == before
