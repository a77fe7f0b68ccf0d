"""A permit is gone in the moment in which its consent goes, and with whatever ends what was decided about a person."""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from datetime import timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from amanjol.casework.cases import beneath
from amanjol.casework.cases.actions import creating
from amanjol.casework.cases.erasing.actions import erasing
from amanjol.casework.cases.models import Erased
from amanjol.casework.cases.record_parts.reviews import ErasureNotice
from amanjol.casework.cases.tests.consent_words import ASKED, read_aloud
from amanjol.casework.cases.tests.pages import path as case_path
from amanjol.casework.cases.tests.pages import written
from amanjol.casework.cases.tests.test_merging import TWIN, merge
from amanjol.casework.cases.tests.test_restricted import restrict
from amanjol.casework.desk.recording import record_act
from amanjol.casework.standards.people.given import GivenConsent
from amanjol.casework.support.models import Story, StoryPermit
from amanjol.casework.support.stories import actions, day, gate, permits, queries, recalling
from amanjol.casework.support.tests.story_cast import LONG_AGO, PUBLISHED, TEXTS, TODAY, UNTIL, fresh
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.organisations.tenant import name_session
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from amanjol.casework.support.tests.story_cast import StoryCast

pytestmark = pytest.mark.django_db
LIST = "/desk/stories/"


@pytest.fixture
def permit(story_cast: StoryCast) -> UUID:
    pk = story_cast.issue()
    assert permits.permit_in_force(pk) is not None
    return pk


def is_gone(people: StoryCast, pk: UUID) -> bool:
    name_session(None)
    for_strangers = permits.permit_in_force(pk) is None and permits.permits_in_force() == []
    request_of(people.berk)
    row = StoryPermit.objects.get(pk=pk)
    return for_strangers and row.recalled_at is not None and bytes(row.signed) == b""


def withdraw(people: StoryCast) -> None:
    given = written(people.berk, people.case, GivenConsent)[-1]
    typed = {"consent": given.id, "withdrawn_on": str(TODAY)}
    assert people.berk.post(case_path("withdraw", people.case), typed).status_code == 302


def test_withdrawing_the_consent_calls_it_back_at_once(story_cast: StoryCast, permit: UUID) -> None:
    withdraw(story_cast)
    assert is_gone(story_cast, permit)
    assert Erased.objects.filter(pk=permit).exists()
    assert "no-consent" in [refusal.key for refusal in gate.refusals(story_cast.facts())]


def test_a_later_no_calls_it_back_and_another_consent_does_not(story_cast: StoryCast, permit: UUID) -> None:
    story_cast.consent(purpose="support", channels=[], tongues=[], until="")
    assert not is_gone(story_cast, permit)
    story_cast.consent(answer="no")
    assert is_gone(story_cast, permit)


def test_a_later_yes_that_is_narrower_calls_it_back(story_cast: StoryCast, permit: UUID) -> None:
    for other in (
        {"channels": ["web"]},
        {"tongues": ["tk"]},
        {"until": str(UNTIL - timedelta(1))},
    ):
        story_cast.consent(**other)
        assert is_gone(story_cast, permit), other
        withdraw(story_cast)
        permit = story_cast.issue()


def test_a_later_yes_that_is_wider_leaves_it(story_cast: StoryCast, permit: UUID) -> None:
    story_cast.consent(channels=["web", "mail", "paper"], with_picture="on")
    assert permits.permit_in_force(permit) is not None


def test_a_later_yes_without_a_picture_calls_back_what_has_one(story_cast: StoryCast) -> None:
    withdraw(story_cast)
    story_cast.consent(with_picture="on")
    permit = story_cast.issue()
    story_cast.consent(with_picture="on")
    assert permits.permit_in_force(permit) is not None
    story_cast.consent()
    assert is_gone(story_cast, permit)


def test_withdrawing_the_very_yes_on_which_it_rests_calls_it_back_though_another_stands(
    story_cast: StoryCast,
) -> None:
    withdraw(story_cast)
    story_cast.consent(channels=["web", "mail", "paper"])
    story_cast.consent()
    permit = story_cast.issue()
    withdraw(story_cast)
    assert is_gone(story_cast, permit)


def test_the_day_sees_a_narrower_yes(story_cast: StoryCast, permit: UUID) -> None:
    """Where nothing was called back, as when the row was put back."""
    with patch.object(recalling, "recall"):
        story_cast.consent(channels=["web"])
    keyring = keyring_of(story_cast.berk)
    (line,) = day.due(keyring.member, [fresh(story_cast.case)], keyring).lines
    assert line.text == "Call the story back: no consent to publish is in force any more"


def test_a_no_in_her_second_case_calls_it_back_and_keeps_the_gate_shut(
    story_cast: StoryCast, permit: UUID
) -> None:
    other = creating.create_case(
        keyring=keyring_of(story_cast.dana),
        person=fresh(story_cast.case).person,
        beginning=creating.Beginning("Снова", None, "", happened_on=LONG_AGO),
        today=TODAY,
    )
    no = read_aloud(ASKED | PUBLISHED | {"answer": "no"})
    assert story_cast.dana.post(case_path("consents", other), no).status_code == 302
    assert is_gone(story_cast, permit)
    assert "no-consent" in [refusal.key for refusal in gate.refusals(story_cast.facts())]


@contextmanager
def taken_away() -> Iterator[None]:
    """As whoever owns the database takes the rows of stories away, or puts an older copy in their place."""
    with (
        patch.object(queries, "rows_in", return_value=[]),
        patch.object(queries, "_stories_in", SimpleNamespace(rows=lambda _cases: [])),
    ):
        yield


def test_no_story_is_taken_away_or_given_to_another_case(story_cast: StoryCast, permit: UUID) -> None:
    """Whoever connects as `amanjol_app`: else a recall would find nothing to recall."""
    keyring = keyring_of(story_cast.berk)
    other = creating.create_case(
        keyring=keyring,
        person=creating.create_person(keyring=keyring, person=TWIN),
        beginning=creating.Beginning("Позвонить", None),
        today=TODAY,
    )
    request_of(story_cast.berk)
    for statement, words in (
        ("delete from support_story", "permission denied"),
        ("truncate support_story", "permission denied"),
        ("update support_story set case_id = %s", "stays that of its case"),
    ):
        with pytest.raises(DatabaseError, match=words), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, [other.pk] if "%s" in statement else None)
    assert Story.objects.filter(case=story_cast.case).exists()
    withdraw(story_cast)
    assert is_gone(story_cast, permit)


@pytest.mark.parametrize("how", ["gone", "older", "broken"])
def test_without_its_row_or_with_an_older_one_the_permit_goes_all_the_same(
    story_cast: StoryCast, how: str
) -> None:
    request_of(story_cast.berk)
    before = Story.objects.get(case=story_cast.case)
    permit = story_cast.issue()
    request_of(story_cast.berk)
    rows = Story.objects.filter(case=story_cast.case)
    if how != "gone":
        assert rows.update(sealed=before.sealed if how == "older" else b"0") == 1
    with taken_away() if how == "gone" else nullcontext():
        withdraw(story_cast)
    assert is_gone(story_cast, permit)


def test_the_day_warns_of_a_story_that_is_gone(story_cast: StoryCast, permit: UUID) -> None:
    keyring, cases = keyring_of(story_cast.berk), [fresh(story_cast.case)]
    assert day.due(keyring.member, cases, keyring).older == set()
    keyring = keyring_of(story_cast.berk)
    with taken_away():
        gone = day.due(keyring.member, cases, keyring)
    assert gone.older == {story_cast.case.pk}
    assert permits.permit_in_force(permit) is not None


def test_where_a_story_is_gone_only_permits_that_no_other_story_has_go(
    story_cast: StoryCast, permit: UUID
) -> None:
    """What another story says is its own stays."""
    keyring = keyring_of(story_cast.berk)
    other = creating.create_case(
        keyring=keyring,
        person=creating.create_person(keyring=keyring, person=TWIN),
        beginning=creating.Beginning("Позвонить", None),
        today=TODAY,
    )
    record_act(queries.PERMITTED, keyring.member, "case", other.pk)
    recalling.recall_with(keyring, fresh(other))
    assert permits.permit_in_force(permit) is not None
    with taken_away():
        recalling.recall_with(keyring_of(story_cast.berk), fresh(other))
    assert is_gone(story_cast, permit)


def test_the_button_of_the_case_calls_it_back_once(story_cast: StoryCast, permit: UUID) -> None:
    response = story_cast.berk.post(story_cast.page("story_recall"))
    assert response.status_code == 302
    assert is_gone(story_cast, permit)
    at = StoryPermit.objects.get(pk=permit).recalled_at
    story_cast.dana.post(story_cast.page("story_recall"))
    request_of(story_cast.berk)
    assert StoryPermit.objects.get(pk=permit).recalled_at == at
    assert Entry.objects.filter(verb="permit.recalled").count() == 1


def test_who_has_no_key_unlocked_calls_it_back_by_its_other_name(story_cast: StoryCast, permit: UUID) -> None:
    locked = Client()
    locked.force_login(story_cast.cases.keys.cast.berk.account)
    page = locked.get(LIST).text
    assert "Лола" in page
    assert TEXTS["ru"][:20] in page
    assert locked.get(story_cast.page()).status_code != 200
    assert locked.post(reverse("support:recall_story", args=[permit])).status_code == 302
    assert is_gone(story_cast, permit)
    assert "Лола" not in locked.get(LIST).text


def test_another_organisation_and_who_does_not_work_on_cases_call_nothing_back(
    story_cast: StoryCast, permit: UUID
) -> None:
    address = reverse("support:recall_story", args=[permit])
    assert "Лола" not in story_cast.cases.gul.get(LIST).text
    story_cast.cases.gul.post(address)
    assert story_cast.cases.officer.post(address).status_code == 403
    assert story_cast.cases.officer.get(LIST).status_code == 403
    assert not is_gone(story_cast, permit)
    request_of(story_cast.cases.officer)
    member = keyring_of(story_cast.berk).member
    member.role = "officer"
    with pytest.raises(PermissionDenied):
        recalling.recall(by=member, permits=[permit])


def test_restricting_calls_it_back(story_cast: StoryCast, permit: UUID) -> None:
    restrict_case = story_cast.cases
    restrict_case.case = story_cast.case
    restrict(restrict_case, story_cast.berk, work=(story_cast.dana,))
    assert is_gone(story_cast, permit)
    assert story_cast.record(story_cast.dana).permits == (str(permit),)


def test_making_two_people_one_calls_it_back_whoever_of_them_it_is(
    story_cast: StoryCast, permit: UUID
) -> None:
    keyring = keyring_of(story_cast.berk)
    person = creating.create_person(keyring=keyring, person=TWIN)
    twin = creating.create_case(
        keyring=keyring, person=person, beginning=creating.Beginning("Позвонить", None), today=TODAY
    )
    merge(story_cast.berk, twin, story_cast.case)
    assert is_gone(story_cast, permit)


def test_erasing_takes_the_story_and_empties_the_permit_and_a_restore_does_so_again(
    story_cast: StoryCast, permit: UUID
) -> None:
    request_of(story_cast.berk)
    before = StoryPermit.objects.get(pk=permit)
    story_cast.berk.post(case_path("close", story_cast.case), {"reason": "Всё"})
    keyring, case = keyring_of(story_cast.dana), fresh(story_cast.case)
    erasing.erase_case(keyring=keyring, case=case, notice=ErasureNotice.ASKED, today=TODAY)
    assert is_gone(story_cast, permit)
    assert not Story.objects.exists()
    older = StoryPermit(
        organisation_id=before.organisation_id, signed=before.signed, valid_until=before.valid_until
    )
    older.save(force_insert=True)
    assert recalling.empty(StoryPermit.objects.filter(pk=older.pk).values("pk")) == 1
    assert permits.permits_in_force() == []


def test_nothing_in_clear_says_whose_it_is(story_cast: StoryCast, permit: UUID) -> None:
    """But the transaction that wrote both, as docs/stories.md says: no entry of the journal, and no hour."""
    typed = {"where": "Стенд", "who_deletes": "Мурад", "count": "1"}
    assert story_cast.berk.post(story_cast.page("story_copy"), typed).status_code == 302
    request_of(story_cast.berk)
    (copy,) = permits.copies_of(permit)
    assert story_cast.berk.post(story_cast.page("story_copy_gone", copy=copy.id)).status_code == 302
    withdraw(story_cast)
    request_of(story_cast.berk)
    entries = list(Entry.objects.values())
    assert {"story.permitted", "permit.recalled", "permit.copy-deleted"} <= {
        entry["verb"] for entry in entries
    }
    assert not [entry for entry in entries if str(permit) in str(entry)]
    assert StoryPermit.objects.get(pk=permit).recalled_at == TODAY


def test_a_new_permit_takes_the_place_of_the_one_before(story_cast: StoryCast, permit: UUID) -> None:
    newer = actions.open_gate(keyring=keyring_of(story_cast.farida), case=story_cast.case)
    assert [entry.id for entry in permits.permits_in_force()] == [newer]
    assert story_cast.record().permits == (str(permit), str(newer))


def test_the_day_says_what_is_still_out_there_what_ends_and_what_rests_on_nothing(
    story_cast: StoryCast, permit: UUID
) -> None:
    def lines() -> list[str]:
        keyring = keyring_of(story_cast.berk)
        return [line.text for line in day.due(keyring.member, [fresh(story_cast.case)], keyring).lines]

    keyring = keyring_of(story_cast.berk)
    assert day.due(keyring.member, [fresh(story_cast.case)], None).lines == []
    assert lines() == []
    copy = permits.note_copy(
        organisation=keyring.member.organisation_id, permit_id=permit, where="Стенд", who_deletes="Мурад"
    )
    assert lines() == []
    story_cast.berk.post(story_cast.page("story_recall"))
    assert lines() == ["Copies of a story have to be deleted"]
    request_of(story_cast.berk)
    permits.copy_deleted(copy)
    assert lines() == []


def test_the_day_says_that_a_permit_ends_within_a_month(story_cast: StoryCast) -> None:
    withdraw(story_cast)
    story_cast.consent(until=str(TODAY + timedelta(30)))
    story_cast.issue()
    keyring = keyring_of(story_cast.berk)
    (line,) = day.due(keyring.member, [fresh(story_cast.case)], keyring).lines
    assert (line.text, line.due_on) == (
        "The permit of a story ends: ask whether it may go on",
        TODAY + timedelta(30),
    )


def test_both_tables_are_known_to_what_goes_with_a_case() -> None:
    assert Story in beneath.row_models()
