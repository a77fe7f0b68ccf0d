"""Whoever holds a key, or makes a person of their own, seals what no form writes: no page is an error of the server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from amanjol.casework.cases import sealing
from amanjol.casework.cases.models import Case, Person
from amanjol.casework.cases.tests.pages import path
from amanjol.foundation.organisations.tests.key_cast import KEYS, keyring_of
from amanjol.foundation.seals import canonical, fields

if TYPE_CHECKING:
    from amanjol.casework.cases.tests.case_cast import CaseCast

pytestmark = pytest.mark.django_db
OF_CASE: list[dict[str, Any]] = [
    {"details": [{"a": 1}]},
    {"interview": {"x": 1}},
    {"triage": {"x": [1]}},
    {"facts": ["strange"]},
    {"help": {"way": 1, "track": "assistance", "entries": [["presumed", "9999-12-31"]]}},
]
OF_PERSON: list[dict[str, Any]] = [
    {"details": [{"part": "life", "entry": "", "document": {"values": 5}}]},
    {"details": [{"part": "life", "entry": [], "document": {"values": {}}}]},
    {"birth_year": -5},
]
PAGES = (
    "case", "access", "person", "same", "details", "part", "entry", "stage", "justice", "talk", "result",
    "three_minutes", "wages", "consents",
)  # fmt: skip


@pytest.mark.parametrize(
    ("model", "changed"),
    [*((Case, data) for data in OF_CASE), *((Person, data) for data in OF_PERSON)],
    ids=str,
)
def test_what_no_form_writes_is_shown_or_called_exchanged(
    case_cast: CaseCast, model: type[Case | Person], changed: dict[str, Any]
) -> None:
    client, case = case_cast.keys.berk, case_cast.case
    keyring = keyring_of(client)
    row = model.objects.get(pk=case.pk if model is Case else case.person_id)
    data = sealing.opened(row, keyring).as_data() | changed | ({"points": row.points} if row.POINTS else {})
    key, place = sealing._key(row, keyring), sealing._place(row, keyring)
    model.objects.filter(pk=row.pk).update(sealed=fields.seal(key, canonical.to_bytes(data), place))
    for name in PAGES:
        response = client.get(path(name, case))
        assert response.status_code in {200, 302, 404}, name
        if response.status_code == 302:
            assert response["Location"].split("#")[0] in {KEYS, path("case", case), path("talk", case)}, name
