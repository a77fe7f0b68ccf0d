"""Wages in a return: counted once received and agreed to, told by a rule of the desk, read by nodes old and new."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from amanjol.casework.referrals.partners import own_signing, write_to
from amanjol.casework.referrals.tests.two_houses import carry, open_letters
from amanjol.casework.support.tests.quarter_cast import BEFORE, TODAY
from amanjol.foundation.letters import kinds
from amanjol.foundation.letters.sending import Draft
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals.records import replace as replace_record
from amanjol.programme.results import actions as results
from amanjol.programme.results.kinds import Decision as Decided
from amanjol.programme.results.models import Fact, Figure
from amanjol.programme.results.words import number
from amanjol.programme.returns import actions, counting, money, paper, prints, queries, showing, taking_over
from amanjol.programme.returns.actions import PaperOfQuarter
from amanjol.programme.returns.bodies import WAGES, Wages, WagesHandedIn
from amanjol.programme.returns.counting import Return
from amanjol.programme.returns.models import ArrivedReturn
from amanjol.programme.returns.money import OfCurrency
from amanjol.programme.returns.queries import opened_returns
from amanjol.programme.returns.records import Printed
from amanjol.programme.returns.tests.return_cast import DESK, PROGRAMME, sums

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amanjol.programme.returns.records import ArrivedRecord
    from amanjol.programme.returns.tests.return_cast import ReturnCast

TOLD = Wages(people=14, chose_not=11, sums={"TMT": 180_000}, has_others=True)
REFUSED = "says something that no letter of its kind says"
OF_TMT = {"TMT": OfCurrency(12, 180_000, 20_000, 20_000)}
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


def _counted(people: int = 40, says: Wages | None = TOLD) -> Return:
    """Of twelve people each sum, of whom nobody stands out."""
    told = says.sums if says is not None else {}
    of_each = {currency: OfCurrency(12, total, total // 9, total // 9) for currency, total in told.items()}
    return replace(Return.of_sums(BEFORE, sums(people), says), of_each=of_each)


def _hand_in(cast: ReturnCast, says: Wages | None = TOLD, people: int = 40) -> None:
    gul, counted = cast.gul, _counted(people, says)
    actions.hand_in(keyring=keyring_of(cast.dana), partner=gul, counted=counted)
    carry()


def _arrive(cast: ReturnCast, **given: Any) -> ArrivedReturn:
    _hand_in(cast, **given)
    open_letters(cast.selbi)
    return cast.row()


def _figures(cast: ReturnCast) -> dict[str, int]:
    request_of(cast.aidar_at)
    return {
        figure.fact.indicator.code: figure.value
        for figure in Figure.objects.select_related("fact__indicator")
    }


def _approve(cast: ReturnCast) -> None:
    request_of(cast.aidar_at)
    for figure in Figure.objects.filter(decision=Decided.WAITING):
        assert cast.aidar_at.post(f"/programme/figures/{figure.pk}/approve/").status_code == 302


@pytest.mark.django_db
def test_wages_become_figures_beside_who_chose_not_to_claim(returning: ReturnCast) -> None:
    row = _arrive(returning)
    page = returning.selbi.get(f"{PROGRAMME}{row.pk}/").text
    assert f"<dd>{number(180_000)}</dd>" in page
    assert returning.take_over().status_code == 302
    assert _figures(returning) == {"2.2": 40, "3.2": 0, "3.3": 180_000, "3.4": 11}
    request_of(returning.aidar_at)
    fact = Fact.objects.get(indicator__code="3.3")
    assert (fact.kind, fact.currency) == ("money", "TMT")
    _approve(returning)
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
    row = _arrive(returning, says=Wages(people=14, chose_not=0, sums={"KGS": 450_000}, has_others=False))
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
    assert _figures(returning) == {"2.2": 40, "3.2": 0, "3.4": 0}


@pytest.mark.django_db
def test_an_older_node_reads_the_return_and_the_wages_once_it_knows_them(
    returning: ReturnCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    _hand_in(returning)
    with monkeypatch.context() as older:
        older.setattr(kinds, "_kinds", {name: of for name, of in kinds._kinds.items() if name != WAGES})
        assert "A newer version of the program wrote it" in open_letters(returning.selbi)
        row = returning.row()
        page = returning.selbi.get(f"{PROGRAMME}{row.pk}/").text
        assert "<dd>40</dd>" in page
        assert "Of wages nothing has come" in page
        assert returning.take_over().status_code == 302
        _approve(returning)
        assert returning.selbi.post(f"{PROGRAMME}{row.pk}/approved/", {"revision": "1"}).status_code == 302
    assert _figures(returning) == {"2.2": 40, "3.2": 0}
    open_letters(returning.selbi, even_held=True)
    assert returning.row().state == "new"
    assert returning.take_over().status_code == 302
    assert _figures(returning) == {"2.2": 40, "3.2": 0, "3.3": 180_000, "3.4": 11}
    assert returning.row().state == "taken-over"


@pytest.mark.django_db
def test_wages_that_came_meanwhile_are_not_taken_over_unseen(returning: ReturnCast) -> None:
    row = _arrive(returning)
    line = taking_over.Line(returning.indicator("2.2"), 40, {})
    chosen = taking_over.Chosen(1, returning.period, "Yyldyz", {"people": line}, "Return", "")
    with pytest.raises(taking_over.Changed):
        taking_over.take_over(keyring=keyring_of(returning.selbi), pk=row.pk, chosen=chosen)


@pytest.mark.django_db
def test_other_wages_are_another_return(returning: ReturnCast) -> None:
    _hand_in(returning)
    with pytest.raises(actions.Unchanged):
        _hand_in(returning)
    _hand_in(returning, says=Wages(people=15, chose_not=11, sums={}, has_others=True))


@pytest.mark.django_db
def test_a_sum_that_a_letter_told_is_remembered_at_the_desk(returning: ReturnCast) -> None:
    gul = returning.gul
    counted = _counted()
    assert counted.of_each == OF_TMT
    actions.hand_in(keyring=keyring_of(returning.dana), partner=gul, counted=counted)
    (earlier,) = queries.told_before(keyring_of(returning.dana), BEFORE)
    assert (earlier.wages, earlier.of_each) == (TOLD, OF_TMT)
    actions.keep_print(keyring=keyring_of(returning.dana), counted=counted)
    assert len(queries.told_before(keyring_of(returning.dana), BEFORE)) == 2
    assert queries.told_before(keyring_of(returning.dana), BEFORE.before) == []


def _write(cast: ReturnCast, revision: int = 1, **changed: Any) -> None:
    """As any program could that has Yyldyz' signing key."""
    gul, keyring = cast.gul, keyring_of(cast.dana)
    says = Wages.from_data(TOLD.as_data() | changed)
    body = WagesHandedIn(year=BEFORE.year, quarter=BEFORE.number, revision=revision, wages=says)
    write_to(keyring, own_signing(keyring), gul, Draft(WAGES, body))
    carry()


def _record(cast: ReturnCast) -> ArrivedRecord:
    keyring = keyring_of(cast.selbi)
    [opened] = opened_returns(ArrivedReturn.objects.all(), keyring)
    assert not opened.is_older
    return opened.record


@pytest.mark.django_db
def test_wages_wait_for_the_return_of_their_revision(returning: ReturnCast) -> None:
    _write(returning)
    assert "was not asked from here" in open_letters(returning.selbi)
    returning.arrive(40)
    open_letters(returning.selbi)
    assert _record(returning).newest.wages == TOLD
    _write(returning, revision=2)
    assert "was not asked from here" in open_letters(returning.selbi)


@pytest.mark.django_db
@pytest.mark.parametrize("changed", [{"people": 41}, {"chose_not": 41}])
def test_of_more_people_than_the_return_has(returning: ReturnCast, changed: dict[str, int]) -> None:
    returning.arrive(40)
    _write(returning, **changed)
    assert REFUSED in open_letters(returning.selbi)
    assert _record(returning).newest.wages is None


@pytest.mark.django_db
def test_of_a_currency_of_a_later_list(returning: ReturnCast) -> None:
    returning.arrive(40)
    _write(returning, sums={"XAU": 180_000})
    assert "A newer version of the program wrote it" in open_letters(returning.selbi)
    assert _record(returning).newest.wages is None


@pytest.mark.django_db
def test_other_wages_under_the_same_revision_and_the_same_twice(returning: ReturnCast) -> None:
    returning.arrive(40)
    _write(returning)
    open_letters(returning.selbi)
    _write(returning)
    open_letters(returning.selbi)
    assert _record(returning).arrivals == 2
    _write(returning, chose_not=12)
    assert REFUSED in open_letters(returning.selbi)
    assert _record(returning).newest.wages == TOLD


def _one_more(counted: Return) -> Return:
    """A thirteenth came meanwhile: beside the sum of the twelve it would say what they got."""
    says = Wages.from_data(TOLD.as_data() | {"people": 24, "sums": {"TMT": 230_000}})
    of_each = {"TMT": OfCurrency(13, 230_000, 20_000, 20_000)}
    return replace(_counted(says=says), of_each=of_each, quarter=counted.quarter)


@pytest.mark.django_db
def test_two_colleagues_of_the_same_moment_tell_no_two_sums(returning: ReturnCast) -> None:
    """Both counted before either told anything."""
    gul, first = returning.gul, _counted()
    second = _one_more(first)
    actions.keep_print(keyring=keyring_of(returning.dana), counted=first)
    with pytest.raises(actions.Changed):
        actions.keep_print(keyring=keyring_of(returning.dana), counted=second)
    with pytest.raises(actions.Changed):
        actions.hand_in(keyring=keyring_of(returning.dana), partner=gul, counted=second)
    actions.hand_in(keyring=keyring_of(returning.dana), partner=gul, counted=first)


@pytest.mark.django_db
def test_a_sum_that_may_not_be_told_any_more_is_shown_anew(
    returning: ReturnCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page counts once more, and says why nothing went."""
    first = _counted()
    hidden = Wages(people=24, chose_not=11, sums={}, has_others=True)
    actions.keep_print(keyring=keyring_of(returning.dana), counted=first)
    kept = len(queries.told_before(keyring_of(returning.dana), BEFORE))
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
        assert len(queries.told_before(keyring_of(returning.dana), BEFORE)) == kept


@pytest.mark.django_db
def test_whose_wages_come_late_is_not_sent_back_while_its_figures_count(returning: ReturnCast) -> None:
    """Else a partner who holds the letter of the wages has figures that count and a return that went back."""
    row = returning.arrive(40)
    assert returning.take_over().status_code == 302
    _approve(returning)
    _write(returning)
    open_letters(returning.selbi)
    assert _record(returning).said is None
    page = f"{PROGRAMME}{row.pk}/"
    assert f"{page}send-back/" not in returning.selbi.get(page).text
    with pytest.raises(taking_over.Changed):
        taking_over.send_back(
            keyring=keyring_of(returning.selbi), pk=row.pk, revision=1, reason="Пересчитайте"
        )


@pytest.mark.django_db
def test_a_sum_that_is_shown_no_more_does_not_stay_a_figure(returning: ReturnCast) -> None:
    row = _arrive(returning)
    assert returning.take_over().status_code == 302
    _approve(returning)
    _hand_in(returning, says=Wages(people=14, chose_not=11, sums={}, has_others=True))
    open_letters(returning.selbi)
    page = returning.selbi.get(f"{PROGRAMME}{row.pk}/take-over/").text
    assert "Withdraw the earlier figures: 3.3" in page
    unsaid = returning.take_over()
    assert "Say that these figures are withdrawn" in unsaid.text
    assert _figures(returning)["3.3"] == 180_000
    assert returning.take_over(withdraws="on").status_code == 302
    request_of(returning.aidar_at)
    withdrawn = Figure.objects.get(fact__indicator__code="3.3", decision=Decided.WAITING)
    assert (withdrawn.value, withdrawn.parts, withdrawn.number) == (0, {}, 2)
    assert withdrawn.reason
    there = returning.selbi.get(f"{PROGRAMME}{row.pk}/").text
    assert "withdrawn: no line became it any more" in there
    assert f"{PROGRAMME}{row.pk}/approved/" not in there
    _approve(returning)
    assert f"{PROGRAMME}{row.pk}/approved/" in returning.selbi.get(f"{PROGRAMME}{row.pk}/").text
    _hand_in(returning, says=Wages(people=15, chose_not=11, sums={}, has_others=True))
    open_letters(returning.selbi)
    assert returning.take_over().status_code == 302  # what counts as 0 is not asked about again


@pytest.mark.django_db
def test_no_figure_is_left_that_was_not_named(returning: ReturnCast) -> None:
    row = _arrive(returning)
    assert returning.take_over().status_code == 302
    _approve(returning)
    _hand_in(returning, people=41)
    open_letters(returning.selbi)
    line = taking_over.Line(returning.indicator("2.2"), 41, {})
    chosen = taking_over.Chosen(
        2, returning.period, "Yyldyz", {"people": line}, "Return", "Пересчитали", with_wages=True
    )
    with pytest.raises(taking_over.Changed):
        taking_over.take_over(keyring=keyring_of(returning.selbi), pk=row.pk, chosen=chosen)
    assert _figures(returning)["3.3"] == 180_000
