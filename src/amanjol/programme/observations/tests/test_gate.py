"""One woman's story is stopped, however often it is told, and each reason is named."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.casework.cases.actions import creating
from amanjol.casework.cases.actions.working import change_case
from amanjol.casework.cases.groups import actions as groups
from amanjol.casework.cases.models import Case, Purpose
from amanjol.casework.cases.records import GroupRecord, PersonRecord, SafeContact
from amanjol.casework.cases.restricting.actions import restricting
from amanjol.casework.cases.tests.case_cast import NEXT, open_case
from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.standards.stages.tracks import StageEntry
from amanjol.foundation.organisations.tests.key_cast import keyring_of
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.records import replace
from amanjol.programme.observations import actions
from amanjol.programme.observations.kinds import Answer, Asked, SaidBy
from amanjol.programme.observations.records import Behind, Codes, Firm, Lawyer, Source
from amanjol.programme.observations.tests.observation_cast import (
    CODES,
    PUBLIC,
    TODAY,
    consent,
)

if TYPE_CHECKING:
    from amanjol.programme.observations.tests.observation_cast import ObservationCast

pytestmark = pytest.mark.django_db


def test_three_people_and_a_second_holder(observing: ObservationCast) -> None:
    pk = observing.whole()
    assert observing.refused(pk) == []
    assert observing.refused(pk, observing.berk) == ["second"]
    with pytest.raises(actions.GateShut, match="second"):
        observing.send(pk, observing.berk)
    sent = observing.send(pk)
    assert observing.record(pk).sent == sent
    with pytest.raises(actions.SentAlready):
        observing.send(pk)


def test_who_wrote_any_of_it_sends_it_not(observing: ObservationCast) -> None:
    pk = observing.whole()
    about = observing.record(pk).codes.digest
    entry = Behind(person=observing.cases[0].person_id, could_know=Answer.YES)
    actions.answer(keyring=keyring_of(observing.dana), pk=pk, about=about, entry=entry)
    observing.answer(pk, observing.cases[0])
    assert observing.refused(pk) == ["second"]
    assert observing.refused(pk, observing.farida) == []


def test_what_was_looked_at_goes_and_nothing_else(observing: ObservationCast) -> None:
    pk = observing.whole()
    seen = observing.record(pk).whole_digest
    observing.answer(pk, observing.cases[0], asked=Asked.UNREACHABLE)
    with pytest.raises(actions.Changed):
        actions.send(keyring=keyring_of(observing.dana), pk=pk, seen=seen)


def test_one_woman_in_three_cases_is_one(observing: ObservationCast) -> None:
    keyring = keyring_of(observing.berk)
    aina = observing.cases[0]
    again = [
        creating.create_case(keyring=keyring, person=aina.person, beginning=NEXT, today=TODAY)
        for _ in range(2)
    ]
    for case in again:
        consent(observing.berk, case)
    pk = observing.begin()
    observing.choose(pk, aina, *again)
    observing.answer(pk, aina)
    assert len(observing.record(pk).people) == 1
    assert observing.refused(pk) == ["few"]


@pytest.mark.parametrize(
    "second",
    [
        PersonRecord(("Ayna Berdyeva",), None),
        PersonRecord(("Мая Оразова",), 1970, contact=SafeContact(telephone="8 (61) 11-11-11")),
    ],
)
def test_somebody_who_was_written_down_twice_counts_once(
    observing: ObservationCast, second: PersonRecord
) -> None:
    """Her name in other letters, or her number."""
    other = open_case(observing.berk, second)
    consent(observing.berk, other)
    pk = observing.whole(observing.cases[0], observing.cases[1], other)
    assert observing.refused(pk) == ["few"]


def test_a_family_counts_once(observing: ObservationCast) -> None:
    pk = observing.whole()
    for case in observing.cases[:2]:
        observing.answer(pk, case, family="A")
    assert observing.refused(pk) == ["few"]


def test_a_group_counts_once(observing: ObservationCast) -> None:
    keyring = keyring_of(observing.berk)
    group = groups.create_group(keyring=keyring, group=GroupRecord("Стройка"))
    names = ("Сердар Атаев", "Джемал Чарыева", "Тахир Ниязов")
    cases = [
        groups.add_person(
            keyring=keyring_of(observing.berk), group=group, person=PersonRecord((name,), 1970 + number),
            next_step="", today=TODAY,
        )
        for number, name in enumerate(names)
    ]  # fmt: skip
    for case in cases:
        consent(observing.berk, case)
    pk = observing.whole(*cases)
    assert observing.refused(pk) == ["few"]
    assert observing.refused(observing.whole(*cases, *observing.cases[:2])) == []


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ({"could_know": Answer.YES}, "could-know"),
        ({"inside": Answer.YES}, "inside"),
        ({"asked": Asked.REFUSED}, "said-no"),
        ({"asked": Asked.OPEN}, "open"),
        ({"could_know": Answer.OPEN}, "open"),
        ({"inside": Answer.OPEN}, "open"),
        ({"lawyer": Lawyer("Лейли", TODAY, allows=False)}, "lawyer-no"),
    ],
)
def test_one_no_stops_it(observing: ObservationCast, answers: dict[str, Any], reason: str) -> None:
    pk = observing.whole()
    observing.answer(pk, observing.cases[1], **answers)
    assert observing.refused(pk) == [reason]
    with pytest.raises(actions.GateShut, match=reason):
        observing.send(pk)


def test_who_cannot_be_reached_safely_is_not_asked(observing: ObservationCast) -> None:
    pk = observing.whole()
    observing.answer(pk, observing.cases[1], asked=Asked.UNREACHABLE)
    assert observing.refused(pk) == []


def test_other_codes_are_asked_about_anew(observing: ObservationCast) -> None:
    pk = observing.whole()
    codes = replace(CODES, kind="changed-rule")
    actions.change(keyring=keyring_of(observing.berk), pk=pk, codes=codes, inside=Answer.OPEN)
    assert observing.refused(pk) == ["open", "open", "open"]


def test_without_her_consent_to_be_counted_in_warnings(observing: ObservationCast) -> None:
    other = open_case(observing.berk, PersonRecord(("Гозель Сапарова",), 1975))
    pk = observing.whole(*observing.cases, other)
    assert observing.refused(pk) == ["no-consent"]
    consent(observing.berk, other, answer="no")
    assert observing.refused(pk) == ["no-consent"]


def test_proceedings_ask_for_her_lawyers_word(observing: ObservationCast) -> None:
    case = observing.cases[0]
    change_case(
        "case.justice-moved", keyring_of(observing.berk), case,
        lambda now: replace(
            now, justice=replace(now.justice, entries=(*now.justice.entries, StageEntry("complaint", TODAY)))
        ),
    )  # fmt: skip
    pk = observing.whole()
    assert observing.refused(pk) == ["proceedings"]
    observing.answer(pk, case, lawyer=Lawyer("Лейли", TODAY - timedelta(1), allows=True))
    assert observing.refused(pk) == ["proceedings"]
    observing.answer(pk, case, lawyer=Lawyer("Лейли", TODAY, allows=True))
    assert observing.refused(pk) == []


def restrict_case(observing: ObservationCast, case: Case) -> None:
    keyring = keyring_of(observing.dana)
    cast = observing.people.keys.cast
    named = {str(cast.dana.pk): Purpose.WORK, str(cast.berk.pk): Purpose.WORK}
    person = Case.objects.select_related("person").get(pk=case.pk).person
    restricting.restrict(keyring=keyring, person=person, named=named)


def test_restricted_people_never(observing: ObservationCast) -> None:
    restrict_case(observing, observing.cases[0])
    pk = observing.begin()
    with pytest.raises(actions.Restricted):
        observing.choose(pk)
    assert observing.record(pk).people == ()


def test_who_is_restricted_leaves_what_was_written(observing: ObservationCast) -> None:
    observing.whole()
    restrict_case(observing, observing.cases[0])
    [row] = observing.rows()
    assert [entry.person for entry in observing.record(row.pk).people] == [
        case.person_id for case in observing.cases[1:]
    ]
    assert observing.refused(row.pk) == ["few"]


def test_a_public_source_needs_nobody(observing: ObservationCast) -> None:
    pk = observing.begin(PUBLIC, Answer.NO)
    assert observing.refused(pk) == []
    pk = observing.begin(PUBLIC)
    assert observing.refused(pk) == ["inside-open"]
    pk = observing.begin(PUBLIC, Answer.YES)
    assert observing.refused(pk) == ["inside"]
    observing.choose(pk)
    assert "people-and-source" in observing.refused(pk)


@pytest.mark.parametrize("by", [SaidBy.OFFICE, SaidBy.REPORT])
def test_a_firm_that_no_register_and_no_court_named(by: SaidBy) -> None:
    data = Firm("ООО «Дорога»", Source(SaidBy.REGISTER, "https://register.example/7", TODAY)).as_data()
    assert Firm.from_data(data).as_data() == data
    with pytest.raises(NotCanonical):
        Firm.from_data(data | {"named": data["named"] | {"by": by.value}})
    for link in (
        "http://register.example/7",
        "https://register.example/7#call",
        "https://a@register.example/",
        "https://r.example/Мары",
    ):
        with pytest.raises(NotCanonical):
            Firm.from_data(data | {"named": data["named"] | {"link": link}})
    for name in ("ИП Атаев +993 61 11", "Дорога 99361111111"):
        with pytest.raises(NotCanonical):
            Firm.from_data(data | {"name": name})


@pytest.mark.parametrize(
    ("name", "link"), [("ИП Бердыева Айна", "7"), ("ООО «Дорога»", "search?q=berdyeva-ayna")]
)
def test_a_firm_that_is_called_like_her(observing: ObservationCast, name: str, link: str) -> None:
    firm = Firm(name, Source(SaidBy.REGISTER, f"https://register.example/{link}", TODAY))
    pk = observing.whole(codes=replace(CODES, firm=firm))
    assert observing.refused(pk) == ["firm"]


@pytest.mark.parametrize(
    ("codes", "reason"),
    [
        (replace(CODES, kind="of-no-list"), "not-listed"),
        (replace(CODES, country="ZZ"), "not-listed"),
        (replace(CODES, region="village"), "not-listed"),
        (replace(CODES, region="ru-moscow"), "not-listed"),  # lies in another country
        (replace(CODES, month=f"{TODAY.year + 1}-01"), "month"),
        (replace(CODES, month=f"{TODAY.year - 2}-12"), "month"),
    ],
)
def test_only_what_the_closed_lists_have(observing: ObservationCast, codes: Codes, reason: str) -> None:
    assert observing.refused(observing.whole(codes=codes)) == [reason]


@pytest.mark.parametrize(
    "changed",
    [
        {"month": "2026-11-24"},
        {"month": "2026-13"},
        {"country": "Turkey"},
        {"village": "Мары"},
        {"known": "helped-2"},
    ],
)
def test_what_no_observation_says(changed: dict[str, Any]) -> None:
    with pytest.raises(NotCanonical):
        Codes.from_data(CODES.as_data() | changed)
    with pytest.raises(NotCanonical):
        Codes.from_data(PUBLIC.as_data() | {"source": None})


def test_an_older_copy(observing: ObservationCast) -> None:
    pk = observing.whole()
    [row] = observing.rows()
    before = bytes(row.sealed)
    observing.answer(pk, observing.cases[0], asked=Asked.REFUSED)
    keyring = keyring_of(observing.dana)
    [row] = observing.rows()
    row.sealed = before
    row.save(update_fields=["sealed"])
    assert observing.refused(pk) == ["older"]
    with pytest.raises(OlderCopy):
        actions.send(keyring=keyring, pk=pk, seen="")
