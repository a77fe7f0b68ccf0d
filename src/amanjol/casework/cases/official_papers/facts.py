"""The facts of a case that may be chosen for a paper, in words. None is made that `closed_list` does not allow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from amanjol.casework.cases.consents import told
from amanjol.casework.cases.details import parts, wording
from amanjol.casework.cases.official_papers import closed_list
from amanjol.casework.cases.record_parts.papers import PaperLine
from amanjol.casework.standards.htcds.documents import DocumentRefused
from amanjol.casework.standards.htcds.standard import packaged_standard
from amanjol.casework.standards.screening.determinations import STATE_BODIES, STATUS_WORDS
from amanjol.casework.standards.stages import assistance

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import date

    from amanjol.casework.cases.records import CaseRecord, PersonRecord
    from amanjol.casework.standards.people.terms import FieldGroup
    from amanjol.casework.standards.policy.policies import Edition
    from amanjol.casework.standards.screening.determinations import Determination

NAME: Final = "name-"
"""Keys of facts of which at most one is chosen begin with it."""


@dataclass(frozen=True, slots=True)
class Fact:
    """`key` stays the same as long as the fact does. The first of `lines` is the fact, the others can be left out.

    `groups` are those that a consent has to name for it; None among them for what no consent tells.
    """

    key: str
    title: str
    lines: tuple[PaperLine, ...]
    groups: frozenset[FieldGroup | None] = frozenset()

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(said(line) for line in self.lines)


def said(line: PaperLine) -> str:
    return f"{line.label}: {line.text}" if line.label else line.text


@dataclass(frozen=True, slots=True)
class Source:
    """What a paper may be made of; `decisions` in the order in which they were written."""

    person: PersonRecord
    record: CaseRecord
    decisions: tuple[Determination, ...]
    policy: Edition


def facts_of(source: Source) -> list[Fact]:
    """In the language of the page. What is empty is no fact."""
    return [
        *_names(source),
        *_birth_year(source.person),
        *_stages(source.record),
        *_decisions(source.decisions),
        *_wages(source.record),
        *_what_happened(source),
        *_events(source),
    ]


def _fact(key: str, title: str, lines: Iterable[PaperLine], *, of: Collection[str]) -> Fact:
    """`of` are the names of all that the words are made of. closed_list.Forbidden."""
    closed_list.check(*of)
    return Fact(key, title, tuple(lines), told.groups_of(of))


def _names(source: Source) -> Iterator[Fact]:
    """As she is called, each other name on record, and that of the details; nobody chooses more than one."""
    of_papers = ("prs_FirstName", "prs_MiddleName", "prs_SecondName")
    answers = next(iter(_answers(source, "person")), ("", {}))[1]
    composed = " ".join(answers[name] for name in of_papers if name in answers)
    names = dict.fromkeys([*source.person.names, *([composed] if composed else [])])
    for number, name in enumerate(names, 1):
        yield _fact(
            f"{NAME}{number}",
            _("Person"),
            [PaperLine(name, _("Name"))],
            of=("PersonRecord.names", *of_papers),
        )


def _birth_year(person: PersonRecord) -> Iterator[Fact]:
    if person.birth_year is not None:
        line = PaperLine(str(person.birth_year), _("Year of birth"))
        yield _fact("birth-year", _("Person"), [line], of=("PersonRecord.birth_year",))


def _stages(record: CaseRecord) -> Iterator[Fact]:
    """The first is the day on which she came, and no word of what she is presumed to be."""
    track = assistance.packaged_track()
    for number, entry in enumerate(record.help.entries, 1):
        if closed_list.may(f"stage.{entry.stage}"):
            label = (
                _("Has turned to us since")
                if number == 1
                else track.stage(entry.stage).title.in_language(_here())
            )
            yield _fact(
                f"stage-{number}", _("Help"), [PaperLine(_day(entry.began_on), label)],
                of=("CaseRecord.help", "StageEntry.began_on", f"stage.{entry.stage}"),
            )  # fmt: skip


def _decisions(decisions: Iterable[Determination]) -> Iterator[Fact]:
    bodies = packaged_standard().section("survivor").field("vic_TraffickingStatusDecisionMakingOrg")
    for number, decision in enumerate(decisions, 1):
        who = bodies.code(decision.body.value).label.in_language(_here())
        if decision.body in STATE_BODIES:  # the others are colleagues and whoever helps
            who = f"{who}, {decision.decided_by}"
        status = STATUS_WORDS[decision.status].in_language(_here())
        yield _fact(
            f"decision-{number}", _("Decisions"),
            [PaperLine(f"{status} ({who}, {_day(decision.decided_on)})"),
             PaperLine(decision.authority, _("On the authority of"))],
            of=tuple(f"Determination.{name}" for name in decision.__struct_fields__),
        )  # fmt: skip


def _wages(record: CaseRecord) -> Iterator[Fact]:
    wages = record.wages
    if wages is None:
        return
    lines = (
        PaperLine(f"{_number(wages.owed)} {wages.currency}", _("Wages owed")),
        PaperLine(f"{_number(wages.promised)} {wages.currency}", _("Promised a month")),
        PaperLine(str(wages.months), _("Months worked")),
        PaperLine(f"{_number(wages.paid)} {wages.currency}", _("Paid in all")),
    )
    of = tuple(f"Wages.{name}" for name in ("promised", "months", "paid", "currency"))
    yield _fact("wages", _("Wages"), lines, of=("CaseRecord.wages", *of))


def _what_happened(source: Source) -> Iterator[Fact]:
    for key in ("recruitment", "exploitation"):
        for _entry, values in _answers(source, key):
            for name, value in values.items():
                yield from _answer(key, name, value)


def _answer(key: str, name: str, value: Any) -> Iterator[Fact]:
    """Of several choices each is a fact."""
    field = packaged_standard().section(parts.part_of(key).section).field(name)
    if name not in closed_list.CHOSEN_ONE_BY_ONE:
        line = PaperLine(wording.in_words(field, value), field.label.in_language(_here()))
        yield _fact(name, _("What happened"), [line], of=("CaseRecord.details", name))
        return
    for code in value:
        if closed_list.may(f"{name}.{code}"):
            line = PaperLine(wording.in_words(field, [code]), field.label.in_language(_here()))
            of = ("CaseRecord.details", name, f"{name}.{code}")
            yield _fact(f"{name}-{code}", _("What happened"), [line], of=of)


def _events(source: Source) -> Iterator[Fact]:
    """When, where in the world, what: no town and no street, since somebody may still be there."""
    section = packaged_standard().section("event")
    for number, (entry, values) in enumerate(_answers(source, "events"), 1):
        names = [name for name in ("hte_Type", "hte_Country", "hte_Date") if name in values]
        fields = [section.field(name) for name in names]
        lines = [
            PaperLine(wording.in_words(field, values[field.name]), field.label.in_language(_here()))
            for field in fields
        ]
        if lines:
            title = _("Event %(number)s") % {"number": number}
            yield _fact(f"event-{entry}", title, lines, of=("CaseRecord.details", *names))


def _answers(source: Source, key: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """What stands in a part, entry by entry: of it what may be on a paper and what policy and form let be asked today.

    What another version of the standard wrote is left out.
    """
    part = parts.part_of(key)
    asked = {
        field.field.name: {code.code for code in field.codes}
        for field in parts.asked_fields(part, source.person.form, source.policy)
        if closed_list.may(field.field.name)
    }
    details = source.person.details if part.of_person else source.record.details
    try:
        entries = parts.entries(part, details)
    except DocumentRefused:
        return
    for entry in entries:
        values = {
            name: open_value
            for name in part.fields
            if name in asked and (open_value := _open_codes(entry.values.get(name), asked[name]))
        }
        if values:
            yield entry.id, values


def _open_codes(value: Any, codes: set[str]) -> Any:
    """Without choices that are closed today."""
    if value is None or not codes:
        return value
    if isinstance(value, list):
        return [code for code in value if code in codes]
    return value if value in codes else None


def _here() -> str:
    return get_language() or "en"


def _day(on: date) -> str:
    return date_format(on, "d.m.Y")


def _number(value: int) -> str:
    return number_format(value, force_grouping=True)
