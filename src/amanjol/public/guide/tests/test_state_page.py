"""The state of the guide: a state for each article in each language, and what is owed to readers."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.utils import timezone

from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.directory.models import Contact
from amanjol.foundation.organisations.tests.cast import browser
from amanjol.public.guide import documents as d
from amanjol.public.guide.models import Source
from amanjol.public.guide.reports import facts, progress
from amanjol.public.guide.reports.facts import Doubt
from amanjol.public.guide.reports.progress import CellState
from amanjol.public.guide.tests.small_guide import GENERAL, RIGHTS, RIGHTS_UZ, create_guide, page_of, publish

if TYPE_CHECKING:
    from amanjol.public.guide.tests.small_guide import People

pytestmark = pytest.mark.django_db

PAGE = "/cms/state/"


def _state(key: str, language: str) -> CellState:
    article = next(row for row in progress.articles() if row.key == key)
    return article.cell(language).state


@pytest.fixture
def guide(db: None) -> None:
    """Not once for the module: some tests make one of their own."""
    create_guide()


def test_each_state_has_its_word(guide: None) -> None:
    assert _state("kr/your-rights", "en") is CellState.ORIGINAL
    assert _state("kr/your-rights", "uz") is CellState.DRAFTED
    assert _state("kr/your-rights", "tk") is CellState.MISSING
    publish(replace(RIGHTS, blocks=(d.Text("All new.", sources=("ministry",)), *RIGHTS.blocks[1:])))
    assert _state("kr/your-rights", "uz") is CellState.CHANGED
    page = page_of("kr/your-rights", "uz")
    page.made_from = page_of("kr/your-rights", "en").live_revision
    page.translation_state = "read"
    page.save_revision().publish()
    assert _state("kr/your-rights", "uz") is CellState.READ
    page_of("kr/your-rights", "uz").unpublish()
    assert _state("kr/your-rights", "uz") is CellState.DOWN


def test_a_translation_with_other_blocks_is_half(db: None) -> None:
    create_guide(*[replace(RIGHTS, key="general/a", kind="general")], replace(
        RIGHTS_UZ, key="general/a", kind="general", blocks=RIGHTS_UZ.blocks[1:]))  # fmt: skip
    assert _state("general/a", "uz") is CellState.HALF


def test_a_new_date_or_source_asks_nothing_of_translators(guide: None) -> None:
    page = page_of("kr/your-rights", "en")
    page.look_again_on = timezone.localdate() + timedelta(days=400)
    page.save_revision().publish()
    assert _state("kr/your-rights", "uz") is CellState.DRAFTED


def test_readers_are_told_of_the_day_on_which_the_original_went_ahead(guide: None) -> None:
    assert progress.newer_originals() == {}
    publish(replace(RIGHTS, blocks=(d.Text("All new.", sources=("ministry",)), *RIGHTS.blocks[1:])))
    today = timezone.localdate().isoformat()
    assert progress.newer_originals() == {("uz", "kr/your-rights"): today}
    page_of("kr/your-rights", "uz").unpublish()
    assert progress.newer_originals() == {}


def test_a_change_that_is_in_force_now_leaves_its_translation_behind(db: None) -> None:
    change = d.Change("Register.", "2026-07-01", "to_start", "Workers", "Ask.", ("ministry",))
    english = replace(GENERAL, blocks=(change,))
    uzbek = replace(GENERAL, language="uz", translation="drafted", blocks=(replace(change, what="Roʻyxat."),))
    create_guide(english, uzbek)
    assert progress.newer_originals() == {}
    publish(replace(english, blocks=(replace(change, state="in_force"),)))
    assert list(progress.newer_originals()) == [("uz", GENERAL.key)]


def test_where_nobody_noted_what_was_translated_the_later_one_is_ahead(guide: None) -> None:
    page = page_of("kr/your-rights", "uz")
    page.made_from = None
    page.save_revision().publish()
    assert _state("kr/your-rights", "uz") is CellState.DRAFTED
    publish(RIGHTS)
    assert _state("kr/your-rights", "uz") is CellState.CHANGED
    assert list(progress.newer_originals()) == [("uz", "kr/your-rights")]


def test_days_since_the_day_to_look_again(guide: None) -> None:
    page = page_of("general/kept-passport", "en")
    for days, expected in ((3, 3), (0, 0), (-1, None)):
        page.look_again_on = timezone.localdate() - timedelta(days=days)
        page.save_revision().publish()
        article = next(row for row in progress.articles() if row.key == "general/kept-passport")
        assert article.cell("en").stale_days == expected


def test_sources_nobody_checked_with_the_facts_behind_them(guide: None) -> None:
    [row] = facts.unverified()
    assert (row.source.key, row.facts, row.articles) == (
        "ministry",
        5,
        3,
    )  # 1 + 1 figure, 2, 1: once a language
    assert facts.unverified(country="kz") == []
    Source.objects.update(needs_review=False, checked_by="Lola", checked_on="2026-11-01")
    assert facts.unverified() == []


def test_numbers_to_doubt_worst_first(guide: None) -> None:
    Contact.objects.filter(key="kr-third").update(number="9999999", country="KR")
    Contact.objects.filter(key="kr-second").update(
        last_dialled_on="2026-01-01", last_dialled_by="x", answered=False
    )
    doubts = [(doubt, contact.key) for doubt, contact in facts.doubtful_numbers()]
    expected = [(Doubt.HELD_BACK, "kr-third"), (Doubt.UNANSWERED, "kr-second"), (Doubt.NEVER, "kr-line")]
    assert doubts == expected  # and not the police
    Contact.objects.filter(key="kr-third").update(number="1282", country="UZ")
    assert facts.doubtful_numbers()[0][0] == Doubt.NOT_IN_PLAN
    assert facts.doubtful_numbers(country="kz") == []


def test_the_page_leads_to_where_each_is_repaired(people: People, guide: None) -> None:
    page = browser(people.lola).get(PAGE).text
    general = page_of("general/kept-passport", "en")
    assert f"/cms/translate/uz/{general.translation_key}/" in page
    assert f"/cms/pages/{general.pk}/edit/" in page
    assert "/cms/snippets/guide/source/edit/ministry/" in page
    assert "/cms/snippets/directory/contact/edit/kr-line/" in page


def test_filters_keep_one_country_and_one_language(people: People, guide: None) -> None:
    client = browser(people.timur)
    page = client.get(PAGE, {"country": "kr", "language": "uz"}).text
    assert GENERAL.title not in page
    assert 'scope="col" lang="uz"' in page
    assert 'scope="col" lang="tk"' not in page
    assert GENERAL.title in client.get(PAGE, {"country": "general"}).text
    assert client.get(PAGE, {"country": "'\"<", "language": "zz"}).status_code == 200


def test_translations_of_one_language_what_is_missing_first(people: People, guide: None) -> None:
    page = browser(people.gulnara).get("/cms/translate/", {"language": "uz"}).text
    assert page.index(GENERAL.title) < page.index(RIGHTS.title)
    assert browser(people.gulnara).get("/cms/translate/", {"language": "<"}).status_code == 200
    assert browser(people.timur).get("/cms/translate/").status_code == 403


def test_who_has_no_work_in_the_guide_is_refused(people: People, guide: None) -> None:
    assert browser(people.berk).get(PAGE).status_code == 403


@pytest.mark.parametrize("address", [PAGE, "/cms/translate/?language=uz"])
def test_three_articles_take_as_many_queries_as_one(people: People, address: str) -> None:
    create_guide(GENERAL)
    client = browser(people.lola)
    client.get(address)
    with QueriesOfPage(connection) as queries:
        assert GENERAL.title in client.get(address).text
    from amanjol.public.guide import actions, conversion  # noqa: PLC0415  only here

    for key in ("general/b", "general/c"):
        actions._create_pages([replace(GENERAL, key=key, title=key)], conversion.media_names())
    with QueriesOfPage(connection) as three:
        assert "general/c" in client.get(address).text
    assert len(queries) == len(three)


def test_the_first_page_of_the_editor_says_what_waits(guide: None, people: People) -> None:
    """For an editor and for a translator, each only what their role may do."""
    lola = browser(people.lola).get("/cms/").content.decode()
    missing = sum(
        cell.state is CellState.MISSING for article in progress.articles() for cell in article.cells
    )
    assert missing
    assert f"<strong>{missing}</strong> translations missing" in lola
    assert len(facts.unverified()) == 1
    assert "<strong>1</strong> source not checked" in lola
    gulnara = browser(people.gulnara).get("/cms/").content.decode()
    assert f"<strong>{missing}</strong> translations missing" in gulnara
    assert "not checked" not in gulnara
