"""Words of a key as they are read out: in the script of the page, with the Latin letters beneath."""

from __future__ import annotations

from django import template
from django.utils.translation import get_language

from amanjol.foundation.seals.words import in_cyrillic
from amanjol.foundation.web.language import is_cyrillic

register = template.Library()


@register.filter
def to_read_out(words: str) -> list[tuple[str, str]]:
    """Each word as it is read out and, where that is Cyrillic, in Latin letters too; empty otherwise.

    Who reads in Cyrillic would have to guess how "h" or "j" is spoken, and who types would hear another letter.
    """
    latin = words.split()
    if not is_cyrillic(get_language() or ""):
        return [(word, "") for word in latin]
    return list(zip(in_cyrillic(words).split(), latin, strict=True))
