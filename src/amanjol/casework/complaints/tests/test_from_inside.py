"""Who works in the house, against a complaint about it: receivers taken off, another role, an id of one's own."""

from __future__ import annotations

import uuid
from datetime import timedelta
from unittest.mock import patch

import pytest

from amanjol.casework.cases.models import Erased
from amanjol.casework.complaints import queries
from amanjol.casework.complaints.actions import naming, working
from amanjol.casework.complaints.models import Complaint, Seal
from amanjol.casework.complaints.records import Accused
from amanjol.casework.complaints.tests import complaint_cast
from amanjol.casework.complaints.tests.complaint_cast import (
    TODAY,
    TYPED,
    ComplaintCast,
    complain,
    hidden_in,
    opened,
    overdue_at,
    page_of,
    readers,
    seen_by,
)
from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.standards.papers.complaints import packaged_complaints
from amanjol.foundation.organisations.models import Member
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tenant import acting_for, name_session
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

pytestmark = pytest.mark.django_db


def test_whoever_takes_all_receivers_off_keeps_nobody_from_reading(people: ComplaintCast) -> None:
    """Dana, who supervises and is accused, before anybody has opened it."""
    pk, _road = complain(people, accused=Accused.HEAD)
    dana = keyring_of(people.at["dana"]).member
    for row in queries.receiver_rows(people.yyldyz.pk):
        naming.remove(by=dana, receiver=row.pk)
    where = f"/desk/complaints/{pk}/"
    for _time in range(2):
        page = people.at["gunesh"].get(where)
        assert "не пускал позвонить" in page.text
    number = {"number": "0", "words": "x"}
    assert people.at["gunesh"].post(f"{where}step/", number).headers["Location"] == where
    naming.name(keyring=keyring_of(people.at["dana"]), member=people.gunesh)
    assert opened(people.at["gunesh"], pk).record.number == 1


def test_what_was_gone_on_with_is_not_erased_as_it_was(people: ComplaintCast) -> None:
    """An older state in which it had ended: the ledger would keep it out of each backup."""
    pk, _road = complain(people)
    working.end(opened=opened(people.at["berk"], pk), words="Пустяки")
    request_of(people.at["berk"])
    before, own = Complaint.objects.get(pk=pk), Seal.objects.get(complaint=pk)
    working.add_step(opened=opened(people.at["gunesh"], pk), words="Пришла ещё одна")
    request_of(people.at["berk"])
    Complaint.objects.filter(pk=pk).delete()
    before.save(force_insert=True)
    own.save(force_insert=True)
    with pytest.raises(OlderCopy):
        working.erase(opened=opened(people.at["berk"], pk), today=TODAY + timedelta(9_999))
    assert not Erased.objects.exists()


def test_whoever_was_accused_by_their_work_stays_so_with_another(people: ComplaintCast) -> None:
    """Berk, a case worker, is made a supervisor and named anew: no reader can let him in."""
    pk, road = complain(people, accused=Accused.CASE_WORKER)
    assert readers(road) == ["Gunesh"]
    berk = people.keys.cast.berk
    with acting_for(people.keys.cast.dana):
        Member.objects.filter(pk=berk.pk).update(role=RoleKey.SUPERVISOR)
    berk.refresh_from_db()
    naming.name(keyring=keyring_of(people.at["dana"]), member=berk)
    there = opened(people.at["gunesh"], pk)
    assert str(berk.account_id) not in {person.account for person in working.may_take_over(there)}
    with pytest.raises(working.NotAllowed):
        working.hand_over(opened=there, to=berk.account_id)
    working.add_step(opened=there, words="Спросили")
    later = TODAY + timedelta(packaged_complaints().answer_days + 1)
    with patch.object(complaint_cast, "TODAY", later):
        assert overdue_at(people.at["berk"]) == 0


def test_no_stranger_chooses_the_id_of_a_complaint(people: ComplaintCast) -> None:
    """With that of a case it would take the case along once it is erased: out of each older backup."""
    of_a_case, where = uuid.uuid4(), page_of(people)
    name_session(None)
    typed = TYPED | hidden_in(people.stranger.get(where).text) | {"press": str(of_a_case)}
    assert people.stranger.post(where, typed).status_code == 200
    (row,) = seen_by(people.at["berk"])
    assert row.pk != of_a_case
    name_session(None)
    assert "already" in people.stranger.post(where, typed).text
    assert len(seen_by(people.at["berk"])) == 1
