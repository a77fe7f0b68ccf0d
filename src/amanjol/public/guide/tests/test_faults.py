"""What is wrong with an article is said beside the field or block that it is wrong in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.test.utils.form_data import nested_form_data, streamfield

from amanjol.foundation.organisations.tests.cast import browser
from amanjol.public.guide import conversion
from amanjol.public.guide import documents as d
from amanjol.public.guide.faults import faults_in
from amanjol.public.guide.tests.small_guide import COUNTRY, RIGHTS, RIGHTS_UZ, page_of

if TYPE_CHECKING:
    from amanjol.public.guide.tests.small_guide import People

OPEN = "**never closed"
STARS = "Two stars (**) come in pairs around words, within one paragraph."
BIDI = "contains the bidirectional control U+202E, which can make a text read as another."
LAW = ("ministry",)


def _said(document: d.Document) -> list[tuple[str, str]]:
    return [(fault.path, f"{fault.where}: {fault.sentence}") for fault in faults_in(document)]


def test_a_sound_article_has_none() -> None:
    assert faults_in(RIGHTS) == faults_in(COUNTRY) == faults_in(RIGHTS_UZ) == []


@pytest.mark.parametrize(
    ("block", "path", "sentence"),
    [
        (
            d.Steps((d.Step("Ask."), d.Step("Go.", OPEN)), heading="Before you sign"),
            "blocks.1.items.1.how",
            f"Block 2 (Steps “Before you sign”), How 2: {STARS}",
        ),
        (d.Checklist(("Ask.", OPEN)), "blocks.1.items.1", f"Block 2 (Checklist “Ask.”), Item 2: {STARS}"),
        (d.Warn("A" * 41, OPEN), "blocks.1.more", f"Block 2 (Warning “{'A' * 40}…”), What to do: {STARS}"),
        (
            d.Quiz((d.QuizQuestion("Who?", ("I", OPEN), "1", "So."),)),
            "blocks.1.items.0.choices.1",
            f"Block 2 (Quiz “Who?”), Choice 1.2: {STARS}",
        ),
        (d.Text(""), "blocks.1.body", "Block 2 (Text), Text: Write something here."),
        (
            d.Law("L" * 301, "Says."),
            "blocks.1.name",
            f"Block 2 (Law “{'L' * 40}…”), Name of the law: Longer than 300 characters: shorten it.",
        ),
        (
            d.Phrases("ko", (d.Phrase("\u202eHelp", "Help"),)),
            "blocks.1",
            "Block 2 (Sentences for the emergency card “Help”): It cannot be kept like this: " + BIDI,
        ),
    ],
)  # fmt: skip
def test_a_block_is_named_by_number_kind_and_first_words(block: d.Block, path: str, sentence: str) -> None:
    sourced = block if isinstance(block, d.ContactRef | d.Questions) else replace(block, sources=LAW)
    assert _said(replace(RIGHTS, blocks=(d.Text("Sound.", sources=LAW), sourced))) == [(path, sentence)]


def test_every_fault_is_told_not_the_first_alone() -> None:
    document = replace(
        COUNTRY, title="A\u202eB", summary=OPEN, figures=(d.KeyFigure("9", OPEN, "2026", "ministry"),),
        blocks=(d.Text(OPEN), d.Text(OPEN, sources=LAW)),
    )  # fmt: skip
    paths = ["title", "summary", "figures.0.counts", "blocks.0.body", "blocks.1.body"]
    assert [fault.path for fault in faults_in(document)] == paths
    assert _said(document)[2][1] == f"Key figure 1 “9”, What it counts: {STARS}"


def test_an_apostrophe_of_another_language_is_shown() -> None:
    [(path, sentence)] = _said(replace(RIGHTS_UZ, summary="So'm va o'n"))
    assert (path, sentence.startswith(": The apostrophe in “So'm va o'n” is another")) == ("summary", True)


def test_a_fact_without_a_source_is_named() -> None:
    blocks = (d.Text("Sound.", sources=LAW), d.Text("Sound.", heading="Pay"), d.ContactRef("kr-line"))
    document = replace(RIGHTS, blocks=(*blocks, d.Poster("a.svg", "It needs none.")))
    assert _said(document) == [("blocks.1", "Block 2 (Text “Pay”): Has no source: choose one in the block.")]


@pytest.mark.django_db
@pytest.mark.usefixtures("guide")
def test_the_form_marks_the_fields_and_lists_the_blocks(people: People) -> None:
    page = page_of("kr/your-rights", "en")
    body = [
        ("text", {"heading": "Pay", "body": OPEN, "sources": _listed("ministry")}),
        ("checklist", _list("Ask.", OPEN)),
    ]
    form = {"title": "Your rights", "slug": "your-rights", "summary": "Pay\u202e and rest", "look_again_on": "",
            "translation_state": "original", "body": streamfield(body),
            "lawyer_for": streamfield([])}  # fmt: skip
    response = browser(people.lola).post(f"/cms/pages/{page.pk}/edit/", nested_form_data(form))
    errors = response.context["form"].errors.as_data()
    assert [error.message for error in errors["summary"]] == [
        "Holds a character that cannot be printed: type the text anew."
    ]
    [stream] = errors["body"]
    form_errors = stream.as_json_data()
    assert form_errors["messages"] == [
        f"Block 2 (Checklist “Ask.”), Item 2: {STARS}",
        f"Block 1 (Text “Pay”), Text: {STARS}",
    ]
    assert form_errors["blockErrors"] == {
        0: {"blockErrors": {"body": {"messages": [STARS]}}},
        1: {"blockErrors": {"items": {"blockErrors": {1: {"messages": [STARS]}}}}},
    }
    assert "Block 2 (Checklist" in response.text


@pytest.mark.django_db
@pytest.mark.usefixtures("guide")
def test_the_form_keeps_the_sources_of_each_block(people: People) -> None:
    page = page_of("kr/your-rights", "en")
    change = {"what": "Register.", "since": "01.09.2026", "state": "to_start", "who": "Workers", "do": "Ask."}
    body = [("change", change | {"sources": _listed("ministry")}), ("checklist", _list("Ask."))]
    form = {"title": "Your rights", "slug": "your-rights", "summary": "Pay", "look_again_on": "",
            "translation_state": "original", "body": streamfield(body),
            "lawyer_for": streamfield([])}  # fmt: skip
    response = browser(people.lola).post(f"/cms/pages/{page.pk}/edit/", nested_form_data(form))
    assert response.status_code == 302
    draft = conversion.document_of(page_of("kr/your-rights", "en").get_latest_revision_as_object())
    assert draft.blocks == (
        d.Change("Register.", "2026-09-01", "to_start", "Workers", "Ask.", ("ministry",)),
        d.Checklist(("Ask.",), "", ("ministry",)),
    )


@pytest.mark.django_db
@pytest.mark.usefixtures("guide")
def test_a_day_of_a_change_that_is_two_days_is_refused(people: People) -> None:
    page = page_of("kr/your-rights", "en")
    change = {"what": "Register.", "since": "05/06/2026", "state": "to_start", "who": "Workers", "do": "Ask."}
    body = [("change", change | {"sources": _listed("ministry")})]
    form = {"title": "Your rights", "slug": "your-rights", "summary": "Pay", "look_again_on": "",
            "translation_state": "original", "body": streamfield(body),
            "lawyer_for": streamfield([])}  # fmt: skip
    response = browser(people.lola).post(f"/cms/pages/{page.pk}/edit/", nested_form_data(form))
    [stream] = response.context["form"].errors.as_data()["body"]
    assert list(stream.as_json_data()["blockErrors"][0]["blockErrors"]) == ["since"]


@pytest.mark.django_db
@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize(
    ("typed", "stored"),
    [("2030-12-31", "2030-12-31"), ("31.12.2030", "2030-12-31"), ("31/31/2026", ""), ("05/06/2026", "")],
)
def test_a_day_that_is_none_or_two_is_refused(people: People, typed: str, stored: str) -> None:
    page = page_of("kr/your-rights", "en")
    form = {"title": "Your rights", "slug": "your-rights", "summary": "Pay", "look_again_on": typed,
            "translation_state": "original", "body": streamfield([("contact", "kr-line")]),
            "lawyer_for": streamfield([])}  # fmt: skip
    response = browser(people.lola).post(f"/cms/pages/{page.pk}/edit/", nested_form_data(form))
    if not stored:
        assert response.context["form"].errors == {
            "look_again_on": ["Write a day of the calendar, such as 2026-12-31 or 31.12.2026."]
        }
        return
    draft = page_of("kr/your-rights", "en").get_latest_revision_as_object()
    assert (response.status_code, draft.look_again_on.isoformat()) == (302, stored)


def _list(*items: str) -> dict[str, Any]:
    return {"heading": "", "items": _listed(*items), "sources": _listed("ministry")}


def _listed(*items: str) -> dict[str, Any]:
    entries = {str(at): {"value": item, "order": str(at), "deleted": ""} for at, item in enumerate(items)}
    return {"count": str(len(items)), **entries}


@pytest.mark.django_db
@pytest.mark.usefixtures("guide")
def test_without_a_form_the_sentences_are_there_too() -> None:
    page = page_of("kr/your-rights", "en")
    page.body = conversion.raw_from_blocks((d.Text(OPEN),), conversion.media_names())
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert refused.value.message_dict == {"body": [f"Block 1 (Text “{OPEN}”), Text: {STARS}"]}
