"""What is typed of a return in tests: each part once, and the acts on its page."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from amanjol.casework.referrals.models import CaseReturn
from amanjol.casework.referrals.returning.queries import return_of
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from datetime import datetime

    from django.test import Client

    from amanjol.casework.cases.models import Case
    from amanjol.casework.referrals.returning.records import ReturnRecord

TODAY = timezone.localdate()
LATER = TODAY + timedelta(days=9)
SECRETS = ("Бахар у касс", "зелёный платок", "Ширин, ночная смена", "Позвонить Бахар", "Поезд 605")
"""Words of it, which stand nowhere but inside seals."""


def typed_at(at: datetime) -> str:
    return timezone.localtime(at).strftime("%Y-%m-%dT%H:%M")


PARTS: dict[str, dict[str, Any]] = {
    "here": {"on": str(TODAY), "level": "some"},
    "there": {"on": str(TODAY), "level": "low"},
    "will": {
        "on": str(TODAY), "alone": "on", "in_own_language": "on", "heard_alternatives": "on", "may_change_mind": "on",
    },
    "way": {"origin": "KZ", "destination": "KG", "on": str(LATER), "by": "Поезд 605", "payer": "sending-organisation"},
    "certificate": {"needed": "yes", "tells": ["ministry"], "heard": "on"},
    "children": {"children": "have-papers"},
    "charges": {"wait": "not-known", "lawyer_asked": "on"},
    "not-arriving": {"tells": "Позвонить Бахар\nЧерез день сказать тёте", "agreed": "on"},
    "waiting": {"who": "Бахар у касс", "known_by": "зелёный платок", "heard": "on"},
    "clock": {
        "expected_at": typed_at(timezone.now() + timedelta(days=9)), "hours": "6", "here": "Ширин, ночная смена",
        "there": "Бахар",
    },
    "reports": {"reports": "yes"},
}  # fmt: skip


def page_of(case: Case, *rest: str) -> str:
    return "/".join([f"/desk/cases/{case.pk}/return", *rest, ""])


def post(client: Client, where: str, typed: dict[str, Any] | None = None) -> None:
    response = client.post(where, typed or {})
    assert response.status_code == 302, response.text


def begin(client: Client, case: Case, **typed: Any) -> None:
    post(client, page_of(case, "begin"), {"destination": "KG"} | typed)


def prepared(client: Client, case: Case) -> None:
    """Begun, and each part looked at."""
    begin(client, case)
    for part, typed in PARTS.items():
        post(client, page_of(case, part), typed)


def late(client: Client, case: Case) -> None:
    """Prepared, and the hours are over."""
    prepared(client, case)
    at = typed_at(timezone.now() - timedelta(hours=8))
    post(client, page_of(case, "clock"), PARTS["clock"] | {"expected_at": at})


def record_of(client: Client, case: Case) -> ReturnRecord:
    keyring = keyring_of(client)
    record = return_of(case, keyring).record
    assert record is not None
    return record


def row_of(client: Client, case: Case) -> CaseReturn:
    keyring_of(client)
    return CaseReturn.objects.get(case=case)
