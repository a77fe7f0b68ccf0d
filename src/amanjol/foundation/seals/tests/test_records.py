"""Record classes as plain data: whole, strict, and never less than what was written."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

import pytest

from amanjol.foundation.seals import canonical
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.records import DataRecord, Moment, TimedRecord, replace


class Choice(StrEnum):
    YES = "yes"
    NO = "no"


class Part(DataRecord, frozen=True, array_like=True):
    on: date
    at: Moment


class Whole(DataRecord, frozen=True, tag_field="whole", tag=1):
    text: str
    choice: Choice
    parts: tuple[Part, ...] = ()
    words: frozenset[str] = frozenset()
    number: int | None = None
    rest: dict[str, Any] = {}

    def __post_init__(self) -> None:
        if self.text == "refused":
            raise ValueError("refused")


PART = Part(date(2026, 11, 27), datetime(2026, 11, 27, 9, 30, tzinfo=UTC))
WHOLE = Whole("Роза", Choice.YES, (PART,), frozenset({"б", "а"}), 5, {"any": [1, "two"]})


def test_what_is_written_comes_back_through_canonical_bytes() -> None:
    written = canonical.to_bytes(WHOLE.as_data())
    assert Whole.from_data(canonical.from_bytes(written)) == WHOLE
    assert canonical.from_bytes(written) == {
        "whole": 1, "text": "Роза", "choice": "yes", "parts": [["2026-11-27", "2026-11-27T09:30:00Z"]],
        "words": ["а", "б"], "number": 5, "rest": {"any": [1, "two"]},
    }  # fmt: skip
    assert canonical.to_bytes(replace(WHOLE, words=frozenset({"а", "б"})).as_data()) == written


def test_a_field_with_a_default_may_be_missing() -> None:
    assert Whole.from_data({"whole": 1, "text": "x", "choice": "no"}) == Whole("x", Choice.NO)


@pytest.mark.parametrize(
    "change",
    [
        {"later": "field"},
        {"text": 5},
        {"text": None},
        {"text": "refused"},
        {"choice": "perhaps"},
        {"number": "5"},
        {"number": True},
        {"words": "аб"},
        {"parts": [["2026-11-27"]]},
        {"parts": [{"on": "2026-11-27", "at": "2026-11-27T09:30:00Z"}]},
        {"parts": [["2026-11-27", "2026-11-27T09:30:00"]]},
        {"parts": [["27.11.2026", "2026-11-27T09:30:00Z"]]},
        {"whole": 2},
    ],
    ids=str,
)
def test_all_else_is_refused_and_not_quoted(change: dict[str, Any]) -> None:
    with pytest.raises(NotCanonical) as refused:
        Whole.from_data(WHOLE.as_data() | change)
    assert str(refused.value) == "These are not the data of this record."


@pytest.mark.parametrize("data", [None, [], "text", 5, {}])
def test_what_is_no_record_is_refused(data: Any) -> None:
    with pytest.raises(NotCanonical):
        Whole.from_data(data)


def test_a_record_is_never_changed() -> None:
    with pytest.raises(AttributeError):
        WHOLE.text = "x"  # type: ignore[misc]
    assert replace(WHOLE, number=6) == Whole("Роза", Choice.YES, (PART,), WHOLE.words, 6, WHOLE.rest)


class Timed(TimedRecord, frozen=True):
    at: Moment
    text: str = ""
    later: Moment | None = None
    plain: datetime | None = None


class MoreTimed(Timed, frozen=True):
    by: str = ""
    last: Moment | None = None


@pytest.mark.parametrize("at", ["0001-12-31T23:59:59+14:00", "9999-01-01T00:00:00-12:00"])
def test_a_moment_that_no_clock_shows_is_refused(at: str) -> None:
    timed = {"at": "0002-01-01T00:00:00+14:00"}
    assert Timed.from_data(timed).at.year == 2
    for name in ("at", "later", "plain", "last"):
        assert MoreTimed.from_data(timed | {name: timed["at"]}).at.year == 2
        with pytest.raises(NotCanonical):
            MoreTimed.from_data(timed | {name: at})
