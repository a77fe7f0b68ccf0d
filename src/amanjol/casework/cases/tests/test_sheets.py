"""The page of a case is made of sheets: each has its place, and a new one changes no file of cases."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from amanjol.casework.cases.sheets import SHEETS
from amanjol.casework.cases.tests.pages import BY_NAME, path
from amanjol.casework.cases.tests.test_groups import add, farm_of
from amanjol.casework.cases.texts import TEXTS
from amanjol.casework.desk import attachments
from amanjol.casework.desk.attachments import OpenedCase, Panel

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.tests.case_cast import CaseCast

pytestmark = pytest.mark.django_db
TO_BEGIN = [
    "Care that cannot wait",
    "Danger",
    "Support plan",
    "Psychologist, doctor, lawyer",
    "How their life goes",
    "Book an interpreter",
    "Consent",
    "Refer to a partner",
    "Return",
    "A lawyer at the state&#x27;s cost",
    "Ask for a lawyer",
    "Talk",
    "Details",
    "Courses and work",
    "A file",
    "A story to be published",
    "Decisions about the person",
    "Unpaid wages",
    "Case conference",
    "Justice",
    "A threat to a helper",
]
OF_TEXTS = [str(text.title) for text in sorted(TEXTS, key=lambda text: text.place)]
HELP = "Where the person is"


def headings(client: Client, case: Case) -> list[str]:
    """Of the sheets, without those of the case itself beside them."""
    page = client.get(path("case", case)).text
    middle = page.partition('<div class="case-main">')[2].partition('<div class="case-side">')[0]
    return re.findall(r'<section class="sheet">\s*<div class="head">\s*<h2 class="m-0">(.*?)</h2>', middle)


def to_begin(client: Client, case: Case) -> list[str]:
    line = client.get(path("case", case)).text.partition('<nav class="unwritten"')[2].partition("</nav>")[0]
    return re.findall(r'<a class="btn quiet-button" href="/desk/cases/[^"]+">(.*?)</a>', line)


def test_what_is_empty_is_one_line_of_buttons(case_cast: CaseCast) -> None:
    berk, case = case_cast.keys.berk, case_cast.case
    assert headings(berk, case) == [HELP]
    begun = to_begin(berk, case)
    assert [title for title in begun if title not in OF_TEXTS] == TO_BEGIN
    assert [title for title in begun if title in OF_TEXTS] == OF_TEXTS
    assert begun.index("Danger") < begun.index("Safety plan") < begun.index("Support plan")
    for name in ("safety", "risk"):
        assert BY_NAME[name].asked_by(berk, case.pk).status_code == 302
    assert headings(berk, case) == ["Danger", "Safety plan", HELP]
    assert to_begin(berk, case) == [title for title in begun if title not in {"Danger", "Safety plan"}]
    berk.post(path("close", case), BY_NAME["close"].data)
    assert to_begin(berk, case) == []


def test_group_and_demands_stand_in_their_places_once_there_are_any(case_cast: CaseCast) -> None:
    berk = case_cast.keys.berk
    case = add(berk, farm_of(case_cast), "Айна")
    assert BY_NAME["demand"].asked_by(berk, case.pk).status_code == 302
    assert headings(berk, case) == [HELP, "Ферма под Мары", "Demands for the file"]


def test_a_sheet_registers_its_place_and_is_given_the_opened_case(
    case_cast: CaseCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[OpenedCase] = []

    def danger_again(opened: OpenedCase) -> Panel:
        given.append(opened)
        return Panel("cases/sheets/help.html")

    monkeypatch.setattr(attachments, "_sheets", list(attachments._sheets))
    for place in (45, 45):
        attachments.register_sheet(place, danger_again)
    berk, dana = case_cast.keys.berk, case_cast.keys.dana
    assert headings(berk, case_cast.case) == [HELP, HELP]
    berk.post(path("close", case_cast.case), BY_NAME["close"].data)
    dana.get(path("case", case_cast.case))
    assert [(opened.case, opened.may_work, opened.may_write) for opened in given] == [
        (case_cast.case, True, True),
        (case_cast.case, True, False),
    ]
    assert given[0].person.name == "Роза Аманова"
    assert given[0].record.next_step == "Позвонить сестре"


def test_no_two_sheets_share_a_place() -> None:
    places = [place for place, _show, _of_cases_alone in attachments._sheets]
    assert places == sorted(set(places))
    assert set(SHEETS) < set(places)
