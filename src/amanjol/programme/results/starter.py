"""Results and indicators to begin with: four results and four indicators that a regional programme published.

They were derived from its published totals, and no official codes of them are known; under which result each indicator
stands, and what of each counts, is said here. Wages recovered are our own, beside those who chose not to claim: a
headline must not push anybody to call an employer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from amanjol.programme.results.kinds import Dimension, Kind

PUBLISHED: Final = "usaid.gov, fact sheet of 2022"
DERIVED: Final = "Derived from winrock.org, RFA 24-01-KZ (2024); no official code is known"
OUR_OWN: Final = "Amanjol"


@dataclass(frozen=True, slots=True)
class StarterResult:
    code: str
    title_en: str
    title_ru: str


@dataclass(frozen=True, slots=True)
class StarterIndicator:
    """`beside` is the code of the indicator that is shown with it."""

    code: str
    result: str
    kind: Kind
    title_en: str
    title_ru: str
    definition_en: str
    definition_ru: str
    source: str = DERIVED
    dimensions: tuple[Dimension, ...] = ()
    is_headline: bool = False
    beside: str = ""


RESULTS: Final = (
    StarterResult(
        "1",
        "Stronger bilateral and multi-country strategies",
        "Более действенные двусторонние и многосторонние стратегии",
    ),
    StarterResult(
        "2",
        "Lower vulnerability to all forms of trafficking",
        "Люди меньше уязвимы для любых форм торговли людьми",
    ),
    StarterResult(
        "3",
        "Wider and better identification and assistance",
        "Пострадавших выявляют чаще и помогают им лучше",
    ),
    StarterResult(
        "4",
        "Better prosecution (Kyrgyz Republic only)",
        "Более успешное уголовное преследование (только Кыргызская Республика)",
    ),
)
INDICATORS: Final = (
    StarterIndicator(
        "2.1",
        "2",
        Kind.PEOPLE,
        "Individuals reached by training and education",
        "Люди, охваченные обучением и просвещением",
        "Each person once a period in one organisation, whatever number of events they came to. Views and likes are not"
        " people.",
        "Каждый человек один раз за период в одной организации, на скольких бы мероприятиях он ни был. Просмотры и"
        " отметки «нравится» — не люди.",
    ),
    StarterIndicator(
        "2.2",
        "2",
        Kind.PEOPLE,
        "Migrants and potential migrants given direct support",
        "Мигранты и будущие мигранты, получившие прямую помощь",
        "Each person for whom something was done in the period, once in one organisation.",
        "Каждый человек, для которого в этот период что-то сделано, один раз в одной организации.",
        dimensions=(Dimension.SEX, Dimension.AGE),
    ),
    StarterIndicator(
        "3.1",
        "3",
        Kind.PEOPLE,
        "Service providers trained, assisted or strengthened",
        "Специалисты служб и госорганов, прошедшие обучение или получившие поддержку",
        "People who work for services and state bodies, once a period in one organisation. The published source does"
        " not say whether people or organisations are meant: here people are counted.",
        "Люди, которые работают в службах и госорганах, один раз за период в одной организации. Опубликованный источник"
        " не говорит, люди имеются в виду или организации: здесь считают людей.",
    ),
    StarterIndicator(
        "3.2",
        "3",
        Kind.PEOPLE,
        "Survivors of trafficking assisted",
        "Пострадавшие от торговли людьми, получившие помощь",
        "People recognised or presumed to be victims for whom something was done in the period, once in one"
        " organisation. Help did not depend on it.",
        "Люди, признанные или предположительно пострадавшие, для которых в этот период что-то сделано, один раз в одной"
        " организации. Помощь от этого не зависела.",
        dimensions=(Dimension.SEX, Dimension.AGE),
    ),
    StarterIndicator(
        "3.3",
        "3",
        Kind.MONEY,
        "Wages recovered",
        "Возвращённая заработная плата",
        "Unpaid wages that are in the hands of the person. What was claimed or awarded does not count before it is"
        " received.",
        "Невыплаченная заработная плата, которая уже на руках у человека. Что только потребовано или присуждено, не"
        " считается, пока не получено.",
        source=OUR_OWN,
        is_headline=True,
        beside="3.4",
    ),
    StarterIndicator(
        "3.4",
        "3",
        Kind.PEOPLE,
        "People who chose not to claim",
        "Люди, которые решили не требовать зарплату",
        "They were owed wages, heard what a claim could bring and cost, and chose not to make one. It is as good an"
        " outcome as a claim.",
        "Им были должны заработную плату, им объяснили, что может дать требование и чего оно может стоить, и они решили"
        " его не предъявлять. Это не хуже, чем требование.",
        source=OUR_OWN,
    ),
)
