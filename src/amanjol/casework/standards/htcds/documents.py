"""A document: one section of a case as checked values, with its bytes, stamped with standard and extension.

What a country can punish stands in documents of its own (`Part.LAWYER`), so that it can be sealed to her lawyer
alone. A document is checked by the policy of the day when it is written; read back it is checked by its shape
only, since what was written once must stay readable when a policy changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from amanjol.casework.standards.htcds import values as field_values
from amanjol.casework.standards.htcds.standard import Section, packaged_standard
from amanjol.casework.standards.people.forms import Form, packaged_forms
from amanjol.casework.standards.policy.policies import LAWYER_ONLY, Reader, Subject
from amanjol.foundation.seals import canonical

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amanjol.casework.standards.policy.policies import Edition
    from amanjol.casework.standards.sentences import Sentence

FORMAT: Final = 1
EARLIER_EXTENSIONS: Final = frozenset({"amanjol-1"})
"""Ours from before, of which this one lacks nothing: their documents are read, and stamped anew when written."""
NOT_RECOGNISED: Final = "NotAVictimOfTrafficking"
"""The standard's code. It is a body's decision, never ours, so it is written only together with that body."""


class Part(StrEnum):
    """`LAWYER`: to be sealed to the person's lawyer and to nobody else."""

    CASE = "case"
    LAWYER = "lawyer"


class DocumentRefused(ValueError):
    """These values are no document. Names fields, never what is in them."""


class PolicyRefused(Exception):
    """The country's policy does not let this be written. `sentence` says why."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.en)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Document:
    """Raises `DocumentRefused` for anything but sound values of one section that belong to one part."""

    form: Form
    section: str
    values: Mapping[str, Any]

    def __post_init__(self) -> None:
        values = {
            name: list(value) if isinstance(value, list) else value for name, value in self.values.items()
        }
        object.__setattr__(self, "values", MappingProxyType(values))
        object.__setattr__(self, "form", Form(self.form))
        self._check()

    def _check(self) -> None:
        section = _section(self.section)
        if not self.values:
            raise DocumentRefused("A document holds at least one value.")
        for name, value in self.values.items():
            _check(section, self.form, name, value)
        _check_together(self.form, self.values)
        _check_parts(section, self.values)

    @property
    def part(self) -> Part:
        return Part.LAWYER if self.subjects & LAWYER_ONLY else Part.CASE

    @property
    def subjects(self) -> frozenset[Subject]:
        """What of these values a country's policy decides about."""
        section = _section(self.section)
        return frozenset(
            subject for name, value in self.values.items() for subject in _subjects(section, name, value)
        )

    def as_data(self) -> dict[str, Any]:
        """To stand inside a sealed record. Raises `DocumentRefused`."""
        self._check()  # a list inside could have been changed since
        return _stamp() | {
            "form": self.form.value,
            "part": self.part.value,
            "section": self.section,
            "values": dict(self.values),
        }

    def to_bytes(self) -> bytes:
        """Canonical, ready to be sealed. The same values give the same bytes. Raises `DocumentRefused`."""
        return canonical.to_bytes(self.as_data())


def write(
    form: Form, section: str, values: Mapping[str, Any], *, policy: Edition, reader: Reader, risk_told: bool
) -> Document:
    """A document that this reader may write today. Raises `PolicyRefused` or `DocumentRefused`."""
    document = Document(form, section, values)
    for subject in sorted(document.subjects):
        if sentence := policy.why_not_ask(subject, reader=reader, risk_told=risk_told):
            raise PolicyRefused(sentence)
    return document


def from_bytes(written: bytes) -> Document:
    """What `to_bytes` gave. Raises `DocumentRefused` for every other bytes, also those of a later version."""
    try:
        return from_data(canonical.from_bytes(written))
    except canonical.NotCanonical as error:
        raise DocumentRefused(str(error)) from None


def from_data(data: Any) -> Document:
    """What `as_data` gave. Raises `DocumentRefused`, also for a later version."""
    stamp = _stamp()
    if not isinstance(data, dict) or set(data) != {*stamp, "form", "part", "section", "values"}:
        raise DocumentRefused("These bytes are no document of a case.")
    if isinstance(data["extension"], str) and data["extension"] in EARLIER_EXTENSIONS:
        data = data | {"extension": stamp["extension"]}
    if any(data[key] != value for key, value in stamp.items()):
        raise DocumentRefused("The document was written by another version of the standard or of ours.")
    if data["form"] not in list(Form) or not isinstance(data["values"], dict):
        raise DocumentRefused("These bytes are no document of a case.")
    document = Document(Form(data["form"]), data["section"], data["values"])
    if data["part"] != document.part:
        raise DocumentRefused("The document does not belong to the part that it names.")
    return document


def offered_fields(
    form: Form, section: str, policy: Edition, reader: Reader, *, risk_told: bool
) -> list[str]:
    """The fields of a section to show in this form, by the policy: not those switched off, deprecated or unfit."""
    return [
        field.name
        for field in _section(section).fields
        if not field.deprecated
        and field.name not in packaged_forms()[form].without
        and not (
            field.subject and policy.why_not_ask(Subject(field.subject), reader=reader, risk_told=risk_told)
        )
    ]


def offered_codes(section: str, name: str, policy: Edition, reader: Reader, *, risk_told: bool) -> list[str]:
    """The codes of a field to show, by the policy."""
    return [
        code.code
        for code in _section(section).field(name).codes
        if not (
            code.subject and policy.why_not_ask(Subject(code.subject), reader=reader, risk_told=risk_told)
        )
    ]


def _stamp() -> dict[str, Any]:
    standard = packaged_standard()
    return {
        "document": FORMAT,
        "standard": standard.name,
        "version": standard.version,
        "extension": standard.extension,
    }


def _section(key: Any) -> Section:
    try:
        return packaged_standard().section(key)
    except LookupError:
        raise DocumentRefused("There is no such section.") from None


def _check(section: Section, form: Form, name: str, value: Any) -> None:
    try:
        field = section.field(name)
    except LookupError:
        raise DocumentRefused("The section has no such field.") from None
    if name in packaged_forms()[form].without:
        raise DocumentRefused(f"{name} is not asked in the form {form.value}.")
    try:
        field_values.check(field, value)
    except field_values.ValueRefused as error:
        raise DocumentRefused(str(error)) from None


def _check_together(form: Form, values: Mapping[str, Any]) -> None:
    """Values that only make sense with others."""
    if "prs_Deceased" in values and values["prs_Deceased"] != (form == Form.DECEASED):
        raise DocumentRefused("prs_Deceased must agree with the form of the person.")
    status = values.get("vic_TraffickingStatus")
    if status == NOT_RECOGNISED and "vic_TraffickingStatusDecisionMakingOrg" not in values:
        raise DocumentRefused("vic_TraffickingStatus needs the body that decided so.")


def _subjects(section: Section, name: str, value: Any) -> set[Subject]:
    field = section.field(name)
    codes = value if isinstance(value, list) else [value]
    subjects = {code.subject for code in field.codes if code.code in codes} | {field.subject}
    return {Subject(subject) for subject in subjects if subject}


def _check_parts(section: Section, values: Mapping[str, Any]) -> None:
    """What is for her lawyer stands apart: not one value of the case beside it, not one code in the same list."""
    belongs = set()
    for name, value in values.items():
        for item in value if isinstance(value, list) else [value]:
            belongs.add(bool(_subjects(section, name, item) & LAWYER_ONLY))
    if len(belongs) > 1:
        raise DocumentRefused("What is for the person's lawyer alone needs a document of its own.")
