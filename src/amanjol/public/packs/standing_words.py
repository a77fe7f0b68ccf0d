"""What a card, a source and a voice say of a body's legal standing: where, what, and since when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.public.packs.dates import written_day, written_month

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from amanjol.public.packs.page_data import StandingNote


def standing_sentence(note: StandingNote, say: Callable[[str], str], language: str) -> str:
    """`say` gives the words of the shell; what it gives may be markup, and then so is the sentence."""
    country = country_words([note.country], say)
    return say(f"standing_{note.kind}").format(country=country, date=_since(note, say, language))


def country_words(codes: Iterable[str], say: Callable[[str], str]) -> str:
    """Their names, and the bare code of a country that the shell has no name for."""
    return ", ".join(_country(code, say) for code in codes)


def _country(code: str, say: Callable[[str], str]) -> str:
    try:
        return say(f"country_{code.lower()}")
    except LookupError:
        return code


def _since(note: StandingNote, say: Callable[[str], str], language: str) -> str:
    """As exactly as it is known: a day, a month, or that it was no later."""
    if note.exactness == "month":
        return written_month(note.since[:7], language)
    day = written_day(note.since, language)
    return say("date_or_earlier").format(date=day) if note.exactness == "at_latest" else day
