"""Threats, interpreters and conferences as they are read in Russian: no English word is left between the others."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.casework.cases.tests import test_russian_pages as cases
from amanjol.casework.cases.tests.pages import path as case_path
from amanjol.casework.support.models import ConferenceGuest
from amanjol.casework.support.tests import conference_cast, interpreter_cast
from amanjol.casework.support.tests.interpreter_cast import LAPSED
from amanjol.casework.support.tests.threat_cast import STEP, create_threat_cast
from amanjol.foundation.organisations.tests.key_cast import request_of

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.cases.tests.case_cast import CaseCast
    from amanjol.casework.support.tests.threat_cast import ThreatCast

pytestmark = pytest.mark.django_db


class All:
    def __init__(self, people: CaseCast) -> None:
        self.threats: ThreatCast = create_threat_cast(people)
        self.interpreters = interpreter_cast.Scene(people)
        self.conferences = conference_cast.create(people)


@pytest.fixture(scope="module")
def _everything(_three_with_keys: CaseCast) -> All:
    return All(_three_with_keys)


@pytest.fixture
def everything(_everything: All, db: None) -> All:
    whole = deepcopy(_everything)
    for client in (whole.threats.dana, whole.threats.berk, whole.conferences.maral_there):
        client.get("/desk/")
        client.post("/language/", {"language": "ru"})
    return whole


def english(client: Client, where: str, data: dict[str, Any] | None = None) -> set[str]:
    headers = {"accept-language": "ru"}
    answer = client.get(where, headers=headers) if data is None else client.post(where, data, headers=headers)
    assert answer.status_code == 200, where
    assert '<html lang="ru"' in answer.text
    return cases.english(answer.text) - cases.LANGUAGE_NAMES - {"Maral", "Selbi"}


def test_every_page_is_all_russian(everything: All) -> None:
    threats, dana = everything.threats, everything.threats.dana
    there = f"/desk/threats/{threats.threat.pk}/"
    case = threats.cases.case
    pages = ["/desk/", "/desk/threats/", there, case_path("case", case), case_path("access", case)]
    dana.post(f"{there}step/", STEP)
    pages += [f"{there}erase/", f"{case_path('case', threats.cases.case)}threat/"]
    of_interpreters, of_conferences = everything.interpreters, everything.conferences
    pages += [
        interpreter_cast.path(of_interpreters, name)
        for name, ways in interpreter_cast.ROUTES.items()
        if "get" in ways
    ]
    pages += [
        conference_cast.path(of_conferences, name)
        for name, (ways, _typed) in conference_cast.ROUTES.items() if "get" in ways
    ]  # fmt: skip
    assert {where: words for where in pages if (words := english(dana, where))} == {}
    request_of(threats.berk)
    guest = f"/desk/conferences/{ConferenceGuest.objects.get().pk}/"
    assert english(of_conferences.maral_there, guest) == set()
    assert english(of_conferences.maral_there, "/desk/") == set()


def test_what_is_said_to_something_typed_is_all_russian(everything: All) -> None:
    dana = everything.threats.dana
    there = f"/desk/threats/{everything.threats.threat.pk}/"
    of_interpreters, of_conferences = everything.interpreters, everything.conferences
    new = interpreter_cast.path(of_interpreters, "new_interpreter")
    book = interpreter_cast.path(of_interpreters, "book_interpreter")

    def conference(name: str) -> str:
        return conference_cast.path(of_conferences, name)

    typed: list[tuple[str, dict[str, Any]]] = [
        ("/desk/threats/", {"says": "", "to": ["x"]}), ("/desk/threats/", {"says": "к" * 11_000, "to": []}),
        (f"{there}step/", {"steps": []}), (f"{there}since/", {}), (f"{there}erase/", {"code": "x"}),
        (new, {"signed_on": "2199-01-01"}), (new, {"signed_on": "2020-01-01", "until": "2199-01-01"}),
        (new, {"signed_on": "2020-01-01"}), (book, {}), (book, interpreter_cast.BOOK | {"accepts": "no"}),
        (book, interpreter_cast.BOOK | {"on": "2199-01-01"}),
        (conference("conferences"), {"on": "2199-01-01"}), (conference("join_conference"), {}),
        (conference("join_conference"), {"who": "another", "days": "99"}),
        (conference("decide_at_conference"), {"who": "outside"}), (conference("end_conference"), {}),
        (conference("conference_copy"), {"is_safe": "no"}),
    ]  # fmt: skip
    assert {(where, str(data)): words for where, data in typed if (words := english(dana, where, data))} == {}
    assert LAPSED.name
