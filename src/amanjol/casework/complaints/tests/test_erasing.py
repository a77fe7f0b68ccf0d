"""A complaint is erased after the time for which it is kept, by who reads it, and an older backup keeps it away."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from amanjol.casework.cases.erasing.actions import erasing
from amanjol.casework.cases.models import Erased
from amanjol.casework.complaints import codes, queries
from amanjol.casework.complaints.actions import working
from amanjol.casework.complaints.models import Complaint, Letterbox, Seal
from amanjol.casework.complaints.tests.complaint_cast import (
    TODAY,
    ComplaintCast,
    complain,
    hidden_in,
    opened,
    seen_by,
)
from amanjol.casework.desk import ledger
from amanjol.casework.standards.papers.complaints import packaged_complaints
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.organisations.tenant import name_session
from amanjol.foundation.organisations.tests.key_cast import request_of

if TYPE_CHECKING:
    import uuid

pytestmark = pytest.mark.django_db
KEPT = timedelta(packaged_complaints().kept_days)
DAY = TODAY + KEPT
LIST = "/desk/complaints/"


def ended(people: ComplaintCast, code: str = "") -> uuid.UUID:
    pk, _road = complain(people, code=code)
    working.end(opened=opened(people.at["berk"], pk), words="Поговорили, телефон открыт.")
    return pk


def erase(people: ComplaintCast, pk: uuid.UUID, name: str = "berk", on: Any = DAY) -> None:
    working.erase(opened=opened(people.at[name], pk), today=on)


def test_from_its_day_on_it_goes_with_its_seals_and_its_letterbox(people: ComplaintCast) -> None:
    code = codes.new_code()
    pk, other = ended(people, code), complain(people)[0]
    request_of(people.at["berk"])
    (box,) = Letterbox.objects.filter(name=codes.name_of(code)).values_list("pk", flat=True)
    with pytest.raises(working.NotAllowed):
        erase(people, pk, on=DAY - timedelta(1))
    erase(people, pk)
    assert [row.pk for row in seen_by(people.at["berk"])] == [other]
    assert not Seal.objects.filter(complaint=pk).exists()
    assert set(Erased.objects.values_list("pk", "reason")) == {(pk, "not-told"), (box, "not-told")}
    name_session(None)
    assert queries.letterbox(codes.name_of(code)) is None
    request_of(people.at["berk"])
    acts = Entry.objects.filter(subject_id=str(pk), verb="complaint.erased")
    assert [entry.actor_id for entry in acts] == [people.keys.cast.berk.account_id]
    assert Letterbox.objects.count() == 1


def test_it_is_kept_while_it_is_not_ended_or_was_gone_on_with(people: ComplaintCast) -> None:
    pk, _road = complain(people)
    with pytest.raises(working.NotAllowed):
        erase(people, pk, on=DAY + timedelta(9_999))
    pk = ended(people)
    working.add_step(opened=opened(people.at["gunesh"], pk), words="Пришла ещё одна")
    with pytest.raises(working.NotAllowed):
        erase(people, pk, on=DAY + timedelta(9_999))
    assert Complaint.objects.filter(pk=pk).exists()


def test_a_day_that_was_moved_in_the_table_lets_nobody_erase_early(people: ComplaintCast) -> None:
    pk = ended(people)
    request_of(people.at["berk"])
    early = TODAY - KEPT - timedelta(30)
    assert Complaint.objects.filter(pk=pk).update(received_on=early, due_on=early) == 1
    with pytest.raises(working.NotAllowed):
        erase(people, pk, on=DAY - timedelta(1))


def test_who_does_not_read_it_erases_nothing(people: ComplaintCast) -> None:
    pk = ended(people)
    for name in ("dana", "maya"):
        with pytest.raises(PermissionDenied):
            erase(people, pk, name)
        assert people.at[name].post(f"{LIST}{pk}/erase/", {"number": "2"}).status_code == 404
    before = opened(people.at["berk"], pk)
    working.hand_over(opened=before, to=people.gunesh.account_id)
    with pytest.raises(working.Changed):
        erase_as_shown(people, before)
    assert len(seen_by(people.at["gunesh"])) == 1


def erase_as_shown(people: ComplaintCast, before: working.Opened) -> None:
    """By who reads it still, from a page of before."""
    again = opened(people.at["gunesh"], before.row.pk)
    old = working.Opened(again.row, before.record, again.member, again.keys, False, False, True)
    working.erase(opened=old, today=DAY)


def test_whoever_has_a_code_deletes_no_letter(people: ComplaintCast) -> None:
    """The hash of the code shows the row, and lets nobody take it away."""
    code = codes.new_code()
    ended(people, code)
    name_session(None)
    assert queries.letterbox(codes.name_of(code)) is not None
    assert Letterbox.objects.filter(name=codes.name_of(code)).delete()[0] == 0
    request_of(people.at["maya"])
    assert Letterbox.objects.filter(name=codes.name_of(code)).delete()[0] == 0
    assert queries.letterbox(codes.name_of(code)) is not None


def test_where_nobody_keeps_a_ledger_it_stays(people: ComplaintCast, monkeypatch: pytest.MonkeyPatch) -> None:
    pk = ended(people)
    monkeypatch.setattr(ledger, "_keepers", [])
    with pytest.raises(ledger.NoLedger):
        erase(people, pk)
    assert len(seen_by(people.at["berk"])) == 1


def test_on_the_page_it_says_from_which_day_and_then_offers_it(people: ComplaintCast) -> None:
    pk, berk = ended(people), people.at["berk"]
    page = berk.get(f"{LIST}{pk}/").text
    assert f"It can be erased from {DAY:%d.%m.%Y} on." in page
    assert "Erase it for good" not in page
    berk.post(f"{LIST}{pk}/erase/", hidden_in(page))
    assert len(seen_by(berk)) == 1
    with patch.object(timezone, "localdate", lambda value=None, *_: DAY if value is None else TODAY):
        page = berk.get(f"{LIST}{pk}/").text
        assert "Erase it for good" in page
        assert berk.post(f"{LIST}{pk}/erase/", hidden_in(page))["Location"] == LIST
        assert "It is gone for good" in berk.get(LIST).text
    assert not seen_by(berk)


def rows_of(pk: uuid.UUID) -> tuple[list[Complaint], list[Seal], list[Letterbox]]:
    return (
        list(Complaint.objects.filter(pk=pk)),
        list(Seal.objects.filter(complaint=pk)),
        list(Letterbox.objects.all()),
    )


def test_an_older_backup_brings_back_neither_it_nor_its_answer(people: ComplaintCast) -> None:
    """As a restore leaves it: the rows of before, and the ledger of since."""
    pk = ended(people, codes.new_code())
    request_of(people.at["berk"])
    before = rows_of(pk)
    assert all(before)
    erase(people, pk)
    complaints, seals, boxes = before
    Complaint.objects.bulk_create(complaints)
    Seal.objects.bulk_create(seals)
    Letterbox.objects.bulk_create(boxes)
    assert len(seen_by(people.at["berk"])) == 1
    done = erasing.replay(list(Erased.objects.all()))
    assert [model.objects.count() for model in (Complaint, Seal, Letterbox)] == [0, 0, 0]
    assert (done.cases, done.people, done.groups, done.others) == (0, 0, 0, 2)
    assert done.is_any
    assert {"complaints_complaint", "complaints_letterbox", "complaints_seal"} <= set(erasing.swept_tables())
