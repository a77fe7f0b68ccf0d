"""What a save put in place of what, of a case or a person: the old words beside the new, who wrote them and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from amanjol.casework.cases.texts import TEXTS
from amanjol.foundation.seals.records import Moment, TimedRecord, present_moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from amanjol.casework.cases.records import CaseRecord, PersonRecord

RECORDED: Final = "earlier"
"""In an entry of the journal, the id of the row that holds what was there before: so many such rows there are."""
ACT: Final = "act"
"""In an entry of the journal about a case, how many acts had changed what is sealed of it, this one among them."""
OF_DETAILS: Final = "/"
"""Stands in the name of a field of HTCDS, after its part and the entry of it; see `detail_name`."""
CONTACT: Final = ("how", "when", "never", "telephone")
PLAN: Final = ("next_step", "next_step_on", "waits")


class Change(TimedRecord, frozen=True):
    """`before` and `after` have the fields that differ, by name; one that is empty on a side is missing there.

    `at` is a moment in UTC to the second, `by` an account's id.
    """

    at: Moment
    by: str
    before: dict[str, Any]
    after: dict[str, Any]

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.before == self.after:
            raise ValueError("Nothing was changed.")

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self.before.keys() | self.after.keys())


def between(before: Mapping[str, Any], after: Mapping[str, Any], by: str) -> Change | None:
    """What differs, if anything does. Both are of `values_of_case`, or of `values_of_person`."""
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    if not names:
        return None
    return Change(
        present_moment(),
        by,
        {name: before[name] for name in names if name in before},
        {name: after[name] for name in names if name in after},
    )


def values_of_case(record: CaseRecord, next_step_on: date | None) -> dict[str, Any]:
    """What a case has one of, and whose earlier values stay. The newest danger stands among the dangers anyway."""
    return _filled_in(
        {
            "next_step": record.next_step,
            "next_step_on": next_step_on.isoformat() if next_step_on else "",
            "waits": record.waits,
            **{text.field: getattr(record, text.field) for text in TEXTS},
            **_details(record.details),
        }
    )


def values_of_person(record: PersonRecord) -> dict[str, Any]:
    contact = record.contact
    return _filled_in(
        {
            "names": list(record.names),
            "birth_year": record.birth_year,
            "place": record.place,
            "document": record.document,
            "form": record.form.value,
            **{name: getattr(contact, name) for name in CONTACT},
            **_details(record.details),
        }
    )


def detail_name(part: str, entry: str, field: str) -> str:
    return f"{part}{OF_DETAILS}{entry}{OF_DETAILS}{field}"


def _details(details: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return {
        detail_name(detail["part"], detail["entry"], field): value
        for detail in details
        for field, value in detail["document"]["values"].items()
    }


def _filled_in(values: Mapping[str, Any]) -> dict[str, Any]:
    """Nought children are an answer."""
    return {
        name: value
        for name, value in values.items()
        if value is not None and value is not False and value != ""
    }
