"""Every text that legal aid gives to translators stands in the Russian catalogue; every page is all Russian."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from amanjol.casework.cases.tests.pages import path as case_path
from amanjol.casework.cases.tests.test_russian_pages import english
from amanjol.casework.desk.tests.catalogues import check_complete, check_finished, texts_of, used
from amanjol.casework.legal_aid.right import actions
from amanjol.casework.legal_aid.tests.need_cast import TYPED as NEEDED
from amanjol.casework.legal_aid.tests.need_cast import arrive, ask, raise_page, tell
from amanjol.casework.legal_aid.tests.right_cast import TYPED, path
from amanjol.casework.referrals.tests.two_houses import carry, open_letters
from amanjol.casework.standards.entitlement.right_files import countries
from amanjol.casework.standards.tests.test_words import NO_VICTIM, SAFE

if TYPE_CHECKING:
    from amanjol.casework.legal_aid.tests.need_cast import NeedCast
    from amanjol.casework.legal_aid.tests.right_cast import Scene

LEGAL_AID = Path(__file__).parents[1]
SOURCES = {
    "undp",
    "org",
    "ukuk",
    "jardam",
    "gov",
    "law",
    "about",
    "ecoi",
    "net",
    "adilet",
    "zan",
    "zakon",
    "advice",
    "document",
    "VIII",
}
"""Addresses of pages, which no language translates."""


def test_nothing_is_missing_and_nothing_is_left_over() -> None:
    assert (None, "Show the answer", None) in used(LEGAL_AID)
    check_complete(LEGAL_AID)


def test_every_text_is_finished_and_keeps_its_places() -> None:
    check_finished(LEGAL_AID)


def test_no_text_promises_safety_or_says_that_somebody_is_no_victim_or_not_entitled() -> None:
    texts = texts_of(LEGAL_AID) + [text for _context, text, _plural in used(LEGAL_AID)]
    assert len(texts) > 60
    assert [text for text in texts if NO_VICTIM.search(text) or SAFE.search(text)] == []
    assert [
        text for text in texts if "not entitled" in text.lower() or "не имеет права" in text.lower()
    ] == []


@pytest.mark.django_db
@pytest.mark.parametrize("country", countries())
def test_every_page_is_all_russian(people: Scene, country: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "country_here", country.upper)
    people.berk.get("/desk/")
    people.berk.post("/language/", {"language": "ru"})
    typed = TYPED | {"against": ["held"]}
    assert people.berk.post(path(people, "ask_right"), typed).status_code == 302
    for where in (path(people, "right"), path(people, "ask_right"), case_path("case", people.case)):
        answer = people.berk.get(where, headers={"accept-language": "ru"})
        assert '<html lang="ru"' in answer.text
        assert english(answer.text) <= SOURCES, where
    refused = people.berk.post(path(people, "ask_right"), TYPED | {"against": ["held", "nothing"]})
    assert english(refused.text) == set()


@pytest.mark.django_db
def test_every_page_of_a_need_is_all_russian(asking: NeedCast) -> None:
    """But for the names of the two organisations and the code."""
    for client in (asking.berk, asking.gulnaz):
        client.get("/desk/")
        client.post("/language/", {"language": "ru"})
    need = arrive(asking)
    tell(asking, need.row.pk, "nobody", reason="all-full", helps=["interpreter"])
    ask(asking)
    carry()
    open_letters(asking.houses.selbi)
    open_letters(asking.berk)
    names = {"Gul", "Yyldyz", "Oraz", "Terek", "Gulnaz"}
    sent = re.findall(
        r"/desk/lawyers-asked/[0-9a-f-]+/", asking.berk.get(case_path("case", asking.case)).text
    )
    preview = asking.berk.post(raise_page(asking.case), NEEDED | {"partner": asking.houses.belief_in_gul})
    pages = [preview.text]
    pages += [asking.berk.get(where).text for where in (raise_page(asking.case), *sent)]
    pages += [asking.berk.get(f"{where}{end}").text for where in sent[:1] for end in ("change/", "withdraw/")]
    of_need = f"/desk/needs/{need.row.pk}/"
    pages += [
        asking.gulnaz.get(where).text for where in ("/desk/needs/", of_need, f"{of_need}erase/", "/desk/")
    ]
    for text in pages:
        assert '<html lang="ru"' in text
        left = {word for word in english(text) if not re.fullmatch(r"[0-9A-F]+", word)}
        assert left <= names, left
