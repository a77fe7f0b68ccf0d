"""Translating side by side: what changed is marked, nothing typed is lost, a second person publishes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from django.utils.html import escape

from amanjol.foundation.organisations.tests.cast import browser
from amanjol.foundation.organisations.tests.journal_reader import entries_seen_by
from amanjol.public.guide import conversion
from amanjol.public.guide import documents as d
from amanjol.public.guide.models import ArticlePage, TopicPage
from amanjol.public.guide.saving import version_of
from amanjol.public.guide.tests.small_guide import RIGHTS, page_of, publish
from amanjol.public.guide.translation.actions import draft_of
from amanjol.public.guide.translation.originals import versions_of
from amanjol.public.guide.translation.sheets import sheet_of
from amanjol.public.guide.translation.texts import texts_of
from amanjol.public.guide.views import translating

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

    from amanjol.public.guide.tests.small_guide import People

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("guide"),
]

# A step in between, a sentence changed: what the Uzbek page has must stay beside what it translates.
CHANGED = replace(
    RIGHTS,
    blocks=(
        d.Text("Your pay is **yours alone**.", heading="Pay", sources=("ministry",)),
        d.Steps(
            (d.Step("Keep a copy.", "Take a photo."), d.Step("Write the date."), d.Step("Ask for help.")),
            sources=("ministry",),
        ),
        *RIGHTS.blocks[2:],
    ),
)  # fmt: skip


@pytest.fixture
def gulnara(people: People) -> Client:
    return browser(people.gulnara)


def _address(key: str = "kr/your-rights", language: str = "uz") -> str:
    return f"/cms/translate/{language}/{page_of(key, 'en').translation_key}/"


def _form(key: str, language: str, **changes: str) -> dict[str, str]:
    """What the page would send."""
    original = page_of(key, "en")
    draft = draft_of(versions_of(original.translation_key).get(language))
    sheet = sheet_of(original, draft)
    typed = {row.place.path: row.translation for row in sheet.rows}
    base = version_of(draft.latest_revision) if draft else ""
    hidden = {"revision": str(sheet.revision.pk), "base": base, "from": "en", "state": "drafted"}
    return hidden | typed | changes


def _draft(key: str, language: str = "uz") -> d.Document:
    draft = draft_of(versions_of(page_of(key, "en").translation_key)[language])
    assert draft is not None
    return conversion.document_of(draft)


def _send(
    client: Client, form: dict[str, str], key: str = "kr/your-rights", language: str = "uz"
) -> Response:
    return client.post(_address(key, language), form)


def test_both_texts_stand_side_by_side(gulnara: Client) -> None:
    page = gulnara.get(_address()).text
    assert "Your pay is **yours**." in page
    assert "Ish haqingiz **sizniki**." in page
    assert "as it was when the translation was last finished" in page
    assert "kr-line" in page  # a contact comes along by itself


def test_the_sources_of_a_block_stand_beside_its_kind(gulnara: Client) -> None:
    page = gulnara.get(_address()).text
    assert page.count('<span class="desk-soft">ministry</span></h2>') == 2  # of the text and of the steps
    assert '<span class="desk-badge">Contact</span> kr-line' in page


def test_what_changed_is_marked_and_the_rest_stays_beside_its_text(gulnara: Client) -> None:
    publish(CHANGED)
    page = gulnara.get(_address()).text
    assert "<ins>" in page
    assert "2 texts of the original changed" in page
    rows = {
        row.place.path: row
        for row in sheet_of(page_of("kr/your-rights", "en"), page_of("kr/your-rights", "uz")).rows
    }
    assert (rows["blocks.0.body"].change, rows["blocks.0.heading"].change) == ("changed", "same")
    assert (rows["blocks.1.items.1.do"].change, rows["blocks.1.items.1.do"].translation) == ("new", "")
    assert rows["blocks.1.items.2.do"].translation == "Yordam soʻrang."


def test_a_draft_keeps_the_marks_and_publishes_nothing(gulnara: Client, people: People) -> None:
    publish(CHANGED)
    response = _send(gulnara, _form("kr/your-rights", "uz", **{"blocks.0.body": "Ish haqi faqat sizniki."}))
    assert response.status_code == 302
    assert page_of("kr/your-rights", "uz").body.raw_data[0]["value"]["body"] == "Ish haqingiz **sizniki**."
    assert texts_of(_draft("kr/your-rights"))["blocks.0.body"] == "Ish haqi faqat sizniki."
    page = gulnara.get(_address()).text
    assert "2 texts of the original changed" in page
    assert "Ish haqi faqat sizniki." in page
    assert "Yordam soʻrang." in page
    assert len(entries_seen_by(people.gulnara, "guide.translation-saved")) == 1


def test_what_is_finished_waits_for_a_second_person_and_then_replaces_the_old(
    gulnara: Client, people: People
) -> None:
    publish(CHANGED)
    new = {"blocks.0.body": "Faqat sizniki.", "blocks.1.items.1.do": "Sanasini yozing.", "finish": "1"}
    assert _send(gulnara, _form("kr/your-rights", "uz", state="read", **new)).status_code == 302
    page = page_of("kr/your-rights", "uz")
    assert page.live_revision_id != page.latest_revision_id
    locked = gulnara.get(_address()).text
    assert "waits for the second person" in locked
    assert "Submit for review" not in locked
    assert _send(gulnara, _form("kr/your-rights", "uz", title="Boshqa")).status_code == 422

    approve = reverse("guide_compare", args=[page.pk])
    approval = {"revision": version_of(page.latest_revision), "decision": "approve"}
    gulnara.post(approve, approval)
    assert page_of("kr/your-rights", "uz").live_revision_id == page.live_revision_id  # not the author herself
    browser(people.timur).post(approve, approval)
    page = page_of("kr/your-rights", "uz")
    document = conversion.document_of(page)
    assert texts_of(document)["blocks.1.items.1.do"] == "Sanasini yozing."
    assert document.blocks[2:] == RIGHTS.blocks[2:]
    assert page.translation_state == "read"
    assert page.made_from_id == page_of("kr/your-rights", "en").live_revision_id
    assert "as it was when the translation was last finished" in gulnara.get(_address()).text


def test_a_missing_translation_starts_from_the_originals_blocks(gulnara: Client) -> None:
    assert "There is no translation yet" in gulnara.get(_address("general/kept-passport")).text
    form = _form(
        "general/kept-passport", "uz", title="Pasport", **{"blocks.0.items.0": "Kim olganini yozing."}
    )
    assert _send(gulnara, form, "general/kept-passport").status_code == 302
    page = ArticlePage.objects.get(locale__language_code="uz")
    assert (page.live, page.slug, page.title) == (False, "kept-passport", "Pasport")
    draft = _draft("general/kept-passport")
    assert draft.blocks == (d.Checklist(("Kim olganini yozing.", ""), sources=("ministry",)),)


def test_a_russian_translator_reads_russian_words_of_the_country_and_of_where_a_text_stands(
    gulnara: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = {"ru": {"kr": "Республика Корея"}, "en": {"kr": "Korea"}}
    monkeypatch.setattr(translating, "country_names", names.__getitem__)
    assert "· Korea" in gulnara.get(_address()).text
    assert _send(gulnara, _form("kr/your-rights", "uz", title="Haqlar", finish="1")).status_code == 302
    gulnara.post("/language/", {"language": "ru", "next": "/cms/"})
    assert "· Республика Корея" in gulnara.get(_address()).text
    first = gulnara.get("/cms/").text
    assert "ждёт второго человека" in first
    assert "Second person" not in first
    assert re.search(r"\d+ страниц[аы]? <span", first)


def test_a_topic_needs_its_country_first(gulnara: Client) -> None:
    response = _send(gulnara, _form("kr/your-rights", "tk", title="Hukuklaryňyz"), language="tk")
    assert response.status_code == 422
    assert "translate the country&#x27;s page first" in response.text
    assert "Hukuklaryňyz" in response.text  # what was typed is kept
    assert not TopicPage.objects.filter(locale__language_code="tk").exists()


@pytest.mark.parametrize(
    ("path", "typed", "said"),
    [
        ("blocks.1.items.0.do", "", "Write the translation."),
        ("summary", "s" * 161, "Longer than 160 characters"),
        ("blocks.0.body", "Bu **ochiq.", "come in pairs"),
        ("blocks.0.body", "Bu sоʻz.", "mixes Latin and Cyrillic"),
        (
            "blocks.0.body",
            "Ваша зарплата принадлежит только вам",
            "Most letters are not those of this language",
        ),
        ("blocks.0.body", "Bu \u202e teskari.", "cannot be printed"),
    ],
)
def test_a_faulty_text_is_not_submitted_and_not_lost(
    gulnara: Client, path: str, typed: str, said: str
) -> None:
    before = page_of("kr/your-rights", "uz").latest_revision_id
    response = _send(gulnara, _form("kr/your-rights", "uz", finish="1", **{path: typed}))
    assert response.status_code == 422
    assert said in response.text
    assert escape(typed) in response.text
    assert page_of("kr/your-rights", "uz").latest_revision_id == before
    assert _send(gulnara, _form("kr/your-rights", "uz", **{path: typed})).status_code == 302  # a draft may


def test_uzbek_apostrophes_of_any_keyboard_become_the_right_letters(gulnara: Client) -> None:
    _send(gulnara, _form("kr/your-rights", "uz", title="O'zbekcha ma'lumot bog‘ ostida"))
    assert _draft("kr/your-rights").title == "Oʻzbekcha maʼlumot bogʻ ostida"


def test_two_who_translate_at_once_lose_nothing(gulnara: Client, people: People) -> None:
    mine = _form("kr/your-rights", "uz", title="Meniki")
    _send(browser(people.lola), _form("kr/your-rights", "uz", title="Unikisi"))
    response = _send(gulnara, mine)
    assert response.status_code == 422
    assert "Somebody else saved this translation" in response.text
    assert "Meniki" in response.text
    assert _draft("kr/your-rights").title == "Unikisi"


def test_an_original_that_is_published_meanwhile_is_told_at_once(gulnara: Client) -> None:
    form = _form("kr/your-rights", "uz", finish="1", title="Haqlaringiz")
    publish(CHANGED)
    assert _send(gulnara, form).status_code == 302
    draft = _draft("kr/your-rights")
    assert [step.do for step in draft.blocks[1].items] == ["Nusxasini saqlang.", "Yordam soʻrang."]  # type: ignore[union-attr]
    assert "changed: 2" in gulnara.get(_address()).text


@pytest.mark.parametrize("language", ["xx", "en"])
def test_a_language_that_is_none_is_not_there(gulnara: Client, language: str) -> None:
    assert gulnara.get(_address(language=language)).status_code == 404


def test_an_original_is_not_translated_into_itself(gulnara: Client) -> None:
    page = page_of("kr/your-rights", "uz")
    page.translation_state = "read"
    page.save_revision().publish()
    assert gulnara.get(_address(language="en")).status_code == 404
    assert _send(gulnara, {"from": "uz", "title": "x"}, language="en").status_code == 404


@pytest.mark.parametrize("revision", ["", "x", "9" * 30, "1"])
def test_a_forged_revision_is_not_there(gulnara: Client, revision: str) -> None:
    form = _form("kr/your-rights", "uz", revision=revision)
    assert _send(gulnara, form).status_code == 404


def test_only_translators_and_editors_translate(people: People) -> None:
    for member, status in ((people.lola, 200), (people.timur, 403), (people.berk, 403)):
        assert browser(member).get(_address()).status_code == status
