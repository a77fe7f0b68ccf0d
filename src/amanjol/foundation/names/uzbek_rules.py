"""How one Uzbek word in lower case is spelt in the other script.

Latin follows the orthography of resolution No. 339 of the Cabinet of Ministers of Uzbekistan of
24 August 1995; Cyrillic the alphabet of 1940 with the orthography of 1956, as still printed after 1995.

Latin here is already normalised: ʻ (U+02BB) stands only in oʻ and gʻ, ʼ (U+02BC) everywhere else. What
the letters alone cannot tell is in `uzbek_exceptions`; words may arrive half turned into Cyrillic by it.
"""

from __future__ import annotations

import re
from typing import Final

_VOWELS: Final = "aeiouаеёиоуўыэюя"
_CONSONANTS: Final = "bdfghjklmnpqrstvxzбвгджзйклмнпрстфхцчшщқғҳ"

_TO_CYRILLIC: Final = str.maketrans("abdefghijklmnopqrstuvxyzʼ", "абдефгҳижклмнопқрстувхйзъ")
_TO_LATIN: Final = str.maketrans(
    dict(zip("абвгдежзийклмнопрстуфхыэқҳъ", "abvgdejziyklmnoprstufxieqhʼ", strict=True))
    | {"ё": "yo", "ю": "yu", "я": "ya", "ч": "ch", "ш": "sh", "щ": "sh", "ў": "oʻ", "ғ": "gʻ", "ь": ""}
)

# t and s that only meet, before a Turkic ending or word: baxt-siz, ket-sa, ayt-sin. Elsewhere ts is ц.
_T_AND_S: Final = re.compile(
    r"ts(?=ў|iz(?!m|atsi)|imon|oz|evar|ayli|ira|och|aroy|epkich|epar|erial|uyak|ichqon|men|terling"
    r"|a(?:$|m(?:$|[imu]|an)|ng|k(?:$|[kmdu])|lar|y[du]|n$)|[iu]n(?:$|lar|mi|chi|ku))"
)
_LOAN_TSIN: Final = re.compile(r"(?<=mi|bi|li|yu|al|la|ni|si|va|fi)tsin(?=$|lar|mi|chi|ku)")
_TS: Final = re.compile(r"ts(?!h)")

# After a consonant ц is written s; so -siya and -sion stand for -ция and -сия alike. By what precedes:
_SIYA: Final = re.compile(r"(?<=[bknprбкнпр])s(?=iya(?!t)|ion)|(?<=[bn])s(?=iometr|ia[lц])|(?<=er)s(?=ial)")
_SOFT_BEFORE_SIYA: Final = re.compile(
    r"(?:[fo]lek|oplek|nnek|islek|dilek|^alek|xek|tak|prak|ok|fuk|asfik"  # рефлексия, аннексия, гипоксия
    r"|^pen|^pan|ekspan|vakan|dimen"  # пенсия, экспансия, вакансия
    r"|(?<![sц]e)(?<!ru)(?<!kri)(?<!um)(?<!^o)p"  # биопсия, эпилепсия, but концепция, коррупция, опция
    r"|(?<!po)(?<!ine)(?<!omme)(?<!nso)(?<!stu)(?<!koe)(?<!^te)r)$"  # версия, экскурсия, but порция, инерция
)

# Older Latin leaves out the y of -ляция, -люция, -улятор.
_SOFT_L: Final = re.compile(r"(?<!ska)l(?=[au]цi(?:ya|on))|(?<=[uioу])l(?=ator(?!iya))")

_CONSONANT_YE: Final = re.compile(rf"(?<=[{_CONSONANTS}])ye")
_E_OF_YE: Final = re.compile(r"(?<=i)e(?=nt)|(?<=[aeo])e(?=v(?:$|a$|[nigdl]))")  # loose klient, -eev
_E_STARTS_PART: Final = re.compile(rf"(?<=[{_CONSONANTS}])e(?=lektr|kspert|ʼtibor)")
_IOTATED: Final = re.compile(r"y[aoue]")
_IOTATED_LETTERS: Final = {"ya": "я", "yo": "ё", "yu": "ю", "ye": "е"}
_E_AFTER_VOWEL: Final = re.compile(rf"(?<=[{_VOWELS}])e")

_CYRILLIC_YE: Final = re.compile(rf"(?<![{_CONSONANTS}])е")
# ъ is mute in объект and адъютант; after a vowel it is heard: меъёр, маъюс.
_MUTE_BEFORE_IOTATED: Final = re.compile(rf"[ъь](?=ye)|ь(?=[ёюя])|(?<=[{_CONSONANTS}])ъ(?=[ёюя])")
_TS_AFTER_VOWEL: Final = re.compile(rf"(?<=[{_VOWELS}])ц(?=\w)")


def _siya(match: re.Match[str]) -> str:
    return "с" if _SOFT_BEFORE_SIYA.search(match.string, 0, match.start()) else "ц"


def spell_cyrillic(word: str, *, at_start: bool = True) -> str:
    """The Cyrillic spelling of a Latin word; Cyrillic letters in it stay.

    `at_start` is false for a part that follows other letters, where e is not э.
    """
    word = word.replace("sʼh", "сҳ").replace("oʻ", "ў").replace("gʻ", "ғ")
    word = _T_AND_S.sub("тс", _LOAN_TSIN.sub("цin", word))
    word = _TS.sub("ц", word)
    word = _SOFT_L.sub("ly", _SIYA.sub(_siya, word))
    word = word.replace("sh", "ш").replace("ch", "ч")
    word = _CONSONANT_YE.sub("ье", word)
    word = _IOTATED.sub(lambda match: _IOTATED_LETTERS[match[0]], word)
    word = _E_STARTS_PART.sub("э", _E_OF_YE.sub("е", word))
    if at_start and word.startswith("e"):
        word = "э" + word[1:]
    return _E_AFTER_VOWEL.sub("э", word).translate(_TO_CYRILLIC)


def spell_latin(word: str, *, at_start: bool = True) -> str:
    """The Latin spelling of a Cyrillic word; Latin letters in it stay.

    `at_start` is false for a part that follows other letters, where е is not ye.
    """
    if at_start or not word.startswith("е"):
        word = _CYRILLIC_YE.sub("ye", word)
    else:
        word = "e" + _CYRILLIC_YE.sub("ye", word[1:])
    word = word.replace("ўъ", "ў").replace("сҳ", "sʼh").replace("ьо", "yo")
    word = _MUTE_BEFORE_IOTATED.sub("", word)
    return _TS_AFTER_VOWEL.sub("ts", word).replace("ц", "s").translate(_TO_LATIN)
