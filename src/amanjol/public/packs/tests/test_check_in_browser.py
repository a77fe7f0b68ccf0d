"""The check of a job offer asks more where the law of the country does: who may send, who pays, which permit."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from playwright.sync_api import expect

from amanjol.public.guide import documents as d
from amanjol.public.guide.content_files import read_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Route
    from playwright.sync_api import Page as Tab

    from amanjol.public.packs.tests.snapshots import Snapshot

ORIGIN = "http://guide.test/"
OFFER = "general/job-offer"
COUNTRIES = ("ae", "kr", "kz", "pl", "ru", "tr")


def questions_in(document: d.Document) -> tuple[d.Question, ...]:
    return next(block.items for block in document.blocks if isinstance(block, d.Questions))


# --- What is asked


def test_every_country_has_questions_of_its_law_and_they_are_alike_in_every_language() -> None:
    content = read_folder(Path(settings.CONTENT_ROOT))
    versions = {document.language: document for document in content.documents if document.key == OFFER}
    assert set(versions) == {document.language for document in content.documents}
    shape = [
        (question.country, question.raised_by, question.source) for question in questions_in(versions["en"])
    ]
    for document in versions.values():
        own = [(question.country, question.raised_by, question.source) for question in questions_in(document)]
        assert own == shape
        assert len({question.ask for question in questions_in(document)}) == len(shape)
    counted = Counter(country for country, _raised_by, _source in shape)
    assert set(counted) == {"", *COUNTRIES}
    sources = {source.key: source for source in content.sources}
    for country, _raised_by, key in shape:
        if country:
            assert sources[key].publisher, key
            assert key != "amanjol-editors"  # a law or an office says so, and no advice of ours


def test_a_source_of_a_country_is_that_of_its_own_pages_or_of_the_licence() -> None:
    """No rule stands in the check that the guide does not say elsewhere."""
    content = read_folder(Path(settings.CONTENT_ROOT))
    said = {
        key
        for document in content.documents
        if document.language == "en" and document.key != OFFER
        for block in document.blocks
        for key in getattr(block, "sources", ())
    }
    [offer] = [
        document for document in content.documents if (document.key, document.language) == (OFFER, "en")
    ]
    assert {question.source for question in questions_in(offer) if question.country} <= said


# --- How it is asked


@pytest.fixture
def tab(browser: Browser, built: Path) -> Iterator[Tab]:
    def serve(route: Route) -> None:
        file = built / route.request.url.removeprefix(ORIGIN).partition("#")[0]
        if file.is_file():
            route.fulfill(path=file)
        else:
            route.fulfill(status=404)

    context = browser.new_context(
        service_workers="block", reduced_motion="reduce", viewport={"width": 390, "height": 844}
    )
    context.route("**/*", serve)
    page = context.new_page()
    yield page
    context.close()


def asked(tab: Tab) -> list[str]:
    """Answers until the end."""
    questions = []
    step = tab.locator("[data-check] [data-step]")
    while step.is_visible():
        questions.append(step.locator("[data-ask]").inner_text())
        step.locator("[data-answer=unknown]").click()
    return questions


@pytest.mark.browser
@pytest.mark.parametrize("language", ["en", "uz", "ru"])
def test_who_says_where_they_go_is_asked_by_the_law_of_that_country(
    language: str, tab: Tab, guide: Snapshot
) -> None:
    questions = questions_in(guide.document(language, OFFER))
    of_everybody = [question.ask for question in questions if not question.country]
    of_korea = [question.ask for question in questions if question.country in ("", "kr")]
    assert len(of_korea) > len(of_everybody)
    tab.goto(f"{ORIGIN}{language}/{OFFER}.html")
    lead = tab.locator("[data-check] [data-lead]")
    expect(lead).to_contain_text(f"{len(of_everybody)}–{len(of_korea)}")
    tab.locator("[data-going=kr]").click()
    expect(tab.locator("[data-count]").first).to_contain_text(str(len(of_korea)))
    assert asked(tab) == of_korea
    [there] = tab.locator(
        "[data-calls] [data-country]"
    ).all()  # whom to call there, without being asked again
    assert there.get_attribute("data-country") == "kr"
    tab.locator("[data-result] [data-leave]").click()
    tab.locator('[data-going=""]').click()
    assert asked(tab) == of_everybody


@pytest.mark.browser
def test_who_comes_from_the_page_of_a_country_is_not_asked_where_they_go(tab: Tab, guide: Snapshot) -> None:
    questions = questions_in(guide.document("en", OFFER))
    of_korea = [question.ask for question in questions if question.country in ("", "kr")]
    tab.goto(f"{ORIGIN}en/{OFFER}.html#from-kr")
    expect(tab.locator("[data-where]")).to_be_hidden()
    expect(tab.locator("[data-check] [data-lead]")).to_contain_text(re.compile(rf"^{len(of_korea)} "))
    tab.locator("[data-begin]:visible").click()
    assert asked(tab) == of_korea


@pytest.mark.browser
def test_a_sign_of_a_country_stands_in_the_result_with_its_reason_and_source(
    tab: Tab, guide: Snapshot
) -> None:
    of_korea = [
        question for question in questions_in(guide.document("en", OFFER)) if question.country == "kr"
    ]
    tab.goto(f"{ORIGIN}en/{OFFER}.html#from-kr")
    tab.locator("[data-begin]:visible").click()
    step = tab.locator("[data-check] [data-step]")
    signs = {question.ask: question.raised_by for question in of_korea}
    while step.is_visible():
        answer = signs.get(step.locator("[data-ask]").inner_text(), "unknown")
        step.locator(f"[data-answer={answer}]").click()
    signs_shown = tab.locator("[data-signs-list] > li")
    expect(signs_shown).to_have_count(len(of_korea))
    for row, question in zip(signs_shown.all(), of_korea, strict=True):
        expect(row).to_contain_text(question.flag)
        expect(row).to_contain_text(question.why)
        expect(row.locator(".source")).to_be_visible()


def test_the_one_file_of_a_country_holds_its_own_questions_alone(built: Path, guide: Snapshot) -> None:
    [file] = [
        path for path in (built / "en/kr").glob("*.html") if "data-only" in path.read_text(encoding="utf-8")
    ]
    text = file.read_text(encoding="utf-8")
    assert set(re.findall(r'data-only="([a-z]{2})"', text)) == {"kr"}
    assert guide.phrases["en"]["country_kr"] in text


def test_without_script_a_question_says_for_which_country_it_is(built: Path) -> None:
    text = (built / f"en/{OFFER}.html").read_text(encoding="utf-8")
    assert set(re.findall(r'data-only="([a-z]{2})"', text)) == set(COUNTRIES)
    assert text.count('<p class="only">') == text.count("data-only=")
