"""The standard as data: sections, fields, codes with labels (`data/htcds-2.0.yaml`). Raises `ContentError`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.data_files import KEY, LINE, SENTENCE, load
from amanjol.casework.standards.policy.policies import Subject
from amanjol.foundation.textfiles.shapes import Choice, Word
from amanjol.foundation.textfiles.structures import Field as FileField
from amanjol.foundation.textfiles.structures import Items, Record

if TYPE_CHECKING:
    from amanjol.casework.standards.sentences import Sentence

DATA: Final = Path(__file__).with_name("data")
KINDS: Final = (
    "text",
    "long-text",
    "date",
    "number",
    "checkbox",
    "choice",
    "choices",
    "country",
    "countries",
    "language",
    "phone",
    "email",
    "coordinate",
    "organisation",
    "person",
    "user",
)


@dataclass(frozen=True, slots=True)
class Code:
    """`extension` is `yes` for a code of ours; `subject` names what a country's policy decides about it."""

    code: str
    label: Sentence
    extension: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """`core` and `deprecated` are the standard's own words for a field, `yes` or empty."""

    name: str
    label: Sentence
    kind: str
    core: str = ""
    deprecated: str = ""
    extension: str = ""
    subject: str = ""
    codes: tuple[Code, ...] = ()

    def code(self, code: str) -> Code:
        """LookupError for a code that the field does not have."""
        for candidate in self.codes:
            if candidate.code == code:
                return candidate
        raise LookupError("The field has no such code.")


@dataclass(frozen=True, slots=True)
class Section:
    """`repeated` is `yes` where a case has several of it, each a document of its own."""

    key: str
    title: Sentence
    fields: tuple[Field, ...]
    repeated: str = ""

    def field(self, name: str) -> Field:
        """LookupError for a field that the section does not have."""
        for field in self.fields:
            if field.name == name:
                return field
        raise LookupError("The section has no such field.")


@dataclass(frozen=True, slots=True)
class Standard:
    """`extension` is the version of what we added."""

    name: str
    version: str
    licence: str
    source: str
    extension: str
    sections: tuple[Section, ...]

    def section(self, key: str) -> Section:
        """LookupError for a section that there is not."""
        for section in self.sections:
            if section.key == key:
                return section
        raise LookupError("The standard has no such section.")

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(field for section in self.sections for field in section.fields)


def _field_problem(field: Field) -> str:
    codes = [code.code for code in field.codes]
    if (field.kind in ("choice", "choices")) != bool(codes):
        return f"field `{field.name}` has codes if and only if it is a choice"
    if len(set(codes)) < len(codes):
        return f"field `{field.name}` has a code twice"
    return ""


def _standard_problem(standard: Standard) -> str:
    names = [field.name for field in standard.fields]
    twice = next((name for name in names if names.count(name) > 1), "")
    return f"field `{twice}` stands twice" if twice else ""


YES: Final = Choice(("yes",))
SUBJECT: Final = Choice(tuple(Subject))
CODE: Final = Record(
    Code,
    (
        FileField("code", Word(re.compile(r"[A-Za-z0-9_]+"), "a code such as DebtBondage", longest=60)),
        FileField("label", SENTENCE),
        FileField("extension", YES, required=False),
        FileField("subject", SUBJECT, required=False),
    ),
)
FIELD: Final = Record(
    Field,
    (
        FileField("name", Word(re.compile(r"[a-z]{3}_[A-Za-z]+"), "a name such as prs_Email", longest=60)),
        FileField("label", SENTENCE),
        FileField("kind", Choice(KINDS)),
        FileField("core", YES, required=False),
        FileField("deprecated", YES, required=False),
        FileField("extension", YES, required=False),
        FileField("subject", SUBJECT, required=False),
        FileField("codes", Items(CODE), required=False),
    ),
    problem=_field_problem,
)
STANDARD: Final = Record(
    Standard,
    (
        FileField("name", LINE),
        FileField("version", LINE),
        FileField("licence", LINE),
        FileField("source", LINE),
        FileField("extension", LINE),
        FileField(
            "sections",
            Items(
                Record(
                    Section,
                    (
                        FileField("key", KEY),
                        FileField("title", SENTENCE),
                        FileField("repeated", YES, required=False),
                        FileField("fields", Items(FIELD)),
                    ),
                )
            ),
        ),
    ),
    problem=_standard_problem,
)


@cache
def packaged_standard() -> Standard:
    standard: Standard = load(DATA / "htcds-2.0.yaml", STANDARD)
    return standard
