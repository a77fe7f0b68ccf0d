"""The return of a quarter: who is in it, which parts are told, who counts, and that nothing of it stays."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from amanjol.casework.cases.tests.case_cast import SECRETS
from amanjol.casework.cases.tests.consent_words import read_aloud
from amanjol.casework.cases.tests.pages import path
from amanjol.casework.cases.tests.test_restricted import restrict
from amanjol.casework.support.quarter.queries import figures_of
from amanjol.casework.support.tests.quarter_cast import BEFORE, LONG_AGO, NOW, TODAY, begun_on
from amanjol.casework.support.wages import actions as wages
from amanjol.casework.support.wages.actions import Received
from amanjol.casework.support.wages.records import Decision, Way
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.programme.results.kinds import Dimension
from amanjol.programme.results.words import number
from amanjol.programme.returns import counting, paper, showing
from amanjol.programme.returns.actions import PaperOfQuarter
from amanjol.programme.returns.bodies import Wages
from amanjol.programme.returns.counting import Return
from amanjol.programme.returns.models import CountedQuarter

if TYPE_CHECKING:
    from datetime import date

    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.tests.case_cast import CaseCast
    from amanjol.foundation.printing.documents import Document

pytestmark = pytest.mark.django_db
PAGE = "/desk/return/"
THIS = f"{PAGE}?of={NOW.year}-{NOW.number}"


@pytest.fixture
def people(three_with_keys: CaseCast) -> CaseCast:
    """Dana supervises. Rosa has a case since today."""
    return three_with_keys


def agrees(people: CaseCast, case: Case, answer: str = "yes") -> None:
    typed = {"purpose": "counted", "answer": answer, "given_on": str(TODAY), "about": "", "language": "tk"}
    assert people.keys.berk.post(path("consents", case), read_aloud(typed)).status_code == 302


def counted(people: CaseCast) -> Return:
    return counting.count(keyring=keyring_of(people.keys.dana), quarter=NOW)


def test_only_who_agreed_is_in_it(people: CaseCast) -> None:
    silent = begun_on(people.keys.berk, "Джемал", TODAY)
    assert counted(people).people == 0
    agrees(people, people.case)
    there = counted(people)
    assert (there.people, there.new, sum(there.parts[Dimension.SEX].values())) == (1, 1, 1)
    assert sum(there.parts[Dimension.AGE].values()) == 1
    agrees(people, silent, "no")
    assert counted(people).people == 1
    assert counting.count(keyring=keyring_of(people.keys.dana), quarter=BEFORE).people == 0


def test_who_works_on_cases_counts_none(people: CaseCast) -> None:
    with pytest.raises(PermissionDenied):
        counting.count(keyring=keyring_of(people.keys.berk), quarter=NOW)
    assert people.keys.berk.get(THIS).status_code == 403


@pytest.mark.parametrize("role", [RoleKey.ADMINISTRATOR, RoleKey.PROGRAMME_MANAGER, RoleKey.OBSERVER])
def test_nor_does_another_role(people: CaseCast, role: RoleKey) -> None:
    client = unlocked(join("Serdar Chinar", people.keys.cast.yyldyz, role).account)
    assert client.get(THIS).status_code == 403
    assert PAGE not in client.get("/account/").text


def test_signed_out_and_locked_there_is_none(people: CaseCast) -> None:
    assert Client().get(THIS).headers["Location"].startswith("/account/sign-in/")
    people.keys.dana.post("/account/lock/")
    answer = people.keys.dana.get(THIS)
    assert answer.status_code in {302, 423}
    assert "return-lines" not in answer.text


def test_the_page_shows_sums_and_names_nobody(people: CaseCast) -> None:
    agrees(people, people.case)
    dana = people.keys.dana
    assert "return-lines" not in dana.get(PAGE).text
    page = dana.get(THIS).text
    assert re.findall(r"<dd>([^<]+)</dd>", page) == ["of few people"] * 4 + ["0"] * 4 + ["of few people"] * 2
    assert page.count("A part is of fewer than ten people: it is not handed on.") == 2
    assert not any(secret in page for secret in (*SECRETS, people.case.code))
    request_of(dana)
    entry = Entry.objects.get(verb="return.counted")
    assert entry.details == {"year": NOW.year, "quarter": NOW.number}


def _return(women: int, men: int) -> Return:
    parts = {
        Dimension.SEX: {"female": women, "male": men, "unsaid": 0},
        Dimension.AGE: {"child": 0, "adult": women + men, "unknown": 0},
    }
    return Return(NOW, women + men, 0, 0, parts, 0, [])


@pytest.mark.parametrize(("men", "is_told"), [(0, True), (1, False), (9, False), (10, True)])
def test_a_part_of_few_people_takes_its_whole_dimension_out(men: int, is_told: bool) -> None:
    there = _return(30, men)
    assert there.is_told(Dimension.SEX) is is_told
    _sums, sex, age = showing.tables(there)
    assert bool(sex.lines) is is_told
    assert bool(sex.says) is not is_told
    assert age.lines
    written = str(on_paper(there))
    assert ("Women and girls" in written) is is_told


@pytest.mark.parametrize(
    ("people", "new", "lines"),
    [
        (0, 0, ["0", "0", "0", "17"]),
        (9, 0, ["of few people"] * 4),
        (30, 9, ["30", "of few people", "0", "17"]),
        (30, 21, ["30", "of few people", "0", "17"]),
        (30, 20, ["30", "20", "0", "17"]),
        (30, 30, ["30", "30", "0", "17"]),
    ],
)
def test_no_sum_and_no_rest_of_few_people_is_told(people: int, new: int, lines: list[str]) -> None:
    there = replace(_return(people, 0), new=new, services=17)
    assert [line.value for line in showing.tables(there)[0].lines][:4] == lines


@pytest.mark.parametrize(
    ("services", "line"), [(0, "0"), (1, "of few people"), (9, "of few people"), (10, "10")]
)
def test_few_services_are_of_few_people(services: int, line: str) -> None:
    """Of thirty people whom the organisation met it did three things for somebody: these are three at most."""
    there = replace(_return(30, 0), services=services)
    assert showing.tables(there)[0].lines[3].value == line


@pytest.mark.parametrize(
    ("needs", "met", "lines"),
    [
        (0, 0, ["0", "0"]),
        (9, 0, ["of few people"] * 2),
        (30, 25, ["30", "of few people"]),
        (30, 20, ["30", "20"]),
    ],
)
def test_so_it_is_with_needs_and_referrals(needs: int, met: int, lines: list[str]) -> None:
    there = replace(_return(30, 0), needs=needs, needs_met=met, referrals=needs, referrals_accepted=met)
    assert [line.value for line in showing.tables(there)[0].lines][4:] == lines * 2


def test_a_sealed_letter_tells_whole_numbers() -> None:
    whole, sex, age = showing.whole_tables(replace(_return(4, 1), new=2))
    assert [line.value for line in whole.lines] == ["5", "2", *["0"] * 6]
    assert [line.value for line in sex.lines] == ["4", "1", "0"]
    assert not age.says


def on_paper(counted: Return, on: date = TODAY) -> Document:
    return paper.document_of(PaperOfQuarter(counted, on, is_again=False), "Yyldyz")


def test_paper_says_what_is_missing_and_when_it_was_counted() -> None:
    running = replace(_return(30, 0), survivors=10)
    written = str(on_paper(running))
    for says in (*showing.notes_of_paper(), showing.agreed(), f"Counted on {timezone.localdate():%d.%m.%Y}"):
        assert says in written
    assert "People given direct support, each once [2.2]" in written
    assert "The quarter still runs: the numbers are not complete." in written
    over = replace(running, quarter=NOW.before)
    assert "still runs" not in str(on_paper(over))


def test_it_is_printed_and_an_older_copy_is_not(people: CaseCast, monkeypatch: pytest.MonkeyPatch) -> None:
    agrees(people, people.case)
    dana = people.keys.dana
    assert 'method="post" target="_blank"' in dana.get(THIS).text
    assert dana.post(THIS)["Content-Type"] == "application/pdf"

    def with_older(*given: object, **more: object) -> object:
        figures = figures_of(*given, **more)  # type: ignore[arg-type]  # as they came
        figures.older.append(people.case.code)
        return figures

    monkeypatch.setattr(counting, "figures_of", with_older)
    page = dana.post(THIS)
    assert page["Content-Type"].startswith("text/html")
    assert "Hand in nothing." in page.text
    assert 'method="post" target="_blank"' not in page.text


def test_an_address_alone_prints_nothing(people: CaseCast) -> None:
    """A link that somebody sends, a browser that fetches ahead: neither makes a paper with which later ones compare."""
    dana = people.keys.dana
    assert dana.get(f"{THIS}&paper=pdf")["Content-Type"].startswith("text/html")
    keyring_of(dana)
    assert not CountedQuarter.objects.exists()
    assert dana.post(THIS).status_code == 200
    keyring_of(dana)
    assert CountedQuarter.objects.count() == 1


def _receives(people: CaseCast, case: Case, amount: int, currency: str = "TMT") -> None:
    paid = Received(amount, currency, Way.SETTLEMENT, on=TODAY)
    wages.note_received(keyring=keyring_of(people.keys.berk), case=case, received=paid)


def _wages(people: CaseCast) -> Wages:
    there = counted(people).wages
    assert there is not None
    return there


def test_counted_is_what_was_received_by_who_agreed(people: CaseCast) -> None:
    """Ten are paid, two of them in two currencies; one takes her yes back, and of nine no sum is told."""
    keyring = keyring_of(people.keys.berk)
    cases = [begun_on(people.keys.berk, f"Айна {place}", LONG_AGO) for place in range(10)]
    silent = begun_on(people.keys.berk, "Джемал", LONG_AGO)
    for place, case in enumerate(cases):
        agrees(people, case)
        _receives(people, case, 1_000 + place)
    _receives(people, silent, 1_000)
    _receives(people, cases[0], 40, "USD")
    owed = {"promised": "900", "months": "4", "paid": "0", "currency": "TMT"}
    agrees(people, people.case)
    assert people.keys.berk.post(path("wages", people.case), owed).status_code == 302
    wages.decide(keyring=keyring, case=people.case, decision=Decision.CHOSE_NOT, on=TODAY)
    wages.decide(keyring=keyring, case=silent, decision=Decision.CHOSE_NOT, on=TODAY)
    assert _wages(people) == Wages(people=10, chose_not=1, sums={"TMT": 10_000}, has_others=True)
    page = people.keys.dana.get(THIS).text
    assert f"<dd>{number(10_000)}</dd>" in page
    agrees(people, cases[3], "no")
    assert _wages(people) == Wages(people=9, chose_not=1, sums={}, has_others=True)
    restrict(people, people.keys.berk, work=(people.keys.dana,))
    assert _wages(people).chose_not == 0
