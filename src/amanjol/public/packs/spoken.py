"""An article as a voice reads it: the words in their order, doubts told where the page shows them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from amanjol.public.guide import documents as d
from amanjol.public.packs.dates import written_day, written_month
from amanjol.public.packs.standing_words import standing_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amanjol.public.packs import page_data as p

# Four digits and more, with what stands between them: a voice shall not read a number to call as a sum.
_NUMBER: Final = re.compile(r"\+?\d(?:[ \-()]?\d){2,}")
_DIGITS: Final = re.compile(r"\d")


def spoken(reading: p.Reading, say: Callable[[str], str]) -> str:
    """Sentences parted by line ends. `say` gives the words of the shell in the language of the text."""
    numbers = {_digits(card.number) for card in reading.contacts.values()}
    document = reading.document
    lines = [document.title, document.summary]
    if reading.stale:
        lines.append(say("stale").format(date=document.look_again_on))
    if reading.original_on:
        lines.append(say("original_newer").format(date=reading.original_on))
    for block, notes in zip(document.blocks, reading.notes_below, strict=True):
        lines.extend(_lines(block, reading, say))
        for note in notes:
            lines.extend(_doubts(note, reading, say))
    return "\n".join(sentence(_spell_numbers(line, numbers)) for line in lines if line)


def _lines(block: d.Block, reading: p.Reading, say: Callable[[str], str]) -> Iterator[str]:
    match block:
        case d.ContactRef():
            yield from _contact(reading.contacts[block.contact], reading, say)
        case d.Steps():
            yield block.heading
            for number, step in enumerate(block.items, 1):
                yield f"{number}. {step.do}"
                yield step.how
        case d.Change():
            if block.since and block.state:  # a draft may lack them
                yield say(f"change_{block.state}").format(date=written_day(block.since, _tongue(reading)))
            yield from (block.what, f"{say('change_who')}: {block.who}", f"{say('change_do')}: {block.do}")
        case d.Questions():
            yield block.heading
            for question in block.items:
                where = say(f"country_{question.country}") if question.country else ""
                yield from (where, question.ask, question.why, question.find_out)
        case d.Phrases():
            yield block.heading
            yield from (phrase.means for phrase in block.items)
        case _:
            yield from _all(block)


def _doubts(note: p.SourceNote, reading: p.Reading, say: Callable[[str], str]) -> Iterator[str]:
    """Where the page marks them too: after the facts that nobody has checked."""
    if note.needs_review:
        yield say("not_checked")
    if note.as_of:
        yield say("as_of").format(month=written_month(note.as_of, _tongue(reading)))


def _tongue(reading: p.Reading) -> str:
    """The language of the words."""
    return reading.written_in or reading.document.language


def _contact(card: p.ContactCard, reading: p.Reading, say: Callable[[str], str]) -> Iterator[str]:
    yield card.service
    yield from (standing_sentence(note, say, _tongue(reading)) for note in card.standings)
    if card.held_back:
        yield say("held_back")
        return
    yield card.number
    if not card.is_reached_from(reading.read_in):
        yield f"{_country(card.country, say)}. {say('dial_at_home')}"
    if card.dialled is None:
        yield say("not_dialled")
    elif not card.dialled.answered:
        yield say("no_answer_on").format(date=card.dialled.on)


def _country(code: str, say: Callable[[str], str]) -> str:
    """Its name, or its code where the shell has no word for it, as on the page."""
    try:
        return say(f"country_{code.lower()}")
    except KeyError:
        return code


def _all(block: d.Block) -> Iterator[str]:  # noqa: C901  one case a kind of block
    match block:
        case d.Text():
            yield from (block.heading, block.body)
        case d.Checklist():
            yield from (block.heading, *block.items)
        case d.Warn():
            yield from (block.say, block.more)
        case d.Comparison():
            yield block.heading
            for row in block.rows:
                yield from (row.about, f"{block.left}: {row.left}", f"{block.right}: {row.right}")
        case d.Law():
            yield from (f"{block.name} {block.article}", block.says)
        case d.Quiz():
            yield block.heading
            for part in block.items:
                yield from (part.ask, *part.choices)
        case d.Video():
            yield from (block.title, block.transcript)
        case d.Poster():
            yield block.says


def sentence(line: str) -> str:
    """With a stop at its end, so that the voice falls and pauses."""
    plain = line.replace("**", "").strip()
    return plain if plain.endswith((".", "!", "?", ":", "…", "”")) else f"{plain}."


def digit_by_digit(number: str) -> str:
    return ", ".join(_digits(number))


def _digits(number: str) -> str:
    return "".join(_DIGITS.findall(number))


def _spell_numbers(line: str, numbers: set[str]) -> str:
    """Numbers to call digit by digit; sums and years stay."""

    def spell(match: re.Match[str]) -> str:
        return digit_by_digit(match[0]) if _digits(match[0]) in numbers else match[0]

    return _NUMBER.sub(spell, line)
