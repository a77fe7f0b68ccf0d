"""The receipt for things that are held for somebody: two parts of one sheet, one for each.

It names no organisation and no house: whoever finds it learns nothing of where the person is. What was typed is
printed as it was written. Its languages are those of the paper that says who has looked (`access.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.papers.access import in_language, packaged_paper
from amanjol.casework.standards.sentences import ENGLISH, Sentence
from amanjol.foundation.printing.documents import (
    Block,
    Column,
    CutLine,
    Document,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Signatures,
    Table,
    Tone,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

TITLE: Final = Sentence("Receipt for things that are held")
FOR_OWNER: Final = Sentence("My part")
FOR_HOLDER: Final = Sentence("The part of whoever holds them")
MINE: Final = Sentence("These things are mine. They are held because I asked for it.")
BACK: Final = Sentence("I get them back at any hour, as soon as I ask, and need not say why.")
OWED: Final = Sentence(
    "Whoever shows the other part, or is known to us, gets these things back at any hour, at once."
)
NUMBER: Final = Sentence("No.")
WHAT: Final = Sentence("What is held")
SINCE: Final = Sentence("Held since")
GIVEN_BACK: Final = Sentence("Given back on")
OWNER: Final = Sentence("Whose things they are")
HOLDER: Final = Sentence("Who holds them")
CODE: Final = Sentence("Code of this receipt")
KINDS: Final = {
    "papers": Sentence("Papers"),
    "money": Sentence("Money"),
    "telephone": Sentence("Telephone"),
    "other": Sentence("Something else"),
}
WORDS: Final = (
    TITLE, FOR_OWNER, FOR_HOLDER, MINE, BACK, OWED, NUMBER, WHAT, SINCE, GIVEN_BACK, OWNER, HOLDER, CODE,
    *KINDS.values(),
)  # fmt: skip
READ: Final = frozenset({ENGLISH})
"""In which languages somebody whose language it is has read these words."""


@dataclass(frozen=True, slots=True)
class HeldThing:
    """`kind` is one of `KINDS`, `what` was typed."""

    number: int
    kind: str
    what: str
    since: date


def printed_in() -> dict[str, str]:
    """Codes and names of its languages."""
    return packaged_paper().printed_in


def is_read(language: str) -> bool:
    return language in READ


def document_of(
    things: Iterable[HeldThing], language: str, *, code: str, on: date, of: str = "", is_for_both: bool = True
) -> Document:
    """`of` is the person's name, where they wish it there. Not `is_for_both`: the person cannot keep a paper."""
    things = list(things)
    owner = (*_part(FOR_OWNER, (MINE, BACK), things, language, code, of), CutLine()) if is_for_both else ()
    blocks = (*owner, *_part(FOR_HOLDER, (OWED,), things, language, code, of))
    return Document(in_language(TITLE, language), language, blocks, beside_title=f"{on:%d.%m.%Y}")


def _part(
    title: Sentence, says: tuple[Sentence, ...], things: list[HeldThing], language: str, code: str, of: str
) -> tuple[Block, ...]:
    def say(words: Sentence) -> str:
        return in_language(words, language)

    columns = (
        Column(say(NUMBER), share=2),
        Column(say(WHAT), share=10, is_strong=True),
        Column(say(SINCE), share=4),
        Column(say(GIVEN_BACK), share=5),
    )
    rows = tuple(
        (str(thing.number), f"{say(KINDS[thing.kind])}: {thing.what}", f"{thing.since:%d.%m.%Y}", "")
        for thing in things
    )
    named = (Fact(say(packaged_paper().name), of),) if of else ()
    return (
        Heading(say(title)),
        *(Paragraph(say(words), Tone.STRONG if words is BACK else Tone.PLAIN) for words in says),
        Facts((*named, Fact(say(CODE), code))),
        Table(columns, rows),
        Signatures((say(OWNER), say(HOLDER))),
    )
