"""Two papers of one quarter tell of nobody: the same numbers, or numbers that lie ten or more apart."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import ProgrammingError, connection, transaction

from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.desk.recording import record_act
from amanjol.casework.support.tests.quarter_cast import BEFORE, TODAY
from amanjol.foundation.organisations.tests.key_cast import keyring_of
from amanjol.programme.returns import actions, paper, prints, queries
from amanjol.programme.returns.bodies import ByAge, BySex
from amanjol.programme.returns.counting import Return
from amanjol.programme.returns.models import CountedQuarter
from amanjol.programme.returns.records import Printed
from amanjol.programme.returns.tests.return_cast import sums

if TYPE_CHECKING:
    from amanjol.programme.returns.actions import PaperOfQuarter
    from amanjol.programme.returns.tests.return_cast import ReturnCast


def _of(people: int, men: int = 0, **changed: Any) -> Any:
    return sums(
        people, sex=BySex(people - men, men, 0), age=ByAge(0, people, 0), **{"services": 100} | changed
    )


@pytest.mark.parametrize(
    ("earlier", "later", "may"),
    [
        (_of(30), _of(30), True),
        (_of(30), _of(31), False),
        (_of(30), _of(39), False),
        (_of(30), _of(40), True),
        (_of(40), _of(30), True),
        (_of(30), _of(41, men=11), True),
        (_of(30), _of(41, men=1), False),  # ten women and a man: the paper would tell of him
        (_of(30), _of(30, men=12), True),
        (_of(30, new=15), _of(50, new=26), False),  # nine of the others
        (_of(30, new=15), _of(50, new=25), True),
        (_of(30), _of(30, services=103), False),
        (_of(30), _of(30, needs=1), False),
        (_of(30, needs=5), _of(30, needs=5, needs_met=2), False),  # also where neither is told
        (_of(30, referrals=20), _of(30, referrals=30, referrals_accepted=10), True),
        (_of(30, survivors=15), _of(30, survivors=14), False),
    ],
)
def test_what_lies_between_two_papers(earlier: Any, later: Any, may: bool) -> None:
    assert prints.may_differ(earlier, later) is may


def test_every_earlier_paper_counts_and_not_the_last_alone() -> None:
    there = [Printed(TODAY, _of(30)), Printed(TODAY, _of(45))]
    assert prints.printed_again(there, _of(31)) is there[-1]  # fourteen from the last, and one from the first
    assert prints.printed_again(there, _of(60)) is None
    assert prints.printed_again(there, _of(30)) is None


def _paper(cast: ReturnCast, people: int) -> PaperOfQuarter:
    return actions.keep_print(keyring=keyring_of(cast.dana), counted=Return.of_sums(BEFORE, sums(people)))


@pytest.mark.django_db
def test_the_last_paper_is_printed_once_more(returning: ReturnCast) -> None:
    assert not _paper(returning, 30).is_again
    again = _paper(returning, 31)
    assert (again.is_again, again.counted.people) == (True, 30)
    assert "Printed is once more the paper" in paper.is_again(again)
    assert "[2.2]', '30')" in str(paper.document_of(again, "Yyldyz")).replace('"', "'")
    other = _paper(returning, 60)
    assert (other.is_again, other.counted.people, other.replaces) == (False, 60, TODAY)
    assert f"This paper replaces that of {TODAY:%d.%m.%Y}." in str(paper.document_of(other, "Yyldyz"))
    assert _paper(returning, 61).counted.people == 60


@pytest.mark.django_db
def test_an_older_copy_prints_nothing(returning: ReturnCast) -> None:
    _paper(returning, 30)
    keyring_of(returning.dana)
    older = CountedQuarter.objects.values("sealed").get()
    _paper(returning, 60)
    CountedQuarter.objects.update(**older)
    with pytest.raises(OlderCopy):
        _paper(returning, 80)


@pytest.mark.django_db
def test_no_row_is_taken_away_or_becomes_another(returning: ReturnCast) -> None:
    """Not by who connects as the application either: no paper is forgotten."""
    _paper(returning, 30)
    keyring_of(returning.dana)
    for table in ("returns_countedquarter", "returns_arrivedreturn"):
        moved = f"update {table} set year = year - 1"  # noqa: S608  names of tables of our own
        taken = f"delete from {table}"  # noqa: S608  as above
        for statement in (moved, taken, f"truncate {table}"):
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                connection.cursor().execute(statement)
    assert _paper(returning, 31).counted.people == 30


@pytest.mark.django_db
def test_a_quarter_that_is_begun_anew_is_an_older_copy(returning: ReturnCast) -> None:
    """As after an older copy of the whole database: the journal knows of the paper, and its row is not there."""
    with transaction.atomic():
        _paper(returning, 30)
        keyring = keyring_of(returning.dana)
        printed = CountedQuarter.objects.get().pk
        transaction.set_rollback(True)
    assert not CountedQuarter.objects.exists()
    record_act(queries.PRINTED, keyring.member, queries.OF_QUARTER, printed)
    with pytest.raises(OlderCopy):
        _paper(returning, 31)


@pytest.mark.django_db
def test_who_supervises_prints(returning: ReturnCast) -> None:
    with pytest.raises(PermissionDenied):
        actions.keep_print(
            keyring=keyring_of(returning.houses.berk), counted=Return.of_sums(BEFORE, sums(30))
        )
    assert not queries.quarters_of(keyring_of(returning.dana).member).exists()


def test_days_are_told() -> None:
    yesterday = TODAY - timedelta(days=1)
    again = actions.PaperOfQuarter(Return.of_sums(BEFORE, sums(30)), yesterday, is_again=True)
    assert f"Counted on {yesterday:%d.%m.%Y}" in str(paper.document_of(again, "Yyldyz"))
