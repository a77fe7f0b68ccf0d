"""What may be typed on a paper besides the facts that were chosen: little, and nothing by which somebody is found."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.casework.cases.records import PersonRecord

_ENDS: Final = re.compile(r"[.!?…]+[\"'»”)\]]*\s+(?=(\S))")
_WORD: Final = re.compile(r"\w+")
_SHORT: Final = 3
"""Signs of an abbreviation at most: “Art. 9”, “ст. 9” and initials end no sentence."""
_FINDS: Final = ("prs_HomePhone", "prs_MobilePhone", "prs_Email", "prs_IdentityNumber", "prs_MailingStreet")
_SHORTEST: Final = 5
"""Signs of what is looked for: a house number alone names nobody."""
_FEWEST_WORDS: Final = 3
"""Of a safe contact that is looked for whole: “in the evening” stands on many papers and finds nobody."""
_LONG_FIGURES: Final = 4


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
    plain, words = _plain(text), {word.casefold() for word in _WORD.findall(text)}
    if any(word.casefold() in words for word in _telling(person)):
        return True
    return any(len(closed) >= _SHORTEST and closed in plain for closed in map(_plain, _closed(person)))


def _contact(person: PersonRecord) -> tuple[str, str, str]:
    return person.contact.how, person.contact.when, person.contact.never


def _telling(person: PersonRecord) -> Iterator[str]:
    """Names and figures in the safe contact: whoever reads one of them knows whom to ask."""
    for text in _contact(person):
        for place, word in enumerate(_WORD.findall(text)):
            if (place and word[0].isupper()) or (word.isdigit() and len(word) >= _LONG_FIGURES):
                yield word


def _closed(person: PersonRecord) -> Iterator[str]:
    yield from (person.document, person.contact.telephone)
    yield from (text for text in _contact(person) if len(_WORD.findall(text)) >= _FEWEST_WORDS)
    for detail in person.details:
        values = detail["document"]["values"]
        yield from (str(values[name]) for name in _FINDS if name in values)


def _plain(text: str) -> str:
    """Letters and digits alone, so that no blank and no stroke hides a number."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())
