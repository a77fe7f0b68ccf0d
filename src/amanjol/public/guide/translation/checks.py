"""What is wrong with a translated text, a sentence each in the language of the page; and tidying before."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from amanjol.foundation.textfiles.characters import WRONG_APOSTROPHE, refused_characters, words_problems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.public.guide.translation.texts import TextPlace

LATIN, CYRILLIC = "LATIN", "CYRILLIC"
SCRIPT_OF = {"en": LATIN, "uz": LATIN, "tk": LATIN, "ru": CYRILLIC, "kk": CYRILLIC, "ky": CYRILLIC}
_WORD = re.compile(r"[^\W\d_]+")
_AT_THE_END = re.compile(r"(?<=[oOgG])['`´‘’](?!\w)")
_ENOUGH = 20  # letters that tell a script; a shorter text may be a name or an abbreviation


def tidy(text: str, place: TextPlace, language: str) -> str:
    """As content files want it: composed letters, no spaces at the ends of lines, Uzbek apostrophes.

    Keyboards have no ʻ and ʼ: after o and g it is always ʻ, between other letters ʼ.
    """
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    text = "\n".join(line.rstrip() for line in text.split("\n")).strip()
    if not place.multi_line:
        text = " ".join(text.split())
    return _with_uzbek_letters(text) if language == "uz" else text


def _with_uzbek_letters(text: str) -> str:
    """An apostrophe at the end of a word belongs to its o or g, unless it closes a quotation."""
    text = WRONG_APOSTROPHE.sub(_uzbek_apostrophe, text)
    return _AT_THE_END.sub(lambda match: match[0] if _opens(match[0], text) else "ʻ", text)


def _opens(mark: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(mark)}(?=\w)", text) is not None


def _uzbek_apostrophe(match: re.Match[str]) -> str:
    before = match.string[match.start() - 1]
    return "ʻ" if before in "oOgG" else "ʼ"


def problems_of(place: TextPlace, text: str, language: str) -> Iterator[str]:
    """What keeps a tidied text that is not empty from being published as a translation."""
    yield from faults_of(place, text, language)
    yield from _script_problems(text, place.text, language)


def faults_of(place: TextPlace, text: str, language: str) -> Iterator[str]:
    """What no text of a page may have, whoever wrote it."""
    if len(text) > place.longest:
        yield _("Longer than %(longest)s characters: shorten it.") % {"longest": place.longest}
    for _line, _name in refused_characters(text, at_most=1):
        yield _("Holds a character that cannot be printed: type the text anew.")
    if any(words_problems(text, language="")):
        yield _("Two stars (**) come in pairs around words, within one paragraph.")
    if language == "uz" and (wrong := WRONG_APOSTROPHE.search(text)):
        around = text[max(0, wrong.start() - 8) : wrong.end() + 8]
        yield _("The apostrophe in “%(around)s” is another: write ʻ in oʻ and gʻ, ʼ elsewhere.") % {
            "around": " ".join(around.split())
        }


def _script_problems(text: str, original: str, language: str) -> Iterator[str]:
    for word in _WORD.findall(text):
        scripts = {_script(letter) for letter in word} & {LATIN, CYRILLIC}
        if len(scripts) > 1:
            yield _("The word “%(word)s” mixes Latin and Cyrillic letters.") % {"word": word[:40]}
            return
    letters = [_script(letter) for letter in text if letter.isalpha()]
    wanted = SCRIPT_OF.get(language)
    if wanted and text != original and len(letters) >= _ENOUGH and letters.count(wanted) * 2 < len(letters):
        yield _("Most letters are not those of this language: is it in the right column?")


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
