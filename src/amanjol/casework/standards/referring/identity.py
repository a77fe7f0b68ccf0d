"""The letter by which a partner learns who it is, after its yes: fields chosen one by one, or a code word alone.

Fields and codes are those of HTCDS. Each stands in the group under which a consent named it, so that whoever reads can
see that nothing else was told.
"""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING, Annotated, Final

from msgspec import Meta

from amanjol.casework.standards.htcds import values as field_values
from amanjol.casework.standards.htcds.documents import EARLIER_EXTENSIONS
from amanjol.casework.standards.htcds.groups import group_of
from amanjol.casework.standards.htcds.standard import packaged_standard
from amanjol.casework.standards.people.terms import IDENTIFYING, FieldGroup
from amanjol.casework.standards.referring.bodies import Body
from amanjol.casework.standards.referring.codes import Purpose
from amanjol.foundation.seals import words
from amanjol.foundation.seals.records import DataRecord

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from amanjol.casework.standards.htcds.standard import Field

type Value = (
    Annotated[str, Meta(min_length=1, max_length=2000)]
    | bool
    | Annotated[int, Meta(ge=0, le=9999)]
    | Annotated[tuple[Annotated[str, Meta(max_length=60)], ...], Meta(min_length=1, max_length=60)]
)
_WORD: Final = "[bdfghjklmnprstvz][aiou][bdfghjklmnprstvz][aiou][bdfghjklmnprstvz]"
_CODE_BYTES: Final = 4


class Told(DataRecord, frozen=True):
    """Fields of one group by their names in HTCDS; what is repeated, such as an event, stands once for each."""

    group: FieldGroup
    values: Annotated[dict[Annotated[str, Meta(max_length=60)], Value], Meta(min_length=1, max_length=40)]


class Identity(Body, frozen=True, kw_only=True):
    """`code_word` is drawn, never chosen, and empty where fields say who it is: then nothing that leads to her is told.

    ValueError for a field that no consent tells, of another group, or with a value that HTCDS does not have.
    """

    purpose: Purpose
    standard: Annotated[str, Meta(max_length=20)]
    version: Annotated[str, Meta(max_length=20)]
    extension: Annotated[str, Meta(max_length=20)]
    code_word: Annotated[str, Meta(max_length=11)]
    told: Annotated[tuple[Told, ...], Meta(max_length=40)]

    def __post_init__(self) -> None:
        super().__post_init__()
        check_standard(self.standard, self.version, self.extension)
        if self.code_word and not re.fullmatch(f"{_WORD}-{_WORD}", self.code_word):
            raise ValueError("A code word is drawn.")
        groups = {entry.group for entry in self.told}
        if self.code_word and groups & IDENTIFYING:
            raise ValueError("With a code word nothing goes that leads to the person.")
        if not self.code_word and FieldGroup.NAME not in groups:
            raise ValueError("With neither a code word nor a name nobody knows who it is.")
        for entry in self.told:
            check_told(entry)

    @property
    def groups(self) -> tuple[FieldGroup, ...]:
        """What a consent has to name."""
        return tuple(group for group in FieldGroup if group in {entry.group for entry in self.told})


def identity_of(
    entries: Iterable[Told], *, referral: UUID, purpose: Purpose, code_word: str = ""
) -> Identity:
    """With the standard of today. ValueError."""
    standard = packaged_standard()
    return Identity(
        referral=referral, purpose=purpose, standard=standard.name, version=standard.version,
        extension=standard.extension, code_word=code_word, told=tuple(entries),
    )  # fmt: skip


def draw_code_word() -> str:
    """Two words that can be read aloud in every script here, one of four milliards: `lusab-babad`."""
    return words.write(secrets.token_bytes(_CODE_BYTES)).replace(" ", "-")


def check_standard(name: str, version: str, extension: str) -> None:
    """ValueError for fields of another standard."""
    standard = packaged_standard()
    is_ours = extension in {standard.extension, *EARLIER_EXTENSIONS}
    if not is_ours or (name, version) != (standard.name, standard.version):
        raise ValueError("The fields are those of another standard.")


def check_told(entry: Told) -> None:
    """ValueError for a field that is none, of another group, or with a value that HTCDS does not have."""
    fields = {field.name: field for field in packaged_standard().fields}
    for name, value in entry.values.items():
        if name not in fields:
            raise ValueError("There is no such field.")
        plain = list(value) if isinstance(value, tuple) else value
        field_values.check(fields[name], plain)
        if any(group_of(told_name) is not entry.group for told_name in _names(fields[name], value)):
            raise ValueError("A consent does not tell this field in this group.")


def _names(field: Field, value: Value) -> tuple[str, ...]:
    """The field itself, or each chosen code of it: a choice may belong to another group than its field."""
    if not field.codes:
        return (field.name,)
    codes = value if isinstance(value, tuple) else (value,)
    return tuple(f"{field.name}.{code}" for code in codes)
