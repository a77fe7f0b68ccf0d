"""What may be typed on a paper besides the facts that were chosen: little, and nothing by which somebody is found."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.casework.cases.records import PersonRecord

_ENDS: Final = re.compile(r"[.!?…]+[\"'»”)\]]*\s+(?=(\S))")
_SHORT: Final = 3
"""Signs of an abbreviation at most: “Art. 9”, “ст. 9” and initials end no sentence."""
_FINDS: Final = ("prs_HomePhone", "prs_MobilePhone", "prs_Email", "prs_IdentityNumber", "prs_MailingStreet")
_SHORTEST: Final = 5
"""Signs of what is looked for: a house number alone names nobody."""


def is_one_sentence(text: str) -> bool:
    if len(text.splitlines()) > 1:
        return False
    return not any(_ends_sentence(text, match) for match in _ENDS.finditer(text))


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    before = re.search(r"\w+$", text[: match.start()])
    is_short = before is not None and len(before[0]) <= _SHORT and match[0].startswith(".")
    return not is_short and not match[1].islower()


def finds_the_person(text: str, person: PersonRecord) -> bool:
    """Whether a telephone, address, document's number or the safe contact of this person stands in it."""
    plain = _plain(text)
    return any(len(closed) >= _SHORTEST and closed in plain for closed in map(_plain, _closed(person)))


def _closed(person: PersonRecord) -> Iterator[str]:
    contact = person.contact
    yield from (person.document, contact.telephone, contact.how, contact.when, contact.never)
    for detail in person.details:
        values = detail["document"]["values"]
        yield from (str(values[name]) for name in _FINDS if name in values)


def _plain(text: str) -> str:
    """Letters and digits alone, so that no blank and no stroke hides a number."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())
