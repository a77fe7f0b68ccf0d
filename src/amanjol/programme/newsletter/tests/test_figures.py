"""Figures are quoted from what was approved, never typed; a correction reaches every issue that is out."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.foundation.once.tests.pressing import press
from amanjol.programme.newsletter.actions import deciding, writing
from amanjol.programme.newsletter.digits import look_like_figures
from amanjol.programme.newsletter.models import Block, Erratum, OpenIssue, Quote
from amanjol.programme.newsletter.tests.newsletter_cast import DESK, OPENLY, sent, today
from amanjol.programme.outreach.tests.open_reader import read
from amanjol.programme.results import actions as results
from amanjol.programme.results.kinds import Length

if TYPE_CHECKING:
    from amanjol.programme.newsletter.tests.newsletter_cast import NewsletterCast
    from amanjol.programme.results.models import Period

pytestmark = pytest.mark.django_db
SAYS = "354\N{NARROW NO-BREAK SPACE}people; several organisations may have counted the same people".replace(
    "\N{NARROW NO-BREAK SPACE}", " "
)


def page_of(cast: NewsletterCast) -> str:
    return f"{DESK}{cast.issue.pk}/"


def key_of(cast: NewsletterCast, code: str) -> str:
    return f"{cast.indicator(code).pk}.{cast.quarter.pk}"


def test_a_figure_is_chosen_from_a_list_and_said_with_its_wording(cast: NewsletterCast) -> None:
    press(cast.client, f"{page_of(cast)}figures/", {"figure": key_of(cast, "2.1")})
    typed = sent(text_en="We reached {figure:1}.", text_ru="Охвачено: {figure:1}.")
    press(cast.client, f"{page_of(cast)}blocks/text/", typed)
    assert f"We reached {SAYS}." in cast.client.get(f"{page_of(cast)}preview/en/").text
    assert "одних и тех же людей" in cast.client.get(f"{page_of(cast)}preview/ru/").text


def test_a_figure_stands_by_itself(cast: NewsletterCast) -> None:
    typed = sent(refers=key_of(cast, "2.1"), text_en="They came to us.", text_ru="Они пришли.")
    press(cast.client, f"{page_of(cast)}blocks/figure/", typed)
    block = Block.objects.get()
    assert block.quote is not None
    cast.publish()
    assert SAYS in read(f"{OPENLY}{cast.issue.pk}/")


def test_of_few_people_and_of_an_open_period_nothing_is_offered_nor_taken(cast: NewsletterCast) -> None:
    page = cast.client.get(page_of(cast)).text
    assert key_of(cast, "2.1") in page
    assert key_of(cast, "3.4") not in page  # seven people
    with pytest.raises(writing.NotReleased):
        cast.quote("3.4")
    answer = press(cast.client, f"{page_of(cast)}figures/", {"figure": key_of(cast, "3.4")})
    assert answer.status_code == 200
    assert not Quote.objects.exists()


def typed_of(value: int) -> dict[str, Any]:
    return {
        "value": value, "of_organisations": 1, "parts": {}, "evidence": "List", "link": "", "reason": "Came late",
    }  # fmt: skip


def told(cast: NewsletterCast, code: str, value: int, period: Period | None = None) -> None:
    """Of the quarter, which is locked, or of another period; approved by the second person."""
    figure = results.write_figure(
        indicator=cast.indicator(code), period=period or cast.quarter, source="Yyldyz", values=typed_of(value),
        by=cast.aidar,
    )  # fmt: skip
    results.decide_figure(figure=figure, approves=True, by=cast.zarina)


@pytest.mark.parametrize(
    ("others", "is_refused"), [(42, True), (34, True), (33, False), (43, False), (52, True)]
)
def test_two_figures_whose_difference_tells_of_few_people_are_not_said_together(
    cast: NewsletterCast, others: int, is_refused: bool
) -> None:
    told(cast, "2.2", others)
    cast.quote("3.1")  # 43 people
    page = press(cast.client, f"{page_of(cast)}figures/", {"figure": key_of(cast, "2.2")})
    assert (page.status_code == 200 and "differ by one to nine" in page.text) == is_refused
    assert Quote.objects.count() == (1 if is_refused else 2)


def test_nor_in_two_issues_one_after_the_other(cast: NewsletterCast) -> None:
    cast.quote("3.1")
    cast.block(text_en="We supported {figure:1}.")
    cast.publish()
    deciding.withdraw(issue=cast.issue, why="Who read it has it.", by=cast.aidar)
    told(cast, "2.2", 49)
    cast.issue = cast.issue_of(cast.aidar)
    with pytest.raises(writing.TooNear):
        cast.quote("2.2")


def in_month(cast: NewsletterCast, value: int, month: int = 7, code: str = "2.1") -> Quote:
    """Of a month of the quarter, which is locked; quoted."""
    (year, of), last = (cast.quarter.first_day.year, cast.results), monthrange(2026, month)[1]
    first_day, last_day = date(year, month, 1), date(year, month, last)
    period = results.add_period(
        programme=of.programme, length=Length.MONTH, first_day=first_day, last_day=last_day, by=of.aidar
    )
    told(cast, code, value, period)
    results.lock_period(period=period, by=of.aidar)
    return writing.quote(issue=cast.issue, indicator=of.indicator(code), period=period, by=of.aidar)


@pytest.mark.parametrize(("value", "is_refused"), [(349, True), (345, True), (344, False), (354, False)])
def test_a_quarter_and_a_month_in_it_leave_no_few(cast: NewsletterCast, value: int, is_refused: bool) -> None:
    cast.quote()  # 354 people in the quarter
    if not is_refused:
        assert in_month(cast, value)
        return
    with pytest.raises(writing.TooNear):
        in_month(cast, value)


def test_nor_do_several_months_added_up(cast: NewsletterCast) -> None:
    in_month(cast, 150)
    in_month(cast, 200, 8)
    with pytest.raises(writing.TooNear):
        cast.quote()


def test_nor_what_another_issue_said_of_the_quarter(cast: NewsletterCast) -> None:
    cast.quote()
    cast.block(text_en="{figure:1}")
    cast.publish()
    deciding.withdraw(issue=cast.issue, why="Who read it has it.", by=cast.aidar)
    cast.issue = cast.issue_of(cast.aidar)
    with pytest.raises(writing.TooNear):
        in_month(cast, 349)


def test_a_month_that_was_corrected_to_leave_few_is_not_published(cast: NewsletterCast) -> None:
    cast.quote()
    month = in_month(cast, 200)
    cast.block(text_en="{figure:1}, {figure:2}")
    cast.hand_over()
    deciding.approve(issue=cast.issue, by=cast.zarina)
    fact = month.indicator.facts.get(period=month.period)
    figure = results.correct_figure(fact=fact, values=typed_of(349), by=cast.aidar)
    results.decide_figure(figure=figure, approves=True, by=cast.zarina)
    with pytest.raises(writing.TooNear):
        deciding.publish(issue=cast.issue, by=cast.aidar)


def test_what_a_correction_brought_near_is_not_published(cast: NewsletterCast) -> None:
    told(cast, "2.2", 60)
    cast.quote("3.1")
    cast.quote("2.2")
    cast.block(text_en="{figure:1}, {figure:2}.")
    cast.hand_over()
    deciding.approve(issue=cast.issue, by=cast.zarina)
    cast.correct("2.2", 48)
    answer = press(cast.client, f"{page_of(cast)}publish/", {})
    assert "differ by one to nine" in cast.client.get(answer.headers["Location"]).text
    assert not OpenIssue.objects.exists()


@pytest.mark.parametrize(
    "text", ["We reached {figure:2}.", "We reached {figure:one}.", "We reached {1}.", "We reached figure:1}."]
)
def test_a_sign_that_stands_for_no_figure_is_refused(cast: NewsletterCast, text: str) -> None:
    cast.quote()
    page = press(cast.client, f"{page_of(cast)}blocks/text/", sent(text_en=text))
    assert page.status_code == 200
    assert text in page.text
    assert not Block.objects.exists()


@pytest.mark.parametrize(
    "text",
    [
        "We reached 354 people.", "37% of them came back.", "12,5 процента вернулись", "Охвачено 354 человека.",
        "Обучены 1 200 женщин", "Помощь получили 42 пострадавших гражданина", "Women: 28", "45 trained young women",
        "Among 2040 women", "３５４ people", "354\u00a0people",
    ],
)  # fmt: skip
def test_digits_that_look_like_a_figure_are_flagged(text: str) -> None:
    assert look_like_figures(text)


@pytest.mark.parametrize(
    "text",
    [
        "On 12 March 2026 people met.", "12 марта 2026 года люди встретились.", "Since 2024 people ask.",
        "В 2026 году люди",
        "Law No. 72 of 2 April 2024", "{figure:12} people", "30.07.2026 women met", "Two women and 3 men met.",
        "Call 112.", "Статья 127 кодекса",
    ],
)  # fmt: skip
def test_years_days_and_laws_are_no_figures(text: str) -> None:
    assert look_like_figures(text) == []


def test_digits_are_changed_or_confirmed_with_a_reason(cast: NewsletterCast) -> None:
    typed = sent(text_en="She waited with 40 people.", text_ru="Ждали вместе.")
    page = press(cast.client, f"{page_of(cast)}blocks/text/", typed).text
    assert "looks like a figure: 40 people" in page
    assert "error-summary" in page
    assert "She waited with 40 people." in page
    assert look_like_figures("Охвачено 354 человека.") == ["354 человека"]
    press(cast.client, f"{page_of(cast)}blocks/text/", typed | {"digits_why": "The places in a bus."})
    assert Block.objects.get().digits_why == "The places in a bus."


def test_a_figure_that_a_text_says_is_not_taken_out(cast: NewsletterCast) -> None:
    quote = cast.quote()
    block = cast.block(text_en="We reached {figure:1}.")
    with pytest.raises(writing.InUse):
        writing.remove_quote(quote=quote, by=cast.aidar)
    writing.remove_block(block=block, by=cast.aidar)
    press(cast.client, f"{DESK}figures/{quote.pk}/remove/", {})
    assert not Quote.objects.exists()


def test_a_correction_is_said_on_everything_that_is_out(cast: NewsletterCast) -> None:
    cast.quote()
    cast.block(text_en="We reached {figure:1}.", text_ru="Охвачено: {figure:1}.")
    cast.publish()
    cast.correct("2.1", 230)
    page = read(f"{OPENLY}{cast.issue.pk}/")
    assert SAYS in page  # the text stands as it was
    assert f"Correction of {today()}." in page
    assert "348 people" in page
    assert "348" in cast.client.get(f"{page_of(cast)}preview/ru/").text
    cast.correct("2.1", 231)
    assert [(row.was, row.value) for row in Erratum.objects.all()] == [(354, 348), (348, 349)]


def test_a_correction_before_publication_is_no_erratum(cast: NewsletterCast) -> None:
    cast.quote()
    cast.block(text_en="We reached {figure:1}.")
    cast.correct("2.1", 230)
    cast.publish()
    assert "348 people" in read(f"{OPENLY}{cast.issue.pk}/")
    assert not Erratum.objects.exists()


def test_a_correction_to_few_people_says_no_number(cast: NewsletterCast) -> None:
    cast.quote("3.1")
    cast.block(text_en="We supported {figure:1}.")
    cast.publish()
    cast.correct("3.1", 8)
    page = read(f"{OPENLY}{cast.issue.pk}/")
    assert "a number that is not shown" in page
    assert "8 people" not in page
    assert Erratum.objects.get().value is None


def test_a_figure_of_few_people_by_now_keeps_an_issue_from_being_published(cast: NewsletterCast) -> None:
    cast.quote("3.1")
    cast.block(text_en="We supported {figure:1}.")
    cast.hand_over()
    deciding.approve(issue=cast.issue, by=cast.zarina)
    cast.correct("3.1", 8)
    with pytest.raises(deciding.FigureGone):
        deciding.publish(issue=cast.issue, by=cast.aidar)
