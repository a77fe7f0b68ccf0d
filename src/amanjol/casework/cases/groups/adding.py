"""Who is typed into a group: a line is one person, and each may be somebody who is known already."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.forms import form_field
from amanjol.casework.cases.records import PersonRecord
from amanjol.casework.desk.fields import LONGEST_LINE, LONGEST_TEXT, Text
from amanjol.casework.standards.people.forms import Form

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from amanjol.casework.cases.finding.search import PersonMatch

MOST_AT_ONCE: Final = 100
UNASKED: Final = 3
"""So many are written down without asking whether these are the people who were meant."""
NOBODY, NOT_AT_ALL = "nobody", "not-at-all"
_BETWEEN_NAMES: Final = re.compile(r"\s*,\s*|\s+/\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of what was typed, and who may be meant: `answer` is the id of a person, `NOBODY` or `NOT_AT_ALL`.

    `name` is that of the field of its answer. `is_twice`: an earlier line says the same.
    """

    name: str
    record: PersonRecord
    matches: Sequence[PersonMatch]
    is_twice: bool
    answer: str

    @property
    def same(self) -> PersonMatch | None:
        return next((match for match in self.matches if str(match.person.pk) == self.answer), None)

    @property
    def is_answered(self) -> bool:
        return self.answer in {NOBODY, NOT_AT_ALL} or self.same is not None

    @property
    def is_to_be_asked(self) -> bool:
        return bool(self.matches) or self.is_twice


class PeopleForm(forms.Form):
    """Enough to have a case of one's own each; the rest comes in the talk."""

    names = Text(
        label=_("Names"),
        help_text=_(
            "One person on each line, in any script. A comma or “ / ” parts several names of the same person."
        ),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off", "spellcheck": "false"}),
    )
    form = form_field()

    def clean_names(self) -> str:
        typed: str = self.cleaned_data["names"]
        people = typed_people(typed)
        if not people:
            raise forms.ValidationError(_("Write at least one name, or what the person wants to be called."))
        if len(people) > MOST_AT_ONCE:
            raise forms.ValidationError(_("At most 100 people at once: add the others afterwards."))
        if any(len(name) > LONGEST_LINE for names in people for name in names):
            raise forms.ValidationError(_("One of the names is longer than 300 signs."))
        return typed

    @property
    def records(self) -> list[PersonRecord]:
        form = Form(self.cleaned_data["form"] or Form.AGE_NOT_KNOWN)
        return [PersonRecord(names, form=form) for names in typed_people(self.cleaned_data["names"])]


def typed_people(typed: str) -> tuple[tuple[str, ...], ...]:
    """The names of each, without blanks around them and each once. A line without a letter is nobody."""
    people = []
    for line in typed.splitlines():
        names = tuple(dict.fromkeys(" ".join(name.split()) for name in _BETWEEN_NAMES.split(line)))
        named = tuple(name for name in names if any(letter.isalpha() for letter in name))
        if named:
            people.append(named)
    return tuple(people)


def lines_of(
    records: Sequence[PersonRecord], matches: Sequence[Sequence[PersonMatch]], answers: Mapping[str, Any]
) -> list[Line]:
    """With what was answered of each, if it was. Who is nobody known and stands there once needs no answer."""
    seen: set[tuple[str, ...]] = set()
    lines = []
    for number, (record, likely) in enumerate(zip(records, matches, strict=True)):
        name, is_twice = f"line-{number}", record.names in seen
        seen.add(record.names)
        lines.append(Line(name, record, likely, is_twice, str(answers.get(name, ""))))
    return lines


def are_settled(lines: Sequence[Line], *, is_confirmed: bool) -> bool:
    """Whether they can be written down: each doubt is answered, and many were looked at."""
    is_asked = any(line.is_to_be_asked for line in lines) or len(lines) > UNASKED
    answered = all(line.is_answered for line in lines if line.is_to_be_asked)
    return answered and (is_confirmed or not is_asked)
