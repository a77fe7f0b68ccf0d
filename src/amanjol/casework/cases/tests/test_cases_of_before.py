"""Cases of before there were rows beneath them: read as they are, taken apart by the next act, nothing lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from amanjol.casework.cases import sealing
from amanjol.casework.cases.actions import working
from amanjol.casework.cases.items import KINDS, Items
from amanjol.casework.cases.models import Case, CaseItem
from amanjol.casework.cases.record_parts.changes import Change
from amanjol.casework.cases.record_parts.papers import OfficialPaper
from amanjol.casework.cases.record_parts.vital_interest import VitalInterest
from amanjol.casework.cases.records import CaseRecord, Note
from amanjol.casework.cases.tests.pages import opened, path, written
from amanjol.casework.cases.tests.test_items import items_of, note, texts
from amanjol.casework.cases.tests.test_restricted import restrict
from amanjol.casework.cases.texts import SAFETY_PLAN
from amanjol.foundation.organisations.tests.key_cast import keyring_of
from amanjol.foundation.seals import canonical, fields
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.cases.tests.case_cast import CaseCast
    from amanjol.foundation.organisations.keys.keyring import Keyring

pytestmark = pytest.mark.django_db
NEWER = {Change, OfficialPaper, VitalInterest}
"""Kinds that came when items had rows already."""
AT = "2026-11-02T09:00:00+00:00"
BY = "4f3c1f6e-8a52-4c0e-9f4a-0d8c7b6a5e4d"
RISK = {"on": "2026-11-02", "by": BY, "now": "low", "on_return": "high", "digital": "low", "says": "раньше"}
DEMAND = {
    "at": AT, "by": BY, "demanded_by": "Суд", "basis": "ст. 1", "scope": "дело", "received_on": "2026-11-01",
    "lawyer": "", "lawyer_on": None, "advice": "", "answer": "open", "answered_with": "", "told": "not-yet",
    "told_on": None, "forbidden_by": "",
}  # fmt: skip
CONSENT = {
    "id": "c1", "purpose": "support", "manner": "spoken", "by": BY, "about": "", "withdrawn_on": None,
    "withdrawn_by": "",
    "consent": {
        "consent": 1, "form": "adult", "giver": "self", "given_on": "2026-11-01", "guardian": "none",
        "assent": "not-needed",
    },
}  # fmt: skip
BEFORE_ROWS: dict[str, list[Any]] = {
    "notes": [{"at": AT, "by": BY, "text": "первая"}, {"at": AT, "by": BY, "text": "вторая"}],
    "risks": [RISK, RISK | {"says": "теперь"}],
    "determinations": [
        {
            "determination": 1, "status": "possible", "body": "NGO", "decided_by": "Юлдуз", "authority": "Устав",
            "decided_on": "2026-11-02",
        }
    ],
    "demands": [[DEMAND, DEMAND | {"advice": "отказать"}], [DEMAND | {"demanded_by": "Банк"}]],
    "consents": [CONSENT],
    "reviews": [{"at": AT, "by": BY, "until": "2027-01-01", "reason": "суд"}],
}  # fmt: skip


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


def seal_as_before(case: Case, keyring: Keyring) -> None:
    """As a case was sealed when all of it was one record."""
    data = sealing.open_case(case, keyring).as_data()
    data = {name: value for name, value in data.items() if name not in {"counts", "unsorted", "risk"}}
    key = sealing.key_of_case(case, keyring)
    inside = {"points": case.points}
    place = keyring.organisation.place(str(case.pk), "cases_case.sealed", case.schema)
    sealed = fields.seal(key, canonical.to_bytes(data | BEFORE_ROWS | inside), place)
    Case.objects.filter(pk=case.pk).update(sealed=sealed)
    CaseItem.objects.filter(case=case).delete()


def everything(client: Client, case: Case) -> list[tuple[Any, ...]]:
    """What there was before earlier values stayed."""
    return [written(client, case, kind) for kind in KINDS if kind not in NEWER]


def test_a_case_of_before_there_were_rows_reads_and_moves_into_rows_with_the_next_act(
    people: CaseCast,
) -> None:
    seal_as_before(people.case, keyring_of(people.keys.berk))
    before = everything(people.keys.dana, people.case)
    notes, risks, determinations, demands, consents, reviews = before
    assert [item.text for item in notes] == ["первая", "вторая"]
    assert (len(risks), len(determinations), len(consents), len(reviews)) == (2, 1, 1, 1)
    assert [(item.number, item.demanded_by) for item in demands] == [(1, "Суд"), (1, "Суд"), (2, "Банк")]
    risk = opened(people.keys.dana, people.case).risk
    assert risk is not None
    assert risk.says == "теперь"
    assert people.keys.dana.get(path("case", people.case)).status_code == 200
    assert not items_of(people.case)
    working.write_text(keyring=keyring_of(people.keys.berk), case=people.case, text=SAFETY_PLAN, words="план")
    assert everything(people.keys.dana, people.case) == before
    assert opened(people.keys.dana, people.case).unsorted == {}
    assert len(items_of(people.case)) == sum(map(len, before)) + 1  # that there was no plan
    note(people, "третья")
    assert texts(people.keys.dana, people.case) == ["первая", "вторая", "третья"]


def test_a_restricted_case_of_before_keeps_what_was_written(people: CaseCast) -> None:
    seal_as_before(people.case, keyring_of(people.keys.berk))
    before = everything(people.keys.dana, people.case)
    restrict(people, people.keys.berk, work=(people.keys.dana,))
    assert everything(people.keys.dana, people.case) == before


@pytest.mark.parametrize(
    "broken", [{"notes": "текст"}, {"notes": [1]}, {"demands": [{}]}, {"risks": [{"on": 1}]}]
)
def test_what_was_never_a_case_of_before_is_a_broken_seal(people: CaseCast, broken: dict[str, Any]) -> None:
    data = opened(people.keys.berk, people.case).as_data() | {"counts": {}}
    data = {name: value for name, value in data.items() if name not in {"counts", "unsorted", "risk"}}

    def read() -> None:
        record = CaseRecord.from_data(data | broken)
        Items(people.case, record, keyring_of(people.keys.berk))._opened(Note)

    with pytest.raises((canonical.NotCanonical, SealBroken)):
        read()


@pytest.mark.parametrize(
    "broken",
    [
        {"counts": {"note": 0}}, {"counts": {"note": -1}}, {"counts": {"strange": 1}}, {"unsorted": {"strange": []}},
        {"notes": [], "demands": 5}, {"notes": [], "demands": None}, {"demands": [5]},
    ],
)  # fmt: skip
def test_no_data_inside_a_seal_are_an_error_of_the_server(people: CaseCast, broken: dict[str, Any]) -> None:
    data = opened(people.keys.berk, people.case).as_data()
    data = {name: value for name, value in data.items() if name not in {"counts", "unsorted", "risk"}}
    with pytest.raises(canonical.NotCanonical):
        CaseRecord.from_data(data | broken)
