"""The file of contacts, `content/contacts.yaml`: whom to call, who runs it, when somebody last dialled it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from amanjol.foundation.textfiles.languages import CODES
from amanjol.foundation.textfiles.reading import read
from amanjol.foundation.textfiles.shapes import Choice, Codes, Day, Word, Words, YesNo
from amanjol.foundation.textfiles.structures import Field, Items, PerLanguage, Record
from amanjol.foundation.textfiles.writing import write

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FILE = "content/contacts.yaml"


@dataclass(frozen=True, slots=True)
class ContactEntry:
    """One number and whose it is. Texts are by language code.

    `languages` are ISO 639-1 codes parted by spaces, empty when unknown. `last_dialled_on` is an ISO date;
    it, `last_dialled_by` and `answered` are given all or none. `wrong_number` holds the number back.
    """

    key: str
    country: str
    number: str
    service: Mapping[str, str]
    run_by: Mapping[str, str]
    operator: Literal["state", "ngo", "intergovernmental", "embassy", "private", "unknown"]
    emergency: bool
    cost: Literal["free", "paid", "unknown"]
    asks_name: Literal["yes", "no", "unknown"]
    source: str
    languages: str = ""
    hours: Mapping[str, str] = field(default_factory=dict)
    may_inform: Mapping[str, str] = field(default_factory=dict)
    last_dialled_on: str = ""
    last_dialled_by: str = ""
    answered: bool | None = None
    wrong_number: Literal["", "yes"] = ""


KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
KEY_WANTED = "small letters, digits and single hyphens, such as `kr-eps-counselling`"
NUMBER_WANTED = "a number as dialled: digits, with a country code after + where it can be dialled from abroad"
NUMBER = re.compile(r"\+[1-9]([ -]?[0-9]){6,14}|[0-9]([ -]?[0-9]){1,14}")
TEXTS = PerLanguage(Words(longest=500))

CONTACTS = Items(
    Record(
        ContactEntry,
        (
            Field("key", Word(KEY, KEY_WANTED, longest=80)),
            Field("country", Word(re.compile(r"[A-Z]{2}"), "two capital letters, such as KR")),
            Field("number", Word(NUMBER, NUMBER_WANTED, longest=24)),
            Field("service", TEXTS),
            Field("run_by", TEXTS),
            Field("operator", Choice(("state", "ngo", "intergovernmental", "embassy", "private", "unknown"))),
            Field("emergency", YesNo()),
            Field("languages", Codes(CODES, "ISO 639-1 code of a language"), required=False),
            Field("hours", TEXTS, required=False),
            Field("cost", Choice(("free", "paid", "unknown"))),
            Field("asks_name", Choice(("yes", "no", "unknown"))),
            Field("may_inform", TEXTS, required=False),
            Field("last_dialled_on", Day(has_come=True), required=False),
            Field("last_dialled_by", Words(longest=120), required=False),
            Field("answered", YesNo(), required=False),
            Field("wrong_number", Choice(("yes",)), required=False),
            Field("source", Word(KEY, KEY_WANTED, longest=80, refers_to="source")),
        ),
        together=("last_dialled_on", "last_dialled_by", "answered"),
    ),
    key="key",
    least=0,
)
"""Sources are referred to as `source`."""


def read_contacts(text: str, name: str) -> list[ContactEntry]:
    """The contacts in the order of the file. Raises `ContentError` with the line, shown in file `name`."""
    return list(read(text, name, CONTACTS).value)


def write_contacts(entries: Iterable[ContactEntry]) -> str:
    """The canonical text, sorted by key. Raises `ContentError` when it could not be read again."""
    return write(tuple(entries), FILE, CONTACTS)
