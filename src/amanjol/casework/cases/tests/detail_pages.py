"""What tests of the details share: addresses, filling in, what is kept, a policy of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from amanjol.casework.cases.tests.pages import BY_NAME
from amanjol.casework.desk import country
from amanjol.casework.standards.htcds import documents
from amanjol.casework.standards.policy.policies import (
    Edition,
    Policy,
)
from amanjol.casework.standards.sentences import Sentence

if TYPE_CHECKING:
    import pytest
    from django.test import Client

    from amanjol.casework.cases.models import Case

NO_SENTENCE = Sentence("-")


def where(case: Case, part: str, entry: str = "") -> str:
    if entry:
        return BY_NAME["entry"].path(case.pk, part=part, entry=entry)
    return BY_NAME["part"].path(case.pk, part=part)


def fill_in(client: Client, case: Case, part: str, entry: str = "", /, **typed: Any) -> None:
    response = client.post(where(case, part, entry), typed)
    assert response.status_code == 302, response.text
    assert response.headers["Location"] == where(case, part)


def values_of(kept: tuple[dict[str, Any], ...]) -> list[dict[str, Any]]:
    return [dict(documents.from_data(one["document"]).values) for one in kept]


def names_in(page: str) -> set[str]:
    return set(re.findall(r'name="([a-z]{3}_[A-Za-z]+)(?:_\d)?"', page))


def policy_is(monkeypatch: pytest.MonkeyPatch, *editions: Edition) -> None:
    monkeypatch.setattr(country, "policy_of", lambda _country: Policy("tm", NO_SENTENCE, editions))
