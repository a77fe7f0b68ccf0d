"""A lawyer, a colleague of the office, or the lawyer's own name against the other side."""

from __future__ import annotations

from amanjol.casework.standards.conflicts.checking import (
    NOTHING,
    Assignment,
    Candidate,
    Checked,
    Conflicts,
    Tie,
    Verdict,
)
from amanjol.casework.standards.conflicts.comparing import Party

AIGUL = Candidate("aigul", "Небывалова Айгуль", "Контора «Небыль»")
BAKYT = Candidate("bakyt", "Примеров Бакыт", "адвокаты НЕБЫЛЬ")
DINARA = Candidate("dinara", "Условнова Динара", "Адвокатская контора")
OTHER_SIDE = {"accused": Party(("Бакиров Азамат",))}


def checked(
    candidate: Candidate,
    *assignments: Assignment,
    other_side: dict[str, Party] | None = None,
    need: str = "",
    cleared: dict[str, frozenset[str]] | None = None,
) -> Checked:
    conflicts = Conflicts(assignments)
    by_lawyer = conflicts.conflicts_of(
        [candidate], OTHER_SIDE if other_side is None else other_side, need=need, cleared=cleared
    )
    return by_lawyer.get(candidate.key, NOTHING)


def of(lawyer: Candidate, *names: str, need: str = "") -> Assignment:
    return Assignment(
        "a1", lawyer.key, tuple(Party((name,)) for name in names), frozenset({lawyer.office}), need
    )


def test_who_represented_the_other_side_is_conflicted() -> None:
    answer = checked(AIGUL, of(AIGUL, "Азамат Бакиров"))
    assert answer.verdict is Verdict.CONFLICTED
    assert [(hit.tie, hit.subject) for hit in answer.hits] == [(Tie.OWN_CLIENT, "accused:a1")]
    assert checked(AIGUL, of(AIGUL, "Токтогулова Мээрим")).verdict is Verdict.FREE


def test_a_colleague_of_the_same_office_counts() -> None:
    answer = checked(BAKYT, of(AIGUL, "Азамат Бакиров"))
    assert (answer.verdict, answer.hits[0].tie) == (Verdict.CONFLICTED, Tie.COLLEAGUE)


def test_offices_that_say_nothing_make_no_colleagues() -> None:
    alike = Candidate("other", "Образцов Улан", "адвокатская контора")
    assert checked(DINARA, of(alike, "Азамат Бакиров")).verdict is Verdict.FREE


def test_an_earlier_office_counts_for_what_was_done_there() -> None:
    then = Assignment("a1", "gone", (OTHER_SIDE["accused"],), frozenset({"Небыль", "Сказка"}))
    assert checked(BAKYT, then).verdict is Verdict.CONFLICTED


def test_the_lawyer_may_be_the_other_side() -> None:
    answer = checked(AIGUL, other_side={"agency": Party(("Айгуль Небывалова",))})
    assert (answer.verdict, answer.hits[0].tie) == (Verdict.CONFLICTED, Tie.SELF)


def test_what_is_likely_waits_for_a_look_at_this_pair() -> None:
    likely = of(AIGUL, "Bakirov Azamat")
    assert checked(AIGUL, likely).verdict is Verdict.LIKELY
    assert checked(AIGUL, likely, cleared={"aigul": frozenset({"accused:a1"})}).verdict is Verdict.FREE
    for elsewhere in ({"aigul": frozenset({"accused:a2"})}, {"bakyt": frozenset({"accused:a1"})}):
        assert checked(AIGUL, likely, cleared=elsewhere).verdict is Verdict.LIKELY


def test_no_look_clears_what_is_sure() -> None:
    sure = of(AIGUL, "Азамат Бакиров")
    assert checked(AIGUL, sure, cleared={"aigul": frozenset({"accused:a1"})}).verdict is Verdict.CONFLICTED


def test_who_said_so_for_this_need_stays_conflicted_in_it() -> None:
    said_so = of(AIGUL, "Токтогулова Мээрим", need="n1")
    assert checked(AIGUL, said_so, need="n1").verdict is Verdict.CONFLICTED
    assert checked(AIGUL, said_so, need="n2").verdict is Verdict.FREE
    assert checked(AIGUL, said_so, other_side={}, need="n1").verdict is Verdict.CONFLICTED
