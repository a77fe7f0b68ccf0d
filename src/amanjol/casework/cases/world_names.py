"""What countries and languages are called, in the language of the page."""

from __future__ import annotations

from typing import Final

from django.conf.locale import LANG_INFO
from django.utils import translation
from phonenumbers.geodata.locale import LOCALE_DATA

from amanjol.casework.standards.htcds.values import COUNTRIES, MORE_LANGUAGES, STATELESS
from amanjol.casework.standards.sentences import Sentence
from amanjol.foundation.textfiles.languages import CODES

# Where the library has no Russian word, or not the one that is used.
_RUSSIAN: Final = {
    "AG": "Антигуа и Барбуда", "AQ": "Антарктида", "AS": "Американское Самоа", "AX": "Аландские острова",
    "BL": "Сен-Бартелеми", "BQ": "Бонайре, Синт-Эстатиус и Саба", "BV": "Остров Буве", "CC": "Кокосовые острова",
    "CD": "Демократическая Республика Конго", "CK": "Острова Кука", "CW": "Кюрасао", "CX": "Остров Рождества",
    "FK": "Фолклендские острова", "FO": "Фарерские острова", "GB": "Великобритания", "GD": "Гренада",
    "GG": "Гернси", "GI": "Гибралтар", "GL": "Гренландия", "GS": "Южная Георгия и Южные Сандвичевы острова",
    "GU": "Гуам", "HM": "Остров Херд и острова Макдональд", "IM": "Остров Мэн",
    "IO": "Британская территория в Индийском океане", "JE": "Джерси", "KG": "Кыргызстан",
    "KN": "Сент-Китс и Невис", "KY": "Каймановы острова", "LC": "Сент-Люсия", "ME": "Черногория",
    "MF": "Сен-Мартен", "MH": "Маршалловы Острова", "MO": "Макао", "MP": "Северные Марианские острова",
    "MV": "Мальдивы", "MW": "Малави", "NF": "Остров Норфолк", "NR": "Науру", "PM": "Сен-Пьер и Микелон",
    "PN": "Питкэрн", "PS": "Палестина", "PW": "Палау", "RE": "Реюньон", "RS": "Сербия",
    "SB": "Соломоновы Острова", "SH": "Остров Святой Елены", "SJ": "Шпицберген и Ян-Майен", "SM": "Сан-Марино",
    "SS": "Южный Судан", "ST": "Сан-Томе и Принсипи", "SX": "Синт-Мартен", "TC": "Теркс и Кайкос",
    "TL": "Восточный Тимор", "TV": "Тувалу", "UM": "Внешние малые острова США", "US": "Соединённые Штаты",
    "VC": "Сент-Винсент и Гренадины", "WF": "Уоллис и Футуна", "WS": "Самоа",
}  # fmt: skip
_ENGLISH: Final = {"TR": "Türkiye"}
_LANGUAGES: Final = {
    "be": Sentence("Belarusian", "Белорусский"),
    "kaa": Sentence("Karakalpak", "Каракалпакский"),
    "ky": Sentence("Kyrgyz", "Кыргызский"),
    "nb": Sentence("Norwegian Bokmål", "Норвежский букмол"),
    "no": Sentence("Norwegian", "Норвежский"),
}
_STATELESS: Final = Sentence("No state calls them its own", "Без гражданства")
_NEAR: Final = ("KZ", "KG", "TJ", "TM", "UZ", "RU", "TR")
_SPOKEN: Final = ("uz", "kk", "ky", "tk", "tg", "kaa", "ru", "en")


def country_name(code: str, language: str) -> str:
    if code == STATELESS:
        return _STATELESS.in_language(language)
    ours = _RUSSIAN if language == "ru" else _ENGLISH
    if code in ours:
        return ours[code]
    names = LOCALE_DATA[code]
    name = names["ru" if language == "ru" else "en"]
    return str(names[name[1:]] if name.startswith("*") else name)  # a star: as in that language


def countries(language: str) -> list[tuple[str, str]]:
    """Codes and names, those of the region first."""
    named = sorted((country_name(code, language), code) for code in COUNTRIES - set(_NEAR))
    return [(code, country_name(code, language)) for code in _NEAR] + [(code, name) for name, code in named]


def language_name(code: str, language: str) -> str:
    """The code itself for a language that nobody has named here."""
    if code in _LANGUAGES:
        return _LANGUAGES[code].in_language(language)
    if code not in LANG_INFO:
        return code
    with translation.override(language):
        return str(translation.get_language_info(code)["name_translated"])


def languages(language: str) -> list[tuple[str, str]]:
    """Codes and names of those that have one, those of the region first."""
    known = (CODES | MORE_LANGUAGES) & (set(LANG_INFO) | set(_LANGUAGES))
    named = sorted((language_name(code, language), code) for code in known - set(_SPOKEN))
    return [(code, language_name(code, language)) for code in _SPOKEN] + [
        (code, name) for name, code in named
    ]
