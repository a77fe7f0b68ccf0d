"""A reviewer takes a wrong page down at once; putting it back needs a second person."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django_tasks_db.models import DBTaskResult
from wagtail.models import PageLogEntry

from amanjol.foundation.organisations.tests.cast import browser
from amanjol.foundation.organisations.tests.journal_reader import entries_seen_by
from amanjol.public.guide import actions, conversion, queries
from amanjol.public.guide.models import authors_since_published
from amanjol.public.guide.tests.small_guide import COUNTRY, RIGHTS, packs_asked_for, page_of, publish
from amanjol.public.packs.fallbacks import WholeGuide
from amanjol.public.packs.published import PublishedEdition

if TYPE_CHECKING:
    from amanjol.public.guide.tests.small_guide import People

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("guide")]

CHECKED = 'aria-describedby="otherwise" checked'
REASON = {"reason": "danger", "words": "The shelter it names is closed."}


def _address(key: str = "kr/your-rights", language: str = "en") -> str:
    return f"/cms/take-down/{page_of(key, language).pk}/"


def _live() -> set[tuple[str, str]]:
    return {(document.key, document.language) for document in queries.published_documents()}


def test_the_page_goes_at_once_with_its_reason(people: People) -> None:
    page = page_of("kr/your-rights", "en")
    DBTaskResult.objects.all().delete()
    before = _live()
    reply = browser(people.timur).post(_address(), REASON, follow=True).text
    assert "1 page is taken down" in reply
    assert "The shelter it names is closed." in reply
    assert before - _live() == {("kr/your-rights", "en")}
    assert packs_asked_for() == 1
    [entry] = entries_seen_by(people.timur, "guide.taken-down")
    assert (entry.subject_id, entry.details) == (
        str(page.pk),
        {"reason": "danger"},
    )  # no sentence in the journal
    logged = PageLogEntry.objects.get(action="guide.take_down")
    assert logged.data["words"] == "The shelter it names is closed."


def test_in_every_language(people: People) -> None:
    browser(people.timur).post(_address(), REASON | {"everywhere": "on"})
    assert {key for key, _language in _live()} == {"kr", "general/kept-passport"}


def test_the_fault_of_an_original_is_taken_down_everywhere_unless_somebody_says_otherwise(
    people: People,
) -> None:
    timur = browser(people.timur)
    assert CHECKED in timur.get(_address()).text
    translation = timur.get(_address(language="uz")).text
    assert 'name="everywhere"' in translation
    assert CHECKED not in translation
    assert (
        CHECKED not in timur.post(_address(), {"reason": "danger"}).text
    )  # what somebody left off stays off
    assert (
        'name="everywhere"' not in timur.get(_address("general/kept-passport")).text
    )  # there is one language


def test_what_readers_get_instead_is_said_and_is_what_they_get(people: People) -> None:
    timur, names = browser(people.timur), dict(settings.LANGUAGES)
    assert "finds nothing in its place" in timur.get(_address()).text  # no language lends Uzbek
    for document in (COUNTRY, RIGHTS):
        actions._create_pages(
            [replace(document, language="ru", translation="drafted")], conversion.media_names()
        )
    for language, lent in (("uz", "ru"), ("ru", "en")):
        page = timur.get(_address(language=language)).text
        assert f"gets the one in “{names[lent]}” instead" in page
        after = timur.post(_address(language=language), REASON, follow=True).text
        assert f"now gets the page in “{names[lent]}”" in after
        assert WholeGuide(PublishedEdition()).written_in(language, "kr/your-rights") == lent
    after = timur.post(_address(), REASON, follow=True).text
    assert "now gets the page" not in after


def test_a_country_takes_its_topics_along(people: People) -> None:
    browser(people.timur).post(_address("kr"), REASON)
    assert _live() == {("kr", "uz"), ("kr/your-rights", "uz"), ("general/kept-passport", "en")}


@pytest.mark.parametrize(
    "form", [{}, {"reason": "danger"}, {"words": "x"}, {"reason": "because", "words": "x"}]
)
def test_without_a_reason_nothing_goes(people: People, form: dict[str, str]) -> None:
    before = _live()
    response = browser(people.timur).post(_address(), form)
    assert response.status_code == 422
    assert "desk-problem" in response.text
    assert _live() == before


def test_only_reviewers_may(people: People) -> None:
    before = _live()
    for member in (people.lola, people.gulnara, people.berk):
        assert browser(member).get(_address()).status_code == 403
        assert browser(member).post(_address(), REASON).status_code == 403
    assert _live() == before


def test_the_button_is_the_reviewers_alone(people: People) -> None:
    page = page_of("kr/your-rights", "en")
    edit = f"/cms/pages/{page.pk}/edit/"
    assert _address() in browser(people.timur).get(edit).text
    assert _address() not in browser(people.lola).get(edit).text


def test_what_is_not_an_article_or_not_published_is_not_there(people: People) -> None:
    timur = browser(people.timur)
    home = queries.home_of("en")
    assert home is not None
    address = _address()
    timur.post(address, REASON)
    for path in (address, f"/cms/take-down/{home.pk}/", "/cms/take-down/999999/"):
        assert timur.get(path).status_code == 404
    assert queries.home_of("en").live  # type: ignore[union-attr]  # it is there


def test_putting_it_back_needs_another_than_who_wrote_it_anew(people: People) -> None:
    publish(RIGHTS, people.timur)
    browser(people.timur).post(_address(), REASON)
    page = page_of("kr/your-rights", "en")
    assert authors_since_published(page) == set()  # what readers saw before was approved then
    page.save_revision(user=people.lola.account)
    assert authors_since_published(page_of("kr/your-rights", "en")) == {people.lola.account_id}
