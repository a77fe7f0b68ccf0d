"""One who reads a complaint would be alone with it: they shut out everybody else, end it, and nobody sees it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from amanjol.casework.complaints.actions import working
from amanjol.casework.complaints.records import Accused, StepKind
from amanjol.casework.complaints.tests import complaint_cast
from amanjol.casework.complaints.tests.complaint_cast import (
    TODAY,
    ComplaintCast,
    complain,
    hidden_in,
    name_dana,
    opened,
    overdue_at,
    seen_by,
)
from amanjol.casework.standards.papers.complaints import packaged_complaints

if TYPE_CHECKING:
    import uuid

    from amanjol.foundation.organisations.models import Member

pytestmark = pytest.mark.django_db
LATER = TODAY + timedelta(packaged_complaints().answer_days + 1)


def take(people: ComplaintCast, pk: uuid.UUID, whom: Member) -> str:
    """What Berk's page says once he pressed."""
    berk, page = people.at["berk"], f"/desk/complaints/{pk}/"
    typed = hidden_in(berk.get(page).text) | {"from-person": str(whom.account_id)}
    return str(berk.post(f"{page}take-from/", typed, follow=True).text)


def test_one_receiver_takes_it_from_everybody_else_and_is_seen_all_the_same(people: ComplaintCast) -> None:
    pk, _road = complain(people)
    dana = people.keys.cast.dana
    assert "opens nothing of it any more" in take(people, pk, dana)
    assert "First a supervisor names another receiver" in take(people, pk, people.gunesh)
    with pytest.raises(working.NobodyBeside):
        working.take_from(opened=opened(people.at["berk"], pk), whom=people.gunesh.account_id)
    with patch.object(complaint_cast, "TODAY", LATER):
        assert overdue_at(people.at["dana"]) == 1
        working.add_step(opened=opened(people.at["berk"], pk), words="Ничего")
        assert overdue_at(people.at["dana"]) == 1
    working.end(opened=opened(people.at["berk"], pk), words="Пустяки")
    kinds = [step.kind for step in opened(people.at["gunesh"], pk).record.steps]
    assert kinds == [StepKind.OPENED, StepKind.TAKEN_FROM, StepKind.STEP, StepKind.DONE]
    assert seen_by(people.at["dana"]) == []


def test_where_the_last_beside_one_is_accused_another_receiver_joins(people: ComplaintCast) -> None:
    """Named since it came, as a supervisor does who is asked to."""
    pk, _road = complain(people)
    opened(people.at["gunesh"], pk)
    name_dana(people)
    assert not seen_by(people.at["dana"])
    assert "opens nothing of it any more" in take(people, pk, people.gunesh)
    assert not seen_by(people.at["gunesh"])
    record = opened(people.at["dana"], pk).record
    assert set(record.readers) == {
        str(people.keys.cast.berk.account_id),
        str(people.keys.cast.dana.account_id),
    }
    assert record.steps[-1].whom == str(people.gunesh.account_id)


def test_who_could_join_is_not_shut_out_first(people: ComplaintCast) -> None:
    pk, _road = complain(people)
    dana = name_dana(people)
    take(people, pk, dana)
    assert "First a supervisor names another receiver" in take(people, pk, people.gunesh)
    assert seen_by(people.at["gunesh"])
    with patch.object(complaint_cast, "TODAY", LATER):
        assert overdue_at(people.at["dana"]) == 1


def test_who_is_accused_by_the_statement_counts_nothing_though_nobody_else_does(
    people: ComplaintCast,
) -> None:
    pk, _road = complain(people, accused=Accused.HEAD)
    working.add_step(opened=opened(people.at["berk"], pk), words="Спросили")
    with patch.object(complaint_cast, "TODAY", LATER):
        assert overdue_at(people.at["dana"]) == 0


def test_who_read_it_and_supervises_goes_on_counting_it(people: ComplaintCast) -> None:
    dana = name_dana(people)
    pk, _road = complain(people)
    with patch.object(complaint_cast, "TODAY", LATER):
        take(people, pk, dana)
        assert not seen_by(people.at["dana"])
        assert overdue_at(people.at["dana"]) == 1
