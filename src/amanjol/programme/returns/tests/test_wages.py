"""Wages in a return: counted once received and agreed to, told by a rule of the desk, read by nodes old and new."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from amanjol.casework.referrals.tests.two_houses import open_letters
from amanjol.casework.support.tests.quarter_cast import BEFORE, TODAY
from amanjol.foundation.letters import kinds
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals.records import replace as replace_record
from amanjol.programme.results import actions as results
from amanjol.programme.results.kinds import Decision as Decided
from amanjol.programme.results.models import Fact, Figure
from amanjol.programme.results.words import number
from amanjol.programme.returns import actions, money, paper, prints, queries, showing, taking_over
from amanjol.programme.returns.actions import PaperOfQuarter
from amanjol.programme.returns.bodies import WAGES, Wages
from amanjol.programme.returns.counting import Return
from amanjol.programme.returns.money import OfCurrency
from amanjol.programme.returns.records import Printed
from amanjol.programme.returns.tests.return_cast import PROGRAMME, sums
from amanjol.programme.returns.tests.wages_cast import (
    OF_TMT,
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
    from collections.abc import Sequence

    from amanjol.programme.returns.tests.return_cast import ReturnCast

REFUSED = "says something that no letter of its kind says"
PAPER = Printed(TODAY, sums(40), TOLD, OF_TMT)


@pytest.mark.parametrize(
    ("got", "may"),
    [
        ([100] * 9, False),
        ([100] * 10, True),
        ([900, *[100] * 9], False),  # one has half
        ([899, *[100] * 9], True),
        ([100_000, *[1] * 20], False),
        ([4_800, 4_500, *[87] * 7, 91], False),  # the second takes off their own, and has the first's
        ([4_000, 3_000, *[250] * 8], True),
        ([4_000, 3_000, *[249] * 8], False),
    ],
)
def test_a_sum_is_told_of_ten_of_whom_nobody_stands_out(got: Sequence[int], may: bool) -> None:
    largest, second = sorted(got)[:-3:-1]
    there = {"TMT": OfCurrency(len(got), sum(got), largest, second)}
    assert bool(money.tell(there, [])) is may


def test_what_an_older_program_wrote_down_without_the_second_is_not_told_beside() -> None:
    older = {"TMT": OfCurrency.from_data({"people": 12, "total": 180_000, "largest": 20_000})}
    now = {"TMT": OfCurrency(42, 480_000, 20_000, 20_000)}
    assert money.tell(now, [PAPER])
    assert not money.tell(now, [replace_record(PAPER, of_each=older)])
    assert not money.tell(older, [])


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [(1, 1), (99, 99), (104, 100), (105, 110), (995, 1_000), (451_300, 450_000), (10**9 - 1, 10**9)],
)
def test_a_sum_is_told_coarsely(amount: int, rounded: int) -> None:
    assert money.coarse(amount) == rounded
    assert money.coarse(rounded) == rounded


@pytest.mark.parametrize(
    ("people", "total", "largest", "second", "may"),
    [
        (13, 180_000, 20_000, 9_000, True),
        (13, 184_900, 20_000, 9_000, True),  # the same once it is rounded
        (13, 230_000, 20_000, 9_000, False),  # who has both papers knows what the thirteenth got
        (12, 230_000, 20_000, 9_000, False),
        (22, 230_000, 20_000, 9_000, True),
        (22, 280_000, 50_000, 9_000, False),  # one of the ten who came since may have half of what they got
        (22, 215_000, 5_000, 5_000, False),  # as may one of before, whose payment was struck
        (22, 240_000, 28_000, 9_000, False),  # two can be nearly all: each takes off their own
        (22, 242_000, 28_000, 9_000, True),
        (22, 229_000, 20_000, 20_000, False),
    ],
)
def test_beside_an_earlier_sum_of_its_quarter_it_tells_of_ten_or_of_nobody(
    people: int, total: int, largest: int, second: int, may: bool
) -> None:
    there = {"TMT": OfCurrency(people, total, largest, second)}
    assert bool(money.tell(there, [PAPER])) is may
    assert bool(money.tell(there, [Printed(TODAY, sums(40)), PAPER])) is may
    assert money.tell({"USD": there["TMT"]}, [PAPER])


def test_a_paper_tells_no_few_who_received_something_or_chose_not_to() -> None:
    for changed in ({"people": 15}, {"chose_not": 12}):
        now = Wages.from_data(TOLD.as_data() | changed)
        assert not prints.may_wages_differ(PAPER, sums(40), now)
        assert prints.printed_again([PAPER], sums(40), now) is PAPER
    assert prints.may_wages_differ(PAPER, sums(40), Wages.from_data(TOLD.as_data() | {"people": 24}))
    assert prints.may_wages_differ(Printed(TODAY, sums(40)), sums(40), TOLD)


def _lines(tables: list[showing.ReturnTable]) -> dict[str, str]:
    return {line.label: line.value for line in next(of for of in tables if of.title == "Wages").lines}


def test_what_page_paper_and_letter_tell() -> None:
    received, chose_not = (str(of.label) for of in showing.OF_WAGES.values())
    counted = Return.of_sums(BEFORE, sums(40), TOLD)
    lines = {received: "14", chose_not: "11", "Wages recovered, TMT": number(180_000)}
    assert _lines(showing.whole_tables(counted)) == lines | {"Other sums of wages": "not shown"}
    assert _lines(showing.tables(counted)) == _lines(showing.whole_tables(counted))
    few = Return.of_sums(BEFORE, sums(40), Wages(people=4, chose_not=0, sums={}, has_others=True))
    assert _lines(showing.whole_tables(few)) == {
        received: "4",
        chose_not: "0",
        "Other sums of wages": "not shown",
    }
    assert _lines(showing.tables(few))[received] == "of few people"
    written = str(paper.document_of(PaperOfQuarter(few, TODAY, is_again=False), "Yyldyz"))
    assert "Wages recovered" not in written
    assert "TMT" not in written


@pytest.mark.django_db
def test_wages_become_figures_beside_who_chose_not_to_claim(returning: ReturnCast) -> None:
    row = arrive(returning)
    page = returning.selbi.get(f"{PROGRAMME}{row.pk}/").text
    assert f"<dd>{number(180_000)}</dd>" in page
    assert returning.take_over().status_code == 302
    assert figures(returning) == {"2.2": 40, "3.2": 0, "3.3": 180_000, "3.4": 11}
    request_of(returning.aidar_at)
    fact = Fact.objects.get(indicator__code="3.3")
    assert (fact.kind, fact.currency) == ("money", "TMT")
    approve(returning)
    request_of(returning.aidar_at)
    values = {"value": 10, "of_organisations": 1, "parts": {}, "evidence": "List", "link": "", "reason": ""}
    results.write_figure(
        indicator=returning.indicator("3.4"), period=returning.period, source="Garagum", values=values,
        by=returning.aidar,
    )  # fmt: skip
    request_of(returning.aidar_at)
    Figure.objects.filter(decision=Decided.WAITING).update(
        decision=Decided.APPROVED, decided_by=keyring_of(returning.selbi).member, decided_at=timezone.now()
    )
    there = returning.aidar_at.get(f"/programme/{returning.programme.pk}/").text
    assert f"{number(180_000)} TMT" in there
    assert "21 people; several organisations may have counted the same people" in there


@pytest.mark.django_db
def test_a_sum_becomes_a_figure_of_its_own_currency_alone(returning: ReturnCast) -> None:
    row = arrive(returning, says=Wages(people=14, chose_not=0, sums={"KGS": 450_000}, has_others=False))
    page = returning.selbi.get(f"{PROGRAMME}{row.pk}/take-over/").text
    select = page.partition('<select name="wages_KGS"')[2].partition("</select>")[0]
    money_of_tmt = returning.indicator("3.3")
    assert str(money_of_tmt.pk) not in select
    line = taking_over.Line(money_of_tmt, 450_000, {}, "KGS")
    chosen = taking_over.Chosen(
        1, returning.period, "Yyldyz", {"wages_KGS": line}, "Return", "", with_wages=True
    )
    with pytest.raises(taking_over.OtherCurrency):
        taking_over.take_over(keyring=keyring_of(returning.selbi), pk=row.pk, chosen=chosen)
    assert returning.take_over().status_code == 302
    assert figures(returning) == {"2.2": 40, "3.2": 0, "3.4": 0}


@pytest.mark.django_db
def test_an_older_node_reads_the_return_and_the_wages_once_it_knows_them(
    returning: ReturnCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in(returning)
    with monkeypatch.context() as older:
        older.setattr(kinds, "_kinds", {name: of for name, of in kinds._kinds.items() if name != WAGES})
        assert "A newer version of the program wrote it" in open_letters(returning.selbi)
        row = returning.row()
        page = returning.selbi.get(f"{PROGRAMME}{row.pk}/").text
        assert "<dd>40</dd>" in page
        assert "Of wages nothing has come" in page
        assert returning.take_over().status_code == 302
        approve(returning)
        assert returning.selbi.post(f"{PROGRAMME}{row.pk}/approved/", {"revision": "1"}).status_code == 302
    assert figures(returning) == {"2.2": 40, "3.2": 0}
    open_letters(returning.selbi, even_held=True)
    assert returning.row().state == "new"
    assert returning.take_over().status_code == 302
    assert figures(returning) == {"2.2": 40, "3.2": 0, "3.3": 180_000, "3.4": 11}
    assert returning.row().state == "taken-over"


@pytest.mark.django_db
def test_wages_that_came_meanwhile_are_not_taken_over_unseen(returning: ReturnCast) -> None:
    row = arrive(returning)
    line = taking_over.Line(returning.indicator("2.2"), 40, {})
    chosen = taking_over.Chosen(1, returning.period, "Yyldyz", {"people": line}, "Return", "")
    with pytest.raises(taking_over.Changed):
        taking_over.take_over(keyring=keyring_of(returning.selbi), pk=row.pk, chosen=chosen)


@pytest.mark.django_db
def test_other_wages_are_another_return(returning: ReturnCast) -> None:
    hand_in(returning)
    with pytest.raises(actions.Unchanged):
        hand_in(returning)
    hand_in(returning, says=Wages(people=15, chose_not=11, sums={}, has_others=True))


@pytest.mark.django_db
def test_a_sum_that_a_letter_told_is_remembered_at_the_desk(returning: ReturnCast) -> None:
    gul = returning.gul
    counted = counted_with()
    assert counted.of_each == OF_TMT
    actions.hand_in(keyring=keyring_of(returning.dana), partner=gul, counted=counted)
    (earlier,) = queries.told_before(keyring_of(returning.dana), BEFORE)
    assert (earlier.wages, earlier.of_each) == (TOLD, OF_TMT)
    actions.keep_print(keyring=keyring_of(returning.dana), counted=counted)
    assert len(queries.told_before(keyring_of(returning.dana), BEFORE)) == 2
    assert queries.told_before(keyring_of(returning.dana), BEFORE.before) == []


@pytest.mark.django_db
def test_wages_wait_for_the_return_of_their_revision(returning: ReturnCast) -> None:
    write(returning)
    assert "was not asked from here" in open_letters(returning.selbi)
    returning.arrive(40)
    open_letters(returning.selbi)
    assert record_of(returning).newest.wages == TOLD
    write(returning, revision=2)
    assert "was not asked from here" in open_letters(returning.selbi)


@pytest.mark.django_db
@pytest.mark.parametrize("changed", [{"people": 41}, {"chose_not": 41}])
def test_of_more_people_than_the_return_has(returning: ReturnCast, changed: dict[str, int]) -> None:
    returning.arrive(40)
    write(returning, **changed)
    assert REFUSED in open_letters(returning.selbi)
    assert record_of(returning).newest.wages is None


@pytest.mark.django_db
def test_of_a_currency_of_a_later_list(returning: ReturnCast) -> None:
    returning.arrive(40)
    write(returning, sums={"XAU": 180_000})
    assert "A newer version of the program wrote it" in open_letters(returning.selbi)
    assert record_of(returning).newest.wages is None


@pytest.mark.django_db
def test_other_wages_under_the_same_revision_and_the_same_twice(returning: ReturnCast) -> None:
    returning.arrive(40)
    write(returning)
    open_letters(returning.selbi)
    write(returning)
    open_letters(returning.selbi)
    assert record_of(returning).arrivals == 2
    write(returning, chose_not=12)
    assert REFUSED in open_letters(returning.selbi)
    assert record_of(returning).newest.wages == TOLD
