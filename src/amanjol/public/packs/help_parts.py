"""How a page of contacts is laid out: whom to call first, and which parts are folded under their heading.

Such a page is opened in need and on a small screen: what helps in danger, the questions to ask and the first
lines stand open; what comes later is one touch away, still printed, searched and read without script. A long page
that holds in every country begins open and is folded likewise, so that its headings show what else it answers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from amanjol.public.guide.documents import Block, Change, ContactRef, Law, Text, Warn

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from amanjol.public.packs.page_data import ContactCard

MOST_LINES: Final = 4  # with the numbers of danger below them, they fit on the first screen of a phone
MOST_URGENT: Final = 3
MOST_TEXTS: Final = 2
MANY_BLOCKS: Final = 20
MOST_OPEN: Final = 2

type Section = tuple[tuple[int, Block], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Blocks below one another, each with its place in the document. `heading` is empty unless it is folded.

    Whoever sees only the heading is told the `numbers` inside.
    """

    blocks: Section
    heading: str = ""
    numbers: tuple[str, ...] = ()


def whole(blocks: Iterable[Block]) -> tuple[Part, ...]:
    """What is no page of contacts: nothing is folded."""
    return (Part(tuple(enumerate(blocks))),)


def parts_of(blocks: Iterable[Block], contacts: Mapping[str, ContactCard], country: str) -> tuple[Part, ...]:
    """Everything in its order, folded wherever a heading can say what is inside.

    Never folded are the beginning, warnings, the numbers of emergency services, and the first part in which a line
    of the country stands; where it has none that we know of, the first parts that a text begins. A number that stands
    last, behind what is folded, is folded too under its service: the page names it on top.
    """
    sections = list(_sections(blocks, contacts))
    with_lines = [section for section in sections if _has_line(section, contacts, country)]
    with_texts = [section for section in sections if isinstance(section[0][1], Text)]
    opened = [sections[:1], with_lines[:1] or with_texts[:MOST_TEXTS]]
    always = {section[0][0] for group in opened for section in group}
    return _laid_out(sections, always, contacts)


def long_parts(blocks: Sequence[Block], contacts: Mapping[str, ContactCard]) -> tuple[Part, ...]:
    """Of a page of more than `MANY_BLOCKS` the first two headings stand open, with what is above and between.

    Never folded are warnings, changes and laws: no heading of another part says that they are inside.
    """
    if len(blocks) <= MANY_BLOCKS:
        return whole(blocks)
    sections = list(_sections(blocks, contacts, alone=(Change, Law)))
    with_headings = [section[0][0] for section in sections if _heading(section[0][1])]
    return _laid_out(sections, set(with_headings[:MOST_OPEN]), contacts)


def _laid_out(
    sections: Sequence[Section], always: Container[int], contacts: Mapping[str, ContactCard]
) -> tuple[Part, ...]:
    parts: list[Part] = []
    for section in sections:
        place, first = section[0]
        if _heading(first) and place not in always:
            parts.append(_folded(section, contacts))
        elif isinstance(first, ContactRef) and section is sections[-1] and parts and parts[-1].heading:
            card = contacts[first.contact]
            parts.append(Part(section, card.service, (card.number,) if card.tel else ()))
        else:
            parts.append(Part(section))
    return tuple(parts)


def _sections(
    blocks: Iterable[Block], contacts: Mapping[str, ContactCard], alone: tuple[type[Block], ...] = ()
) -> Iterator[Section]:
    """A heading and what belongs to it. A text alone takes contacts, laws and texts without heading after it.

    What is `alone` is taken by none.
    """
    section: list[tuple[int, Block]] = []
    for place, block in enumerate(blocks):
        if section and (isinstance(block, alone) or _begins_anew(block, contacts)):
            yield tuple(section)
            section = []
        section.append((place, block))
    if section:
        yield tuple(section)


def _begins_anew(block: Block, contacts: Mapping[str, ContactCard]) -> bool:
    if isinstance(block, ContactRef):
        return contacts[block.contact].emergency
    return bool(_heading(block)) or isinstance(block, Warn)


def _heading(block: Block) -> str:
    return str(getattr(block, "heading", ""))


def _has_line(section: Section, contacts: Mapping[str, ContactCard], country: str) -> bool:
    named = [contacts[block.contact] for _place, block in section if isinstance(block, ContactRef)]
    return any(_is_line(card) and card.country.lower() == country for card in named)


def _is_line(card: ContactCard) -> bool:
    return bool(card.tel) and not card.emergency and card.operator != "embassy"


def _folded(section: Section, contacts: Mapping[str, ContactCard]) -> Part:
    (place, first), *rest = section
    named = [contacts[block.contact] for _place, block in rest if isinstance(block, ContactRef)]
    numbers = tuple(card.number for card in named if card.tel)
    without: Any = replace(first, heading="")  # type: ignore[arg-type]  # it has one, see `_heading`
    return Part(((place, without), *rest), _heading(first), numbers)


class FirstCalls(NamedTuple):
    """What stands on top of a page of contacts, in this order."""

    lines: tuple[ContactCard, ...]
    urgent: tuple[ContactCard, ...]
    from_home: tuple[ContactCard, ...]
    """What cannot be dialled from the page's country: somebody at home calls for the reader."""


def first_calls(blocks: Iterable[Block], contacts: Mapping[str, ContactCard], country: str) -> FirstCalls:
    """Lines of the country itself, then its emergency numbers, each in the article's order.

    Of every part the first line, then the others while there is room. Where the country has no line that we know
    of, those of the country one comes from, but none beside an embassy; after the emergency numbers, if they are
    only dialled there.
    """
    parts = [
        [contacts[block.contact] for _place, block in section if isinstance(block, ContactRef)]
        for section in _sections(blocks, contacts)
    ]
    here = [[card for card in part if card.country.lower() == country] for part in parts]
    elsewhere = [part for part in parts if not any(card.operator == "embassy" for card in part)]
    lines = _lines(here) or _lines(elsewhere)
    leading = [next(card for card in lines if card in part) for part in parts if set(part) & set(lines)]
    chosen = sorted(list(dict.fromkeys([*leading, *lines]))[:MOST_LINES], key=lines.index)
    urgent = dict.fromkeys(card for part in here for card in part if card.tel and card.emergency)
    return FirstCalls(
        tuple(card for card in chosen if card.is_reached_from(country)),
        tuple(urgent)[:MOST_URGENT],
        tuple(card for card in chosen if not card.is_reached_from(country)),
    )


def _lines(parts: Iterable[Iterable[ContactCard]]) -> list[ContactCard]:
    return list(dict.fromkeys(card for part in parts for card in part if _is_line(card)))
