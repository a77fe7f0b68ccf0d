"""A warning as a voice reads it: all that stands on its card, in that order, in the language of who listens.

    Title. What happens. Words of the author. What to do. … Whom to call. 1, 1, 2. Police. … Last day: 12 December 2026.

Of one that was wrong the voice says so first, with what is right, where it was and until when it is said. What it had
claimed is struck out on the card and is not read: who only hears would take it for true.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from babel import Locale

from amanjol.public.packs import aloud
from amanjol.public.packs.editions import CYRILLIC_UZBEK
from amanjol.public.packs.spoken import digit_by_digit, sentence
from amanjol.public.packs.voices import WantedVoice
from amanjol.public.warnings.kinds import ORIGINAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    type Heard = dict[tuple[str, str], WantedVoice]


def to_hear(document: Mapping[str, Any]) -> Heard:
    """By a warning's id and the reader's language. Uzbek in Cyrillic is heard as the Latin that it was derived from."""
    spoken = aloud.languages()
    return {
        (part["id"], code): WantedVoice(tongue, text_of(document, part, tongue))
        for part in document["warnings"]
        for code in document["languages"]
        if (tongue := "uz" if code == CYRILLIC_UZBEK else code) in spoken
    }


def text_of(document: Mapping[str, Any], part: Mapping[str, Any], code: str) -> str:
    """Sentences parted by line ends."""
    return "\n".join(sentence(line) for line in _lines(document, part, code) if line)


def _lines(document: Mapping[str, Any], part: Mapping[str, Any], code: str) -> Iterator[str]:
    own = document["languages"][code]
    words, names = own["words"], own["names"]
    title, says = own["kinds"].get(part["kind"], (part["kind"], ""))
    is_wrong = part.get("wrong", False)
    yield f"{words['wrong']}: {title}" if is_wrong else title
    yield "" if is_wrong else says
    yield part.get("texts", {}).get(code) or _elsewhere(part, words, code)
    if not is_wrong:
        yield from _what_to_do(document, part, code)
        yield words[f"sure-{part['sure']}"]
    yield from (f"{words[label]}: {names[value]}" for label, value in part.get("lines", ()))
    if part.get("source") and not is_wrong:
        yield f"{words['source']}: {part['source']}"
    yield f"{words['until']}: {names[part['until']]}"
    if code not in {ORIGINAL, *part.get("read", ())}:
        yield words["unread"]


def _what_to_do(document: Mapping[str, Any], part: Mapping[str, Any], code: str) -> Iterator[str]:
    own = document["languages"][code]
    words = own["words"]
    if advice := part.get("advice"):
        yield words["do"]
        yield from (own["advice"][key] for key in advice)
    contact = document["contacts"].get(part.get("contact"))
    if contact is not None:
        yield words["call"]
        yield digit_by_digit(contact["number"])
        yield own["services"][part["contact"]]
        day = contact["dialled"]
        yield f"{words['dialled']}: {own['names'][day]}" if day else words["not-dialled"]


def _elsewhere(part: Mapping[str, Any], words: Mapping[str, str], tongue: str) -> str:
    """In which languages there is some; by names of the own one, since a voice cannot read what others call theirs."""
    names = Locale(tongue).languages
    written = [str(names.get(code, code)) for code in sorted(part.get("texts", {})) if code != CYRILLIC_UZBEK]
    return f"{words['other-languages']}: {', '.join(written)}" if written else ""
