"""1,000 hostile texts to each form of complaints: what it takes is such as a seal takes, and opens as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from amanjol.casework.cases.tests.hostile import MARKUP, arrived, door_of, form_of, meet, send, undone
from amanjol.casework.complaints.records import Statement
from amanjol.casework.complaints.tests.complaint_cast import (
    TYPED,
    ComplaintCast,
    complain,
    hidden_in,
    opened,
    page_of,
    seen_by,
)
from amanjol.foundation.seals import canonical

if TYPE_CHECKING:
    import uuid

pytestmark = pytest.mark.django_db
FREE = {"reply": "person", "reach": "через кухню", "name": "Керим", "words": "Кричал"}


def stored(people: ComplaintCast) -> list[tuple[Any, bytes]]:
    return [(row.pk, bytes(row.sealed)) for row in seen_by(people.at["berk"])]


def test_a_stranger_s_form_takes_what_a_seal_takes(people: ComplaintCast) -> None:
    where = page_of(people)
    good = TYPED | hidden_in(people.stranger.get(where).text) | FREE
    met = meet(door_of(form_of(people.stranger, where, good)), good)
    assert met.taken
    assert met.refused
    for _typed, form in met.taken:
        statement = form.statement
        assert Statement.from_data(canonical.from_bytes(canonical.to_bytes(statement.as_data()))) == statement
    before = stored(people)
    for typed in met.sent_and_refused:
        with undone():
            response = send(people.stranger, where, typed)
            assert response.status_code == 200
            assert MARKUP not in response.text
            assert stored(people) == before
    for typed in met.sent_and_taken:
        with undone():
            response = send(people.stranger, where, typed)
            assert response.status_code == 200
            assert MARKUP not in response.text
            rows = seen_by(people.at["gunesh"]) or seen_by(people.at["berk"])
            if rows:  # else the name that was typed shuts everybody here out
                reader = "gunesh" if seen_by(people.at["gunesh"]) else "berk"
                assert opened(people.at[reader], rows[0].pk).record.statement.words == arrived(typed["words"])


@pytest.mark.parametrize("way", ["pass-on/", "answer/"])
def test_a_receiver_s_forms_take_what_a_seal_takes(people: ComplaintCast, way: str) -> None:
    pk, _road = complain(people)
    berk = people.at["berk"]
    where = address(pk)
    good = {"words": "Сделано"} | hidden_in(berk.get(where).text)
    number = good.pop("number")
    form = form_of(berk, f"{where}{way}", good | {"number": number})
    met = meet(door_of(form), good)
    assert met.taken
    assert met.refused
    for typed in met.sent_and_refused:
        with undone():
            response = send(berk, f"{where}{way}", typed | {"number": number})
            assert response.status_code == 200
            assert MARKUP not in response.text
    for typed in met.sent_and_taken:
        with undone():
            response = send(berk, f"{where}{way}", typed | {"number": number})
            assert response.status_code == 302
            assert opened(berk, pk).record.steps[-1].words == arrived(typed["words"])
            assert MARKUP not in berk.get(where).text


def test_a_thousand_codes_open_nothing(people: ComplaintCast) -> None:
    where = "/complaint/ru/answer/"
    met = meet(door_of(form_of(people.stranger, where, {"code": "1"})), {"code": "12345678901234567894"})
    for typed in [*met.sent_and_refused, *met.sent_and_taken]:
        with undone():
            response = send(people.stranger, where, typed)
            assert response.status_code == 200
            assert MARKUP not in response.text


def address(pk: uuid.UUID) -> str:
    return f"/desk/complaints/{pk}/"
