"""Which form a person has: its words for staff, and the fields that are not asked there (`data/forms.yaml`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.data_files import SENTENCE, load
from amanjol.casework.standards.sentences import Sentence
from amanjol.foundation.textfiles.shapes import Choice, Word
from amanjol.foundation.textfiles.structures import Field, Items, Record

if TYPE_CHECKING:
    from datetime import date

DATA: Final = Path(__file__).with_name("data")


class Form(StrEnum):
    """An age in doubt is a child's until it is known."""

    ADULT = "adult"
    CHILD_WITH_GUARDIAN = "child-with-guardian"
    CHILD_ALONE = "child-alone"
    AGE_NOT_KNOWN = "age-not-known"
    FAMILY = "family"
    MISSING = "missing"
    DECEASED = "deceased"


CERTAIN_CHILDREN: Final = frozenset({Form.CHILD_WITH_GUARDIAN, Form.CHILD_ALONE})
CHILDREN: Final = CERTAIN_CHILDREN | {Form.AGE_NOT_KNOWN}
"""Who is protected as a child: every rule reads these."""
AGES: Final = (Form.ADULT, Form.CHILD_WITH_GUARDIAN, Form.CHILD_ALONE, Form.AGE_NOT_KNOWN)
"""What one press says of somebody who has just come."""
COMES_OF_AGE: Final = 18


def may_be_child(born: int, today: date) -> bool:
    """Of somebody born in the year `born`: whether some birthday in it leaves them younger than eighteen."""
    return today.year - born <= COMES_OF_AGE


def is_child(born: int, today: date) -> bool:
    """Whether every birthday in that year leaves them younger than eighteen."""
    return today.year - born < COMES_OF_AGE


@dataclass(frozen=True, slots=True)
class FormWords:
    """`without` are names of HTCDS fields that nobody asks in this form.

    `unasked` stands over the case as long as nobody has asked about signs, with `unasked_says` below.
    """

    key: str
    title: Sentence
    says: Sentence
    unasked: Sentence
    unasked_says: Sentence
    without: tuple[str, ...] = ()


NOTHING_NAMED: Final = Sentence("Spoken with; nothing named yet")
NOTHING_NAMED_SAYS: Final = Sentence(
    "No sign was named so far. Many people tell later, when they trust; help does not wait for that."
)
"""Where signs were asked about, whoever it is."""

FIELD_NAME: Final = Word(
    re.compile(r"[a-z]{3}_[A-Za-z]+"), "the name of a field, such as prs_Email", longest=60
)
FORMS: Final = Items(
    Record(
        FormWords,
        (
            Field("key", Choice(tuple(Form))),
            Field("title", SENTENCE),
            Field("says", SENTENCE),
            Field("unasked", SENTENCE),
            Field("unasked_says", SENTENCE),
            Field("without", Items(FIELD_NAME), required=False),
        ),
    )
)


@cache
def packaged_forms() -> dict[Form, FormWords]:
    """The words of every form. KeyError for one that the file lacks."""
    words: tuple[FormWords, ...] = load(DATA / "forms.yaml", FORMS)
    by_key = {form.key: form for form in words}
    return {form: by_key[form] for form in Form}
