"""The pages of a talk that take texts: what stands behind each, and what somebody would fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.casework.cases.tests.hostile import arrived
from amanjol.casework.cases.tests.pages import begin_ticking, part_path, path

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.casework.cases.records import CaseRecord
    from amanjol.casework.cases.tests.case_cast import CaseCast
    from amanjol.casework.cases.tests.hostile import Typed

GOOD: dict[str, dict[str, str]] = {
    "talk_part": {"sign-pay": "yes", "words-pay": "Девять месяцев без денег", "words-hours": "до ночи"},
    "end_advice": {"how": "does-not-fit", "because": "Уже у врача"},
}
CHOICES: dict[str, dict[str, str]] = {
    "begin_talk": {"age": "adult"},
    "answer": {"question": "alone", "answer": "yes"},
    "talk_order": {"order": "one-by-one"},
}


def _talking(people: CaseCast) -> None:
    people.keys.berk.post(path("begin_talk", people.case), {"age": "adult"})


def _ticking(people: CaseCast) -> str:
    begin_ticking(people.keys.berk, people.case)
    return part_path(people.case, "the-work")


def _advised(people: CaseCast) -> None:
    _ticking(people)
    people.keys.berk.post(part_path(people.case, "needs"), {"sign-hurt-or-ill": "yes"})


SCENES: dict[str, Callable[[CaseCast], str | None]] = {
    "answer": _talking,
    "talk_order": _talking,
    "talk_part": _ticking,
    "end_advice": _advised,
}


def words_read_back(record: CaseRecord, typed: Typed) -> None:
    """Her own words as they were typed, in one line."""
    said = {entry["question"]: entry["words"] for entry in (record.interview or {})["said"]}
    for key in ("pay", "hours"):
        assert said.get(key, "") == " ".join(arrived(typed[f"words-{key}"]).split())
