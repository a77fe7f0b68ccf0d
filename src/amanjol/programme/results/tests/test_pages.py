"""Pages of a programme: what somebody reads, types and presses."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.utils import timezone

from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.once.tests.pressing import forms_of, press
from amanjol.foundation.once.tokens import new_token
from amanjol.programme.results import actions, queries
from amanjol.programme.results.kinds import Length
from amanjol.programme.results.models import Figure, Period, Programme, Target
from amanjol.programme.results.tests.results_cast import quarter_of

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.programme.results.tests.results_cast import ResultsCast

pytestmark = pytest.mark.django_db
TYPED = {
    "title_en": "North", "title_ru": "Север", "begins_on": "2026-01-01", "ends_on": "2026-12-31",
    "with_starter": "on", "currency": "UZS",
}  # fmt: skip
COUNTED: dict[str, Any] = {
    "source": "Yyldyz", "value": "30", "of_organisations": "1", "evidence": "List of 3 May", "link": "",
}  # fmt: skip


def figure_page(cast: ResultsCast, code: str) -> str:
    return f"/programme/indicators/{cast.indicator(code).pk}/periods/{cast.quarter.pk}/figure/"


def target_page(cast: ResultsCast, code: str) -> str:
    return f"/programme/indicators/{cast.indicator(code).pk}/periods/{cast.quarter.pk}/target/"


def addresses(cast: ResultsCast) -> list[str]:
    figure = cast.figure("2.1", 30)
    indicator, result = cast.indicator("2.1"), cast.indicator("2.1").result
    own = f"/programme/{cast.programme.pk}/"
    return [
        own, f"{own}change/", f"{own}results/new/", f"{own}periods/new/",
        f"/programme/results/{result.pk}/change/", f"/programme/results/{result.pk}/indicators/new/",
        f"/programme/indicators/{indicator.pk}/", f"/programme/indicators/{indicator.pk}/change/",
        f"/programme/periods/{cast.quarter.pk}/answer/",
        figure_page(cast, "2.1"), target_page(cast, "2.1"), f"/programme/facts/{figure.fact_id}/correct/",
        f"/programme/figures/{figure.pk}/send-back/",
    ]  # fmt: skip


def test_another_organisation_finds_nothing_of_it(cast: ResultsCast) -> None:
    for address in addresses(cast):
        assert cast.second.get(address).status_code == 200, address
        assert cast.rival.get(address).status_code == 404, address
    assert "Safe Road (fictional)" not in cast.rival.get("/programme/").text


def test_one_programme_is_the_first_page_and_of_two_one_is_chosen(cast: ResultsCast) -> None:
    assert "Wages recovered" in cast.client.get("/programme/").text
    answer = press(cast.client, "/programme/new/", TYPED)
    other = Programme.objects.get(title_en="North")
    assert answer["Location"] == f"/programme/{other.pk}/"
    page = cast.client.get("/programme/").text
    assert f"/programme/{other.pk}/" in page
    assert f"/programme/{cast.programme.pk}/" in page


def test_a_starter_without_a_currency_is_asked_for_one(cast: ResultsCast) -> None:
    page = press(cast.client, "/programme/new/", TYPED | {"currency": ""})
    assert "Choose in which currency wages recovered are counted." in page.text
    page = press(cast.client, "/programme/new/", TYPED | {"ends_on": "2025-12-31"})
    assert "The last day is not before the first." in page.text
    assert Programme.objects.count() == 1


def test_a_period_is_chosen_among_those_that_are_not_there(cast: ResultsCast) -> None:
    address = f"/programme/{cast.programme.pk}/periods/new/"
    assert "quarter:2026-07-01" not in cast.client.get(address).text
    press(cast.client, address, {"span": "half-year:2026-07-01"})
    row = Period.objects.get(length="half-year")
    assert (row.first_day, row.last_day) == (date(2026, 7, 1), date(2026, 12, 31))
    assert "Half-year 2 of 2026" in cast.client.get("/programme/").text
    assert press(cast.client, address, {"span": "quarter:2026-07-01"}).status_code == 200


def test_a_figure_is_written_by_one_and_approved_by_another(cast: ResultsCast) -> None:
    press(cast.client, figure_page(cast, "2.1"), COUNTED)
    figure = Figure.objects.get()
    approve = f"/programme/figures/{figure.pk}/approve/"
    assert press(cast.client, approve, {}).status_code == 403
    page = cast.second.get("/programme/").text
    assert "Waits for you as the second person" in page
    assert "Waits for you as the second person" not in cast.client.get("/programme/").text
    press(cast.second, approve, {})
    page = cast.client.get(f"/programme/indicators/{cast.indicator('2.1').pk}/").text
    assert "30 people" in page
    assert "approved: Zarina Chinar" in page


def test_what_was_typed_wrongly_is_said_and_nothing_is_lost(cast: ResultsCast) -> None:
    page = press(cast.client, figure_page(cast, "2.1"), COUNTED | {"link": "javascript:alert(1)"}).text
    assert "The whole address, which begins with https://" in page
    assert "List of 3 May" in page
    page = press(cast.client, figure_page(cast, "2.2"), COUNTED | {"sex-female": "21", "sex-male": "9"}).text
    assert "Fewer than 10 people in a part could be recognised: leave “Sex” empty." in page
    page = press(cast.client, figure_page(cast, "2.2"), COUNTED | {"sex-female": "20", "sex-male": "11"}).text
    assert "The parts add up to 31, and not to 30." in page
    for value in ("-1", "1.5", "x", "9" * 30):
        assert press(cast.client, figure_page(cast, "2.1"), COUNTED | {"value": value}).status_code == 200
    assert not Figure.objects.exists()
    press(cast.client, figure_page(cast, "2.2"), COUNTED | {"sex-female": "20", "sex-male": "10"})
    assert Figure.objects.get().parts == {"sex": {"female": 20, "male": 10, "unsaid": 0}}


def test_two_presses_write_one_figure(cast: ResultsCast) -> None:
    token = new_token()
    first, again = (press(cast.client, figure_page(cast, "2.1"), COUNTED, token) for _press in range(2))
    assert first["Location"] == again["Location"]
    another = press(cast.client, figure_page(cast, "2.1"), COUNTED)
    assert "A figure of this source is there" in another.text
    assert Figure.objects.count() == 1


def test_a_target_that_changed_meanwhile_is_shown(cast: ResultsCast) -> None:
    form = next(
        form for form in forms_of(cast.client.get(target_page(cast, "2.1")).text) if "gap" in form.filled
    )
    values = {"value": 50, "gap": ""}
    actions.set_target(indicator=cast.indicator("2.1"), period=cast.quarter, values=values, by=cast.zarina)
    page = cast.client.post(target_page(cast, "2.1"), form.but(value="40"))
    assert "somebody changed this while you wrote." in page.text
    assert Target.objects.get().value == 50


def test_the_page_says_what_keeps_a_period_open_and_then_locks_it(cast: ResultsCast) -> None:
    values = {"value": 40, "gap": ""}
    actions.set_target(indicator=cast.indicator("2.1"), period=cast.quarter, values=values, by=cast.aidar)
    cast.approved("2.1", 30)
    lock = f"/programme/periods/{cast.quarter.pk}/lock/"
    page = cast.client.get("/programme/").text
    assert "Below the target, and nobody has written why:" in page
    assert lock not in page
    assert "target 40, reached 75%" in page
    press(cast.client, lock, {})
    assert not Period.objects.filter(locked_at__isnull=False).exists()
    press(cast.client, target_page(cast, "2.1"), {"value": "40", "gap": "Snow"})
    press(cast.client, lock, {})
    assert Period.objects.filter(locked_at__isnull=False).exists()
    page = cast.client.get(target_page(cast, "2.1")).text
    assert 'name="value"' not in page


def test_who_says_few_people_is_heard_from(cast: ResultsCast) -> None:
    next_one = quarter_of(cast.programme, date(2026, 10, 1), date(2026, 12, 31), cast.aidar)
    cast.approved("2.1", 30)
    own = f"/programme/?period={next_one.pk}"
    assert "has said nothing of this one: Yyldyz" in " ".join(cast.client.get(own).text.split())
    address = f"/programme/periods/{next_one.pk}/answer/"
    assert '<option value="Yyldyz">' in cast.client.get(address).text
    assert press(cast.client, address, {"source": "Yyldyz"}).status_code == 200
    assert press(cast.client, address, {"source": "Yyldyz", "says": "few"}).status_code == 302
    page = cast.client.get(own).text
    assert "Yyldyz: reported: few people, no number handed on" in page
    assert "has said nothing of this one" not in page
    assert Figure.objects.count() == 1


def test_a_source_that_was_not_there_before_is_asked_about_once(cast: ResultsCast) -> None:
    cast.quarter, before = (
        quarter_of(cast.programme, date(2026, 10, 1), date(2026, 12, 31), cast.aidar),
        cast.quarter,
    )
    cast.approved("2.1", 30, period=before)
    address = figure_page(cast, "2.1")
    page = cast.client.get(address).text
    assert '<option value="Yyldyz">' in page
    assert "is_new_source" not in page
    page = press(cast.client, address, COUNTED | {"source": "Yildiz"}).text
    assert "Is it a new organisation, or another spelling?" in page
    assert Figure.objects.count() == 1
    press(cast.client, address, COUNTED | {"source": "Yildiz", "is_new_source": "on"})
    press(cast.client, figure_page(cast, "2.2"), COUNTED | {"source": "Yildiz"})
    press(cast.client, address, COUNTED)
    assert Figure.objects.count() == 4


def test_a_target_that_is_changed_asks_why(cast: ResultsCast) -> None:
    address = target_page(cast, "2.1")
    press(cast.client, address, {"value": "40", "gap": ""})
    assert "Write why the target is changed." in press(cast.client, address, {"value": "30", "gap": ""}).text
    press(cast.client, address, {"value": "30", "gap": "", "why": "The road was closed"})
    for page in (address, f"/programme/indicators/{cast.indicator('2.1').pk}/"):
        assert "First target: 40. Changed" in cast.client.get(page).text


def test_a_period_that_runs_says_why_it_is_not_locked(cast: ResultsCast) -> None:
    year = timezone.localdate().year
    period = actions.add_period(
        programme=cast.programme, length=Length.YEAR, first_day=date(year, 1, 1), last_day=date(year, 12, 31),
        by=cast.aidar,
    )  # fmt: skip
    lock, says = f"/programme/periods/{period.pk}/lock/", f"The period ends on 31.12.{year}"
    page = cast.client.get(f"/programme/?period={period.pk}").text
    assert says in page
    assert lock not in page
    press(cast.client, lock, {})
    assert says in cast.client.get("/programme/").text
    assert not Period.objects.filter(locked_at__isnull=False).exists()
    page = cast.client.get(f"/programme/?period={cast.quarter.pk}").text
    assert "Nobody can open it again." in page


def test_one_manager_alone_is_told_whom_to_ask(cast: ResultsCast) -> None:
    cast.figure("2.1", 30)
    page = f"/programme/indicators/{cast.indicator('2.1').pk}/"
    assert "You are alone here" not in cast.client.get(page).text
    cast.zarina.left_on = timezone.localdate()
    cast.zarina.save()
    assert "You are alone here" in cast.client.get(page).text
    assert "You are alone here" in cast.client.get("/programme/").text


def test_an_approved_indicator_says_that_it_stands(cast: ResultsCast) -> None:
    cast.approved("2.1", 30)
    row = cast.indicator("2.1")
    typed = {
        "code": "2.1",
        "title_en": row.title_en,
        "title_ru": row.title_ru,
        "definition_ru": row.definition_ru,
    }
    page = _indicator(cast.client, f"/programme/indicators/{row.pk}/change/", kind="people", **typed)
    assert "what is counted otherwise is a new indicator." in page.text
    assert cast.indicator("2.1").definition_en == row.definition_en


def test_a_correction_is_typed_with_its_reason(cast: ResultsCast) -> None:
    figure = cast.approved("2.1", 30)
    address = f"/programme/facts/{figure.fact_id}/correct/"
    assert press(cast.client, address, COUNTED | {"value": "28"}).status_code == 200
    press(cast.client, address, COUNTED | {"value": "28", "reason": "Two were one"})
    page = cast.client.get(f"/programme/indicators/{cast.indicator('2.1').pk}/").text
    assert "Reason: Two were one" in page
    assert "28 people" in page
    assert "30 people" in page


def test_what_is_sent_back_says_why(cast: ResultsCast) -> None:
    figure = cast.figure("2.1", 30)
    address = f"/programme/figures/{figure.pk}/send-back/"
    assert cast.client.get(address).status_code == 403
    page = cast.second.get(address).text
    assert "<h1>Send back: 30 people, Yyldyz</h1>" in page
    assert '<button class="btn main-button">Send back</button>' in page
    assert page.count(f'href="/programme/indicators/{figure.fact.indicator_id}/"') == 2
    press(cast.second, address, {"says": "Which list?"})
    assert "Which list?" in cast.client.get(f"/programme/indicators/{figure.fact.indicator_id}/").text


@pytest.mark.parametrize(("years", "badge"), [(-1, "late"), (1, "not yet")])
def test_the_page_names_who_is_late(cast: ResultsCast, years: int, badge: str) -> None:
    year = timezone.localdate().year + years
    first, last = (
        actions.add_period(
            programme=cast.programme, length=Length.HALF_YEAR, first_day=day, last_day=end, by=cast.aidar
        )
        for day, end in ((date(year, 1, 1), date(year, 6, 30)), (date(year, 7, 1), date(year, 12, 31)))
    )
    cast.approved("2.1", 30, period=first)
    page = " ".join(cast.client.get(f"/programme/?period={last.pk}").text.split())
    assert f"> {badge}</span> Counted in the period before and has said nothing of this one: Yyldyz<" in page
    assert "has said nothing of this one" not in cast.client.get(f"/programme/?period={first.pk}").text


def test_pages_ask_the_database_no_more_for_more_rows(cast: ResultsCast) -> None:
    page = f"/programme/indicators/{cast.indicator('2.1').pk}/"
    cast.approved("2.1", 30)
    before = [_asked(cast.client, address) for address in ("/programme/", page)]
    quarter_of(cast.programme, date(2026, 10, 1), date(2026, 12, 31), cast.aidar)
    for code in ("2.1", "2.2", "3.1", "3.2", "3.4"):
        cast.approved(code, 30, source="Garagum")
    own = f"/programme/?period={cast.quarter.pk}"
    assert [_asked(cast.client, address) for address in (own, page)] == before


def _asked(client: Client, address: str) -> int:
    with QueriesOfPage(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def _indicator(client: Client, address: str, **typed: Any) -> Any:
    values = {
        "code": "2.9", "title_en": "Views", "title_ru": "Просмотры", "definition_en": "Of films",
        "definition_ru": "Фильмов", "kind": "views", "currency": "", "baseline": "", "source": "", "beside": "",
    }  # fmt: skip
    return press(client, address, values | typed)


def test_an_indicator_of_money_has_a_currency_and_only_people_are_told_apart(cast: ResultsCast) -> None:
    address = f"/programme/results/{cast.indicator('2.1').result_id}/indicators/new/"
    assert "Choose the currency." in _indicator(cast.client, address, kind="money").text
    assert (
        "Only people are told apart by sex and age"
        in _indicator(cast.client, address, dimensions=["sex"]).text
    )
    assert "has this number" in _indicator(cast.client, address, code="2.1").text
    assert _indicator(cast.client, address).status_code == 302
    assert queries.indicators_of(cast.aidar).filter(code="2.9", kind="views").exists()
