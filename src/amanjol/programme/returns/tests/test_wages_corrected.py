"""Wages of a return told beside others, and corrected: by two at once, held back, or shown no more."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from amanjol.casework.referrals.tests.two_houses import open_letters
from amanjol.casework.support.tests.quarter_cast import BEFORE
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.programme.results.kinds import Decision as Decided
from amanjol.programme.results.models import Figure
from amanjol.programme.returns import actions, counting, queries, taking_over
from amanjol.programme.returns.bodies import Wages
from amanjol.programme.returns.money import OfCurrency
from amanjol.programme.returns.tests.return_cast import DESK, PROGRAMME
from amanjol.programme.returns.tests.wages_cast import (
    TOLD,
    approve,
    arrive,
    counted_with,
    figures,
    hand_in,
    record_of,
    write,
)

if TYPE_CHECKING:
    from amanjol.programme.returns.counting import Return
    from amanjol.programme.returns.tests.return_cast import ReturnCast

pytestmark = pytest.mark.django_db


def _one_more(counted: Return) -> Return:
    """A thirteenth came meanwhile: beside the sum of the twelve it would say what they got."""
    says = Wages.from_data(TOLD.as_data() | {"people": 24, "sums": {"TMT": 230_000}})
    of_each = {"TMT": OfCurrency(13, 230_000, 20_000, 20_000)}
    return replace(counted_with(says=says), of_each=of_each, quarter=counted.quarter)


def test_two_colleagues_of_the_same_moment_tell_no_two_sums(returning: ReturnCast) -> None:
    """Both counted before either told anything."""
    gul, first = returning.gul, counted_with()
    second = _one_more(first)
    actions.keep_print(keyring=keyring_of(returning.dana), counted=first)
    with pytest.raises(actions.Changed):
        actions.keep_print(keyring=keyring_of(returning.dana), counted=second)
    with pytest.raises(actions.Changed):
        actions.hand_in(keyring=keyring_of(returning.dana), partner=gul, counted=second)
    actions.hand_in(keyring=keyring_of(returning.dana), partner=gul, counted=first)


def test_a_sum_that_may_not_be_told_any_more_is_shown_anew(
    returning: ReturnCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page counts once more, and says why nothing went."""
    first = counted_with()
    hidden = Wages(people=24, chose_not=11, sums={}, has_others=True)
    actions.keep_print(keyring=keyring_of(returning.dana), counted=first)
    before = len(queries.told_before(keyring_of(returning.dana), BEFORE))
    of = f"?of={BEFORE.year}-{BEFORE.number}"
    for page, typed in (
        (f"{DESK}{of}", {}),
        (f"{DESK}hand-in/{of}", {"partner": returning.houses.belief_in_gul}),
    ):
        counts = iter([_one_more(first), _one_more(first), replace(_one_more(first), wages=hidden)])
        monkeypatch.setattr(counting, "count", lambda counts=counts, **_given: next(counts))
        seen = re.findall(r'name="seen-return" value="([^"]+)"', returning.dana.get(page).text)
        answer = returning.dana.post(page, typed | {"seen-return": seen} if seen else typed)
        assert "Meanwhile the numbers changed" in answer.text
        assert next(counts, None) is None
        assert len(queries.told_before(keyring_of(returning.dana), BEFORE)) == before


def test_whose_wages_come_late_is_not_sent_back_while_its_figures_count(returning: ReturnCast) -> None:
    """Else a partner who holds the letter of the wages has figures that count and a return that went back."""
    row = returning.arrive(40)
    assert returning.take_over().status_code == 302
    approve(returning)
    write(returning)
    open_letters(returning.selbi)
    assert record_of(returning).said is None
    page = f"{PROGRAMME}{row.pk}/"
    assert f"{page}send-back/" not in returning.selbi.get(page).text
    with pytest.raises(taking_over.Changed):
        taking_over.send_back(
            keyring=keyring_of(returning.selbi), pk=row.pk, revision=1, reason="Пересчитайте"
        )


def test_a_sum_that_is_shown_no_more_does_not_stay_a_figure(returning: ReturnCast) -> None:
    row = arrive(returning)
    assert returning.take_over().status_code == 302
    approve(returning)
    hand_in(returning, says=Wages(people=14, chose_not=11, sums={}, has_others=True))
    open_letters(returning.selbi)
    page = returning.selbi.get(f"{PROGRAMME}{row.pk}/take-over/").text
    request_of(returning.aidar_at)
    sum_of_money = Figure.objects.get(fact__indicator__code="3.3").fact_id
    chose_not = Figure.objects.get(fact__indicator__code="3.4").fact_id
    assert f'name="withdraws" value="{sum_of_money}"' in page
    assert str(chose_not) not in page
    unsaid = returning.take_over()
    assert "Say of each of these figures" in unsaid.text
    more = returning.take_over(withdraws=[str(sum_of_money)], chose_not="")
    assert "Say of each of these figures" in more.text
    assert f'name="withdraws" value="{chose_not}"' in more.text
    assert figures(returning)["3.3"] == 180_000
    assert returning.take_over(withdraws=[str(sum_of_money)]).status_code == 302
    request_of(returning.aidar_at)
    withdrawn = Figure.objects.get(fact__indicator__code="3.3", decision=Decided.WAITING)
    assert (withdrawn.value, withdrawn.parts, withdrawn.number) == (0, {}, 2)
    assert withdrawn.reason
    there = returning.selbi.get(f"{PROGRAMME}{row.pk}/").text
    assert "withdrawn: no line became it any more" in there
    assert f"{PROGRAMME}{row.pk}/approved/" not in there
    approve(returning)
    assert f"{PROGRAMME}{row.pk}/approved/" in returning.selbi.get(f"{PROGRAMME}{row.pk}/").text
    hand_in(returning, says=Wages(people=15, chose_not=11, sums={}, has_others=True))
    open_letters(returning.selbi)
    assert returning.take_over().status_code == 302  # what counts as 0 is not asked about again


def test_no_figure_is_left_that_was_not_named(returning: ReturnCast) -> None:
    row = arrive(returning)
    assert returning.take_over().status_code == 302
    approve(returning)
    hand_in(returning, people=41)
    open_letters(returning.selbi)
    line = taking_over.Line(returning.indicator("2.2"), 41, {})
    chosen = taking_over.Chosen(
        2, returning.period, "Yyldyz", {"people": line}, "Return", "Пересчитали", with_wages=True
    )
    with pytest.raises(taking_over.Changed):
        taking_over.take_over(keyring=keyring_of(returning.selbi), pk=row.pk, chosen=chosen)
    assert figures(returning)["3.3"] == 180_000
