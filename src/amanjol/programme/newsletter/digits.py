"""Digits in a text that look like a figure: typed, they would stand there unreleased and be corrected by nobody.

Flagged are shares, and numbers of two digits and more beside a word for people. A year, a day and a number of a law are
none. What is flagged is changed into a reference, or confirmed with a reason.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

REFERENCE: Final = re.compile(r"\{figure:(\d{1,4})\}")
_SPACE: Final = r"[ \u00a0\u202f\u2009]"
_NUMBER: Final = rf"\d{{1,3}}(?:{_SPACE}\d{{3}})+|\d+(?:[.,]\d+)?"
_SHARE: Final = re.compile(rf"(?:{_NUMBER})\s*(?:%|٪|per\s?cent|percent|процент)", re.IGNORECASE)
_DAY: Final = re.compile(
    r"\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b"
    r"|\b\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b(?:\s+(?:19|20)\d{2}\b)?"
    r"|\b\d{1,2}\s+(?:январ|феврал|март|апрел|ма[яй]|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-я]*(?:\s+(?:19|20)\d{2}\b)?",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(
    r"\b(?:19|20)\d{2}(?:\s*[-–]\s*(?:19|20)\d{2})?\s*(?:год[а-я]*|гг?\.)|\b(?:in|of|since|until|by|from|to|and)\s+"
    r"(?:19|20)\d{2}\b",
    re.IGNORECASE,
)
_PEOPLE: Final = (
    r"(?:people|persons?|wom[ae]n|m[ae]n|girls?|boys?|child(?:ren)?|adults?|victims?|survivors?|migrants?|workers?"
    r"|famil(?:y|ies)|cases?|participants?|students?|teachers?|specialists?|officers?|inspectors?|listeners?|visitors?"
    r"|челов|люд|женщин|мужчин|девоч|девуш|мальчик|юнош|дет(?:и|ей|ям)|ребен|ребён|взросл|жертв|пострадавш|мигрант"
    r"|работник|рабоч|сем(?:ья|ьи|ей|ьям)|случа|участни|учащ|студент|школьник|учител|специалист|сотрудник|инспектор"
    r"|слушател|посетител|выживш)"
)
_COUNT: Final = re.compile(
    rf"\b(?P<n>\d{{1,3}}(?:{_SPACE}\d{{3}})+|\d{{2,}})\b(?:\s+[^\W\d]+){{0,3}}?\s+{_PEOPLE}[^\W\d]*"
    rf"|\b{_PEOPLE}[^\W\d]*\s*[:–—-]\s*(?P<m>\d{{1,3}}(?:{_SPACE}\d{{3}})+|\d{{2,}})\b",
    re.IGNORECASE,
)


def look_like_figures(text: str) -> list[str]:
    """The places, as they stand in the text, each once."""
    plain = unicodedata.normalize("NFKC", REFERENCE.sub(" … ", text))
    shares = [match.group() for match in _SHARE.finditer(plain)]
    dated = _YEAR.sub(" … ", _DAY.sub(" … ", _SHARE.sub(" … ", plain)))
    counts = [match.group() for match in _COUNT.finditer(dated)]
    return list(dict.fromkeys(" ".join(place.split()) for place in (*shares, *counts)))


def referred(text: str) -> set[int]:
    """Numbers of the figures that a text quotes."""
    return {int(number) for number in REFERENCE.findall(text)}
