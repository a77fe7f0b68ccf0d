"""What was tried against observations, and is shut."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.http import HttpRequest

from amanjol.casework.cases.actions import working
from amanjol.casework.cases.models import Case
from amanjol.casework.cases.records import PersonRecord
from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.foundation.journal.models import Entry, Subject
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals.records import replace
from amanjol.programme.observations import actions, queries, recalling, showing, taking
from amanjol.programme.observations.kinds import Answer, Asked
from amanjol.programme.observations.models import Outcome, Taking
from amanjol.programme.observations.records import Lawyer
from amanjol.programme.observations.separate import Teller, count_apart
from amanjol.programme.observations.tests.observation_cast import (
    AINA,
    ANSWERED,
    CODES,
    SHEMSHAT,
    TODAY,
    consent,
)
from amanjol.programme.observations.tests.test_gate import restrict_case

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.observations.models import Observation
    from amanjol.programme.observations.tests.observation_cast import ObservationCast

pytestmark = pytest.mark.django_db


def _fourth(observing: ObservationCast) -> Case:
    case = open_case(observing.berk, PersonRecord(("Гозель Сапарова",), 1975))
    consent(observing.berk, case)
    return case


def _last(observing: ObservationCast) -> int:
    request_of(observing.dana)
    return Entry.objects.order_by("-sequence").values_list("sequence", flat=True)[0]


def _written_since(observing: ObservationCast, last: int) -> tuple[list[str], str]:
    """Verbs of the entries, and all that they and their subjects say."""
    request_of(observing.dana)
    entries = Entry.objects.filter(sequence__gt=last)
    subjects = Subject.objects.filter(entry__in=entries).values_list("kind", "subject_id")
    return [entry.verb for entry in entries], str([*entries.values(), *subjects])


def test_no_entry_says_whose_no_took_it_back(observing: ObservationCast) -> None:
    """Nor whose row was written anew: beside her case no id leads to what was sent."""
    sent = observing.sent()
    [row] = observing.rows()
    last = _last(observing)
    consent(observing.berk, observing.cases[0], answer="no")
    verbs, said = _written_since(observing, last)
    assert "observation.recalled" in verbs
    assert str(observing.cases[0].pk) in said
    assert not [pk for pk in (sent, row.pk) if str(pk) in said or repr(pk) in said]


def test_no_entry_says_who_left_which_row(observing: ObservationCast) -> None:
    fourth = _fourth(observing)
    sent = observing.sent(*observing.cases, fourth)
    [row] = observing.rows()
    last = _last(observing)
    restrict_case(observing, fourth)
    [anew] = observing.rows()
    verbs, said = _written_since(observing, last)
    assert "observation.forgotten" in verbs
    assert not [pk for pk in (sent, row.pk, anew.pk) if str(pk) in said or repr(pk) in said]


def test_who_is_chosen_is_the_same_in_the_journal_as_who_is_not(observing: ObservationCast) -> None:
    """Dana works on no case of hers: the page shows her six signs and no name, and nothing is noted."""
    pk = observing.whole()
    last = _last(observing)
    page = observing.dana.get(f"/desk/observations/{pk}/people/").text
    for case in observing.cases:
        assert case.code in page
    assert "<legend" in page
    assert "Other cases, by their six signs" in page
    nobody = observing.dana.get(f"/desk/observations/{observing.begin()}/people/").text
    assert "<legend" not in nobody  # no question without an answer to press
    assert "Other cases" not in nobody
    assert not [name for name in ("Бердыева", "Реджепова", "Ковалёва") if name in page]
    verbs, said = _written_since(observing, last)
    assert "person.listed" not in verbs
    assert not [case for case in observing.cases if str(case.person_id) in said]


def test_who_works_on_them_is_noted_with_all_their_cases(observing: ObservationCast) -> None:
    pk = observing.whole(*observing.cases)
    other = _fourth(observing)
    last = _last(observing)
    assert "Бердыева" in observing.berk.get(f"/desk/observations/{pk}/people/").text
    _verbs, said = _written_since(observing, last)
    for case in (*observing.cases, other):
        assert str(case.person_id) in said


def test_guessed_ages_make_no_three_of_one_woman(observing: ObservationCast) -> None:
    names = PersonRecord(("Гозель Сапарова",))
    cases = [open_case(observing.berk, replace(names, birth_year=year)) for year in (1990, 1991, 1992)]
    for case in cases:
        consent(observing.berk, case)
    assert observing.refused(observing.whole(*cases)) == ["few"]


def test_a_father_and_his_daughter_are_one_family() -> None:
    tellers = [
        Teller((name,), "", frozenset(), "") for name in ("Иван Сергеевич Петров", "Анна Ивановна Петрова")
    ]
    assert count_apart(tellers) == 1


@pytest.mark.parametrize(
    "answers",
    [
        {"asked": Asked.REFUSED},
        {"inside": Answer.YES},
        {"could_know": Answer.YES},
        {"lawyer": Lawyer("Лейли", TODAY, allows=False)},
    ],
)
def test_whoever_is_taken_out_says_no_still(observing: ObservationCast, answers: dict[str, object]) -> None:
    fourth = _fourth(observing)
    pk = observing.whole(*observing.cases, fourth)
    observing.answer(pk, fourth, **answers)
    observing.choose(pk)
    assert observing.refused(pk) == ["taken-out"]
    with pytest.raises(actions.GateShut, match="taken-out"):
        observing.send(pk)


def test_another_holder_asks_anew_or_other_codes_do(observing: ObservationCast) -> None:
    fourth = _fourth(observing)
    pk = observing.whole(*observing.cases, fourth)
    observing.answer(pk, fourth, asked=Asked.REFUSED)
    observing.choose(pk)
    observing.choose(pk, *observing.cases, fourth)
    assert observing.refused(pk) == ["said-no"]
    with pytest.raises(actions.AskedByAnother):
        observing.answer(pk, fourth)
    observing.answer(pk, fourth, asked=Asked.REFUSED, inside=Answer.YES)
    with pytest.raises(actions.AskedByAnother):
        observing.answer(pk, fourth)
    entry = observing.record(pk).behind(fourth.person_id)
    assert entry is not None
    actions.answer(
        keyring=keyring_of(observing.dana), pk=pk, about=CODES.digest,
        entry=replace(entry, taken_out_by="", **ANSWERED),
    )  # fmt: skip
    assert observing.refused(pk, observing.farida) == []

    pk = observing.whole(*observing.cases, fourth)
    observing.answer(pk, fourth, asked=Asked.REFUSED)
    observing.choose(pk)
    _other_codes(observing, pk)
    assert observing.refused(pk) == []


def _other_codes(observing: ObservationCast, pk: UUID) -> None:
    codes = replace(CODES, kind="changed-rule")
    actions.change(keyring=keyring_of(observing.berk), pk=pk, codes=codes, inside=Answer.OPEN)
    for case in observing.cases:
        observing.answer(pk, case)


def test_a_no_stays_when_its_person_is_restricted(observing: ObservationCast) -> None:
    fourth = _fourth(observing)
    pk = observing.whole(*observing.cases, fourth)
    observing.answer(pk, fourth, asked=Asked.REFUSED)
    observing.choose(pk)
    restrict_case(observing, fourth)
    [row] = observing.rows()
    assert not observing.record(row.pk).names(fourth.person_id)
    assert observing.refused(row.pk) == ["stopped"]


def test_a_lawyers_no_outlives_the_codes(observing: ObservationCast) -> None:
    pk, first = observing.whole(), observing.cases[0]
    earlier = TODAY - timedelta(1)
    observing.answer(pk, first, lawyer=Lawyer("Лейли", earlier, allows=False))
    _other_codes(observing, pk)
    assert observing.refused(pk) == ["lawyer-no"]
    observing.answer(pk, first, lawyer=Lawyer("Лейли", earlier, allows=True))
    assert observing.refused(pk) == ["lawyer-no"]
    page = f"/desk/observations/{pk}/people/{first.person_id}/"
    typed = {
        "could_know": "no", "still_inside": "no", "asked": "agreed", "about": observing.record(pk).codes.digest,
    }  # fmt: skip
    assert "only a word of a later day" in observing.berk.post(page, typed).text
    observing.answer(pk, first, lawyer=Lawyer("Лейли", TODAY, allows=True))
    assert observing.refused(pk) == []


def test_who_got_one_number_since_counts_once(observing: ObservationCast) -> None:
    """That is noticed with the next change of anybody's consent."""
    sent, fourth = observing.sent(), _fourth(observing)
    person = Case.objects.select_related("person").get(pk=observing.cases[0].pk).person
    keyring = keyring_of(observing.berk)
    contents = replace(AINA, contact=SHEMSHAT.contact)
    assert working.change_person(keyring=keyring, person=person, contents=contents)
    assert observing.row(sent).recalled_on is None
    consent(observing.berk, fourth)
    assert observing.row(sent).recalled_on == TODAY


def test_rows_that_another_act_wrote_anew_are_read_again(
    observing: ObservationCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two who are restricted at once: the first look sees a row that is gone, and not the one in its place."""
    sent, fourth = observing.sent(), _fourth(observing)
    own, looks = queries.own, []

    def late(member: Member) -> QuerySet[Observation]:
        looks.append(member)
        return own(member) if len(looks) > 1 else own(member).none()

    monkeypatch.setattr(queries, "own", late)
    consent(observing.berk, fourth, answer="no")
    assert observing.row(sent).recalled_on is None
    assert len(looks) > 1


def _take(observing: ObservationCast, of: UUID, number: int, warning: UUID | None) -> None:
    """A row that a session writes past the program."""
    member = keyring_of(observing.gul).member
    outcome, reason = (Outcome.TAKEN_UP, "") if warning else (Outcome.PUT_ASIDE, "x")
    with transaction.atomic():
        Taking.objects.create(
            organisation_id=member.organisation_id, observation_id=of, number=number, outcome=outcome,
            reason=reason, warning=warning, by=member.account_id, taken_on=TODAY,
        )  # fmt: skip


def test_a_planted_row_hides_no_ground_that_was_taken_back(observing: ObservationCast) -> None:
    other, sent = observing.sent(), observing.sent()
    request_of(observing.lola_at)
    warning = taking.take_up(pk=sent, source="", by=observing.lola)
    recalling.recall(by=keyring_of(observing.berk).member, sent=[sent])
    with pytest.raises(DatabaseError, match="observations_warning_once"):
        _take(observing, other, 1, warning.pk)
    request_of(observing.lola_at)
    panel, board = showing.on_warning(HttpRequest(), warning), showing.on_board(HttpRequest())
    assert panel is not None
    assert panel.context["recalled_on"] == TODAY
    assert board is not None
    assert [pk for pk, _title in board.context["lost"]] == [warning.pk]


def test_a_planted_row_takes_the_ground_from_no_other_warning(observing: ObservationCast) -> None:
    """What was taken back is answered by nobody any more."""
    sent = observing.sent()
    recalling.recall(by=keyring_of(observing.berk).member, sent=[sent])
    with pytest.raises(DatabaseError, match="taken back"):
        _take(observing, sent, 1, uuid4())


def test_a_planted_number_blocks_no_answer(observing: ObservationCast) -> None:
    """Nor does a row that puts aside what a warning was begun from let a second one begin."""
    sent = observing.sent()
    for number in (2, 32_767):
        with pytest.raises(DatabaseError, match="next number"):
            _take(observing, sent, number, None)
    request_of(observing.lola_at)
    taking.take_up(pk=sent, source="", by=observing.lola)
    _take(observing, sent, 2, None)
    request_of(observing.lola_at)
    with pytest.raises(taking.AnsweredAlready):
        taking.take_up(pk=sent, source="", by=observing.lola)
