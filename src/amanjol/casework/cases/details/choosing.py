"""What of a case can be told in a letter: each field of HTCDS that is filled in, in the group of its consent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from amanjol.casework.cases.details import wording
from amanjol.casework.standards.htcds import values as field_values
from amanjol.casework.standards.htcds.groups import group_of
from amanjol.casework.standards.htcds.standard import packaged_standard
from amanjol.casework.standards.people.terms import IDENTIFYING, FieldGroup
from amanjol.casework.standards.referring.identity import Told

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from amanjol.casework.cases.records import CaseRecord, PersonRecord
    from amanjol.casework.standards.htcds.standard import Field
    from amanjol.casework.standards.referring.identity import Identity, Value

_NAMES: Final = ("prs_FirstName", "prs_MiddleName", "prs_SecondName")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that can be told. `key` stays the same as long as the field and the group do."""

    field: Field
    group: FieldGroup
    value: Value

    @property
    def key(self) -> str:
        return f"{self.field.name}-{self.group}"

    @property
    def leads_to_her(self) -> bool:
        return self.group in IDENTIFYING

    @property
    def label(self) -> str:
        return self.field.label.in_language(wording.language())

    @property
    def in_words(self) -> str:
        return wording.in_words(self.field, list(self.value) if isinstance(self.value, tuple) else self.value)


def items_of(person: PersonRecord, record: CaseRecord) -> list[Item]:
    """In the order of the standard. Of what is there several times, such as events, the newest."""
    filled = _filled(person, record)
    return [
        item
        for field in packaged_standard().fields
        if field.name in filled
        for item in _items(field, filled[field.name])
    ]


def told(items: Iterable[Item]) -> tuple[Told, ...]:
    """By groups, in their order."""
    by_group: dict[FieldGroup, dict[str, Value]] = {}
    for item in items:
        by_group.setdefault(item.group, {})[item.field.name] = item.value
    return tuple(Told(group, by_group[group]) for group in FieldGroup if group in by_group)


def shown(identity: Identity) -> list[Item]:
    """What an identity tells, as whoever receives it reads it."""
    return items_in(identity.told)


def items_in(entries: Iterable[Told]) -> list[Item]:
    """What was told, as whoever receives it reads it."""
    fields = {field.name: field for field in packaged_standard().fields}
    return [
        Item(fields[name], entry.group, value) for entry in entries for name, value in entry.values.items()
    ]


def names_of_person(person: PersonRecord, record: CaseRecord) -> tuple[str, ...]:
    """All by which the case knows them, in whichever field they stand."""
    filled = _filled(person, record)
    return (*person.names, *(str(filled[name]) for name in _NAMES if name in filled))


def values_of(person: PersonRecord, record: CaseRecord) -> dict[str, Any]:
    """By fields of HTCDS, as they were filled in."""
    values: dict[str, Any] = {}
    for detail in (*person.details, *record.details):
        values |= detail["document"]["values"]
    return values


def _filled(person: PersonRecord, record: CaseRecord) -> dict[str, Any]:
    values = values_of(person, record)
    if not any(name in values for name in _NAMES):
        values["prs_FirstName"] = person.name
    if "prs_Birthdate" not in values and person.birth_year is not None:
        values.setdefault("amj_BirthYear", person.birth_year)
    return values


def _items(field: Field, value: Any) -> Iterator[Item]:
    """A choice may belong to another group than its field; what does not fit the standard of today is not offered."""
    for group, part in _by_groups(field, value):
        try:
            field_values.check(field, list(part) if isinstance(part, tuple) else part)
        except field_values.ValueRefused:
            continue
        yield Item(field, group, part)


def _by_groups(field: Field, value: Any) -> Iterator[tuple[FieldGroup, Value]]:
    if not field.codes:
        group = group_of(field.name)
        if group is not None:
            yield group, tuple(value) if isinstance(value, list) else value
        return
    codes: Collection[str] = value if isinstance(value, list) else [value]
    by_group: dict[FieldGroup, list[str]] = {}
    for code in codes:
        group = group_of(f"{field.name}.{code}")
        if group is not None:
            by_group.setdefault(group, []).append(code)
    for group, of_group in by_group.items():
        yield group, tuple(of_group) if isinstance(value, list) else of_group[0]
