"""Uzbek from Latin to Cyrillic script and back.

Turns words of running text and leaves everything else alone: markup, addresses, file names, codes, Roman
numerals, words that are plainly foreign. How a word is spelt: `uzbek_rules`, `uzbek_exceptions`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from amanjol.foundation.names.uzbek_exceptions import exceptions
from amanjol.foundation.names.uzbek_rules import spell_cyrillic, spell_latin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

type Script = Literal["uz-cyrl", "uz"]

# What people type for ʻ (U+02BB) and ʼ (U+02BC): ' ’ ‘ ʻ ʼ ` ´ ′ ʹ
_APOSTROPHES: Final = "'’‘ʻʼ`´′ʹ"
_LETTER: Final = r"A-Za-zÀ-ÖØ-öø-ɏ\u0300-\u036f\u0400-\u052f"

_PROTECTED: Final = (
    r"<!--(?:(?!<!--|-->).)*-->|</?[A-Za-z][^<>]*>"  # markup
    r"|&(?:[A-Za-z][A-Za-z0-9]*|#[0-9]+|#x[0-9A-Fa-f]+);"
    r"|\{[^{}\s]*\}|%\([A-Za-z_]+\)[sd]|%[sd](?![A-Za-z])"  # places to fill
    r"|(?:https?|ftp|mailto|tel):[^\s<>\"«»]+|www\.[^\s<>\"«»]+"  # addresses
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+|@\w+"
    r"|(?<![\w.-])[A-Za-z0-9_][\w.-]{0,100}"
    r"\.(?:ae|com|edu|eu|gov|info|int|io|kg|kr|kz|me|net|org|pl|ru|tj|tm|tr|uk|uz)"
    r"(?![\w.-]*\w)(?:/[^\s<>\"«»]*)?"
    r"|(?<![\w.-])[\w-]{1,100}\.(?:apk|csv|docx?|gif|html?|jpe?g|json|md|mp3|mp4|"  # files
    r"pdf|png|pptx?|svg|toml|txt|vtt|webm|webp|xlsx?|ya?ml|zip)(?!\w)"
    r"|(?<!\w)[Ww]i-[Ff]i(?!\w)|(?<!\w)[A-Z]-\d+\w*|(?<!\w)\w*[A-Z]\d\w*"  # codes: E-9, A4
)
_WORD: Final = rf"[{_LETTER}]+(?:[{_APOSTROPHES}]+[{_LETTER}]+)*[{_APOSTROPHES}]?"
_TOKENS: Final = re.compile(rf"({_PROTECTED})|({_WORD})", re.DOTALL)

_LATIN_WORD: Final = re.compile(r"[A-Za-zʻʼ]+")
_CYRILLIC_WORD: Final = re.compile(rf"[А-Яа-яЁёЎўҚқҒғҲҳ{_APOSTROPHES}]+")
_CYRILLIC_ROMAN: Final = re.compile(r"[ХIVX]{2,}")
_ROMAN: Final = re.compile(r"(?=[IVXL]{2})(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_FOREIGN: Final = re.compile(r"[wW]|[cC](?![hH])|^[a-z]+[A-Z]|^[A-Z][a-z]+[A-Z][a-z]{2}")
_CAPITALS_THEN_ENDING: Final = re.compile(r"([A-Z]{2,})([a-zʻʼ]+)")
_APOSTROPHE: Final = re.compile(f"[{_APOSTROPHES}]+")
_AFTER_O_OR_G: Final = re.compile("(?<=[OoGg])ʼ")
_OPENING_QUOTES: Final = "'‘`"

# Words of several runs of capitals, as BMTning, OʻzMU, AQShda: each run is turned by itself.
_LATIN_RUNS: Final = re.compile(r"(?:Sh|Ch|[OG]ʻ|[A-Z]ʼ?){2,}|(?:Sh|Ch|[OG]ʻ|[A-Z])?[a-zʻʼ]+|[A-Z]")
_CYRILLIC_RUNS: Final = re.compile(r"[А-ЯЁЎҚҒҲ]{2,}|[А-ЯЁЎҚҒҲ]?[а-яёўқғҳ]+|[А-ЯЁЎҚҒҲ]")


def to_cyrillic(text: str) -> str:
    """Uzbek in Latin script (orthography of 1995), with any kind of apostrophe, in Cyrillic script."""
    return _TOKENS.sub(_cyrillic_token, text)


def to_latin(text: str) -> str:
    """Uzbek in Cyrillic script in Latin script, with ʻ (U+02BB) in oʻ and gʻ and ʼ (U+02BC) for ъ."""
    return _TOKENS.sub(_latin_token, text)


def transliterate_lines(lines: Iterable[str], to: Script) -> Iterator[str]:
    """Each line in the script asked for, with its end as it came."""
    turn = to_cyrillic if to == "uz-cyrl" else to_latin
    for line in lines:
        yield turn(line)


def _cyrillic_token(match: re.Match[str]) -> str:
    word = match[2]
    if not word:
        return match[0]
    closing = "" if _belongs_to_word(match) else word[-1]
    word = word.removesuffix(closing)
    normal = _AFTER_O_OR_G.sub("ʻ", _APOSTROPHE.sub("ʼ", word))
    if not _LATIN_WORD.fullmatch(normal) or _stays_latin(normal, match):
        return match[0]
    code = _CAPITALS_THEN_ENDING.fullmatch(normal)
    if code and code[1] in exceptions().unchanged:
        return code[1] + spell_cyrillic(code[2], at_start=False) + closing
    return _cyrillic_word(normal) + closing


def _belongs_to_word(match: re.Match[str]) -> bool:
    """Whether the last character is part of the word: a letter, or the sign of gʻ, oʻ or a final ъ.

    The same characters close a quotation, so one that opens right before the word is taken into account,
    and after o, where Uzbek words hardly ever end in oʻ, only the signs that close none.
    """
    last, before = match[2][-1], match[2][-2:-1].lower()
    if last not in _APOSTROPHES:
        return True
    if match.string[match.start() - 1 : match.start()] in tuple(_OPENING_QUOTES):
        return False
    return last in "ʻʼ" or before == "g" or (before == "o" and last not in "'’")


def _stays_latin(word: str, match: re.Match[str]) -> bool:
    if len(word) == 1:
        is_initial = match.string.startswith(".", match.end())
        return (word in "IVX" and _is_numeral(match)) or (word in exceptions().unchanged and not is_initial)
    if _FOREIGN.search(word) or _ROMAN.fullmatch(word):
        return True
    return word in exceptions().unchanged


def _is_numeral(match: re.Match[str]) -> bool:
    """Whether a lone I, V or X is a number and not an initial: no stop follows, or it heads the line."""
    text = match.string
    heads_line = not text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip()
    return heads_line or not text.startswith(".", match.end())


def _latin_token(match: re.Match[str]) -> str:
    word = match[2]
    if not word:
        return match[0]
    if _CYRILLIC_ROMAN.fullmatch(word):
        return word.replace("Х", "X")
    if not _CYRILLIC_WORD.fullmatch(word):
        return match[0]
    core = word.rstrip(_APOSTROPHES)
    return "ʼ".join(_latin_word(part) for part in _APOSTROPHE.split(core)) + word[len(core) :]


@lru_cache(maxsize=1 << 14)
def _cyrillic_word(word: str) -> str:
    return _in_case_of(word, _spell_listed_cyrillic, spell_cyrillic, _LATIN_RUNS)


@lru_cache(maxsize=1 << 14)
def _latin_word(word: str) -> str:
    return _in_case_of(word, _spell_listed_latin, spell_latin, _CYRILLIC_RUNS)


def _spell_listed_cyrillic(word: str) -> str:
    return spell_cyrillic(exceptions().half_cyrillic(word))


def _spell_listed_latin(word: str) -> str:
    listed = exceptions()
    return listed.link(spell_latin(listed.half_latin(word)))


def _in_case_of(
    word: str, spell: Callable[[str], str], spell_run: Callable[..., str], runs: re.Pattern[str]
) -> str:
    """The word spelt by `spell` in the capitals it had; runs of mixed capitals one by one by `spell_run`."""
    lower = word.lower()
    if word == lower:
        return spell(lower)
    if word.isupper() and len(word) > 1:
        return spell(lower).upper()
    if word[1:] == lower[1:]:
        return _capitalised(spell(lower))
    spelt = ""
    for run in runs.findall(word):
        part = spell_run(run.lower(), at_start=not spelt or run[0].isupper())
        if run.isupper() or run[1:2].isupper():
            spelt += part.upper()
        else:
            spelt += _capitalised(part) if run[0].isupper() else part
    return spelt


def _capitalised(word: str) -> str:
    return word[:1].upper() + word[1:]
