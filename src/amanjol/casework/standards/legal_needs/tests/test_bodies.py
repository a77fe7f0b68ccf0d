"""The letters of a need: what none of them says, their schemas, and which state follows which."""

from __future__ import annotations

import base64
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from amanjol.casework.standards.legal_needs import schemas
from amanjol.casework.standards.legal_needs.bodies import (
    KINDS,
    Acting,
    Answered,
    File,
    NeedBody,
    Raised,
    Withdrawn,
)
from amanjol.casework.standards.legal_needs.codes import Urgency
from amanjol.casework.standards.legal_needs.deadlines import answer_by, working_day_after
from amanjol.casework.standards.legal_needs.states import ANSWERS, FINAL, State, may_follow
from amanjol.casework.standards.legal_needs.tests.examples import example
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.keypairs import KeyPair

BISHKEK = ZoneInfo("Asia/Bishkek")
SEALED_TO = KeyPair(bytes(32)).public
PUBLIC = base64.b64encode(SEALED_TO).decode()
OF_LOW_ORDER = base64.b64encode(SEALED_TO[:-32] + bytes(32)).decode()
WRONG: list[tuple[type[NeedBody], dict[str, Any]]] = [
    (Raised, {"against": ["held"]}),
    (Raised, {"against": ["held"], "urgency": "now", "against_is_known": False}),
    (Raised, {"against": ["held", "held"], "urgency": "now"}),
    (Raised, {"stage": "none"}),
    (Raised, {"sex_is_condition": True}),
    (Raised, {"rules": ["kg-lawyer"]}),
    (Raised, {"language": "zzz"}),
    (Raised, {"district": "Токтогула 12"}),
    (Raised, {"name": "Айгуль"}),
    (Raised, {"version": 0}),
    (Raised, {"outcome": "not-entitled"}),
    (Withdrawn, {"reason": "Айгуль уехала"}),
    (Answered, {"state": "nobody"}),
    (Answered, {"reason": "all-full"}),
    (Answered, {"helps": ["by-video"]}),
    (Answered, {"state": "withdrawn"}),
    (Answered, {"state": "accepted"}),
    (Answered, {"lawyer": "Небывалова"}),
    (Answered, {"state": "accepted", "lawyer": " Небывалова"}),
    (Answered, {"state": "accepted", "lawyer": "Небывалова\n"}),
    (Answered, {"number": 0}),
    (Acting, {"lawyer": ""}),
    (Acting, {"lawyer": "Небывалова\n"}),
    (Acting, {"keys": [{"part": "deputy", "key": PUBLIC}]}),
    (Acting, {"keys": [{"part": "advocate", "key": PUBLIC[:-4]}]}),
    (Acting, {"keys": [{"part": "advocate", "key": PUBLIC}] * 2}),
    (Acting, {"keys": [{"part": "boss", "key": PUBLIC}]}),
    (File, {"keys": []}),
    (File, {"keys": [{"key": "eHg=", "wrapped": "eHg="}]}),
    (File, {"version": 0}),
    (File, {"name": "Айгуль"}),
]


@pytest.mark.parametrize(
    ("kind", "changed"), WRONG, ids=[f"{kind.__name__}-{n}" for n, (kind, _) in enumerate(WRONG)]
)
def test_what_no_letter_says(kind: type[NeedBody], changed: dict[str, Any]) -> None:
    with pytest.raises(NotCanonical):
        example(kind, **changed)


def test_what_a_letter_says_is_read_as_it_was_written() -> None:
    bodies = [
        example(Raised, against=["held", "deported"], urgency="now", outcome="entitled", rules=["kg-1"]),
        example(Raised, proceeding="civil", stage="none", sex="woman", sex_is_condition=True, district=""),
        example(Withdrawn),
        example(Answered, state="nobody", reason="no-time", helps=["more-time", "by-video"]),
        example(Answered, state="accepted", lawyer="Небывалова Айгуль", reach="через контору"),
        example(Acting, deputy="Примеров Бакыт", keys=[{"part": "deputy", "key": PUBLIC}]),
        example(File, until="2031-01-01"),
    ]
    for body in bodies:
        assert type(body).from_data(body.as_data()) == body


def test_a_key_to_which_nothing_can_be_sealed_is_none() -> None:
    assert example(Acting, keys=[{"part": "advocate", "key": PUBLIC}])
    with pytest.raises(NotCanonical):
        example(Acting, keys=[{"part": "advocate", "key": OF_LOW_ORDER}])


def test_no_field_of_a_need_takes_a_sentence() -> None:
    """Every text that goes to a coordinator is a code or a key."""
    schema = schemas.schema_of("legal-need.raised")
    texts = [
        (name, field)
        for name, field in schema["$defs"]["Raised"]["properties"].items()
        if field.get("type") == "string" and field.get("format") != "uuid"
    ]
    assert {name for name, _field in texts} == {"country", "district", "language"}
    assert all(field["pattern"].isascii() for _name, field in texts)


@pytest.mark.parametrize("kind", KINDS)
def test_the_schemas_beside_are_what_the_records_give(kind: str) -> None:
    assert schemas.file_of(kind).read_text(encoding="utf-8") == schemas.as_text(kind)
    assert {path.stem for path in schemas.FOLDER.iterdir()} == set(KINDS)


def test_after_what_is_over_nothing_follows() -> None:
    assert not any(may_follow(state, after) for state in State for after in FINAL)
    assert not any(may_follow(state, after) for state in set(State) - ANSWERS for after in State)
    assert may_follow(State.TAKEN_UP, State.NOBODY)


def test_working_days_leave_out_the_weekend() -> None:
    """Of a country that nobody has."""
    friday = datetime(2027, 3, 5, 8, 0, tzinfo=UTC)
    assert answer_by(Urgency.NOW, friday, BISHKEK, "zz") == datetime(2027, 3, 5, 8, 45, tzinfo=UTC)
    assert answer_by(Urgency.TODAY, friday, BISHKEK, "zz") == datetime(2027, 3, 5, 12, 0, tzinfo=UTC)
    assert answer_by(Urgency.THIS_WEEK, friday, BISHKEK, "zz") == datetime(2027, 3, 8, 8, 0, tzinfo=UTC)
    assert answer_by(Urgency.THIS_MONTH, friday, BISHKEK, "zz") == datetime(2027, 3, 10, 8, 0, tzinfo=UTC)


def test_the_day_is_that_of_the_zone() -> None:
    """Late on Thursday in UTC it is Friday there."""
    late = datetime(2027, 3, 4, 20, 0, tzinfo=UTC)
    assert answer_by(Urgency.THIS_WEEK, late, BISHKEK, "zz") == datetime(2027, 3, 7, 20, 0, tzinfo=UTC)


@pytest.mark.parametrize("country", ["kg", "KG", "kz", "uz", "tm"])
def test_public_holidays_of_the_country_are_no_working_days(country: str) -> None:
    """The 8th of March 2027 is a Monday."""
    friday = datetime(2027, 3, 5, 8, 0, tzinfo=UTC)
    assert answer_by(Urgency.THIS_WEEK, friday, BISHKEK, country) > datetime(2027, 3, 8, 8, 0, tzinfo=UTC)
    assert working_day_after(date(2026, 12, 31), 1, country) > date(2027, 1, 1)


def test_days_of_a_country_that_nobody_knows_are_none_of_another() -> None:
    assert working_day_after(date(2027, 3, 5), 1, "zz") == date(2027, 3, 8)
    assert working_day_after(date(2027, 3, 5), 0, "kg") == date(2027, 3, 5)
