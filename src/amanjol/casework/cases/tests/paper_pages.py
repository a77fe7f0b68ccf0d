"""What tests of papers for a court or the police share: a demand, a consent, making one, what stands on it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from amanjol.casework.cases.official_papers import actions
from amanjol.casework.cases.official_papers.actions import (
    Choice,
    ChosenFact,
)
from amanjol.casework.cases.record_parts.papers import Ground, OfficialPaper
from amanjol.casework.cases.tests.consent_words import ASKED, HOME, read_aloud
from amanjol.casework.cases.tests.pages import (
    DEMAND,
    PAPER,
    path,
    written,
)
from amanjol.casework.standards.people.given import GivenConsent
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.tests.case_cast import CaseCast

DISCLOSED = DEMAND | {
    "answer": "disclosed", "answered_with": "Год рождения", "lawyer": "Адвокат Лейла", "told": "yes",
    "told_on": "2026-11-25", "advice": "Внутренний совет",
}  # fmt: skip
SHARING = ASKED | {
    "purpose": "sharing", "about": "Суд", "whom": "outside", "name": DEMAND["demanded_by"], "country": HOME,
    "groups": ["name", "papers", "help"],
}  # fmt: skip
YEAR, NAMED = "Year of birth: 1994", "Name: Роза Аманова"
LAW = Choice((ChosenFact("birth-year", (YEAR,)),), "Только год", Ground.LAW, compelled_by="УПК, ст. 97")
MARK = "Тайнопись"
"""Stands in every text that may be on no paper."""


def demand(people: CaseCast, case: Case | None = None, **typed: str) -> None:
    there = path("demand", case or people.case)
    assert people.keys.berk.post(there, DISCLOSED | typed).status_code == 302


def consent(people: CaseCast, **typed: Any) -> str:
    berk, case = people.keys.berk, people.case
    assert berk.post(path("consents", case), read_aloud(SHARING | typed)).status_code == 302
    return written(berk, case, GivenConsent)[-1].id


def withdraw(people: CaseCast, given: str) -> None:
    today = timezone.localdate().isoformat()
    sent = {"consent": given, "withdrawn_on": today}
    assert people.keys.berk.post(path("withdraw", people.case), sent).status_code == 302


def on_consent(given: str, **typed: Any) -> dict[str, Any]:
    return PAPER | {"ground": "consent", "consent": given, "compelled_by": ""} | typed


def send(people: CaseCast, typed: dict[str, Any]) -> Any:
    return people.keys.berk.post(path("official_paper", people.case), typed)


def make(people: CaseCast, choice: Choice, *, number: int = 1, case: Case | None = None) -> int:
    keyring = keyring_of(people.keys.berk)
    return actions.make_paper(keyring=keyring, case=case or people.case, demand=number, choice=choice)


def papers(people: CaseCast) -> tuple[OfficialPaper, ...]:
    return written(people.keys.dana, people.case, OfficialPaper)


def sheet(page: str) -> str:
    return page.split('<section class="sheet paper-sheet', 1)[1].split("</section>", 1)[0]


def offered(people: CaseCast) -> list[str]:
    page = people.keys.berk.get(path("official_paper", people.case)).text
    return re.findall(r'<input type="checkbox" name="fact-[^"]+" value="([^"]+)"', page)
