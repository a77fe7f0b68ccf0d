"""An administrator holds no keys, and does not learn from any page or message that somebody is restricted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core import mail

from amanjol.casework.cases.models import Purpose
from amanjol.casework.cases.restricting.actions import emergencies, restricting
from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.cases.tests.pages import path
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.journal.queries import entries_of
from amanjol.foundation.journal.vocabulary import known_to_holders_only
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.cast import browser, join
from amanjol.foundation.organisations.tests.key_cast import accept, give, keyring_of, request_of

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.cases.tests.case_cast import CaseCast

pytestmark = pytest.mark.django_db
JOURNAL = "/organisation/journal/"
PAGES = ("/desk/", "/organisation/members/", JOURNAL, "/account/", "/organisation/keys/", "/desk/cases/")


def _page(client: Client, address: str) -> str:
    """Without what differs between any two answers."""
    text = client.get(address).text
    return "\n".join(line for line in text.splitlines() if "nonce" not in line and "csrf" not in line)


def test_no_page_and_no_message_of_an_administrator_differs_when_somebody_is_restricted(
    case_cast: CaseCast,
) -> None:
    people = case_cast.keys
    selbi = join("Selbi Chinar", people.cast.yyldyz, RoleKey.SUPERVISOR)
    client = unlocked(selbi.account)
    give(people.berk, selbi)
    accept(client)
    open_case(people.berk)
    ayna = browser(people.cast.ayna)
    assert ayna.get(JOURNAL).status_code == 200
    before = {address: _page(ayna, address) for address in PAGES}
    named = {
        str(people.cast.berk.pk): Purpose.WORK,
        str(people.cast.dana.pk): Purpose.WORK,
        str(selbi.pk): Purpose.EMERGENCY,
    }
    restricting.restrict(keyring=keyring_of(people.berk), person=case_cast.case.person, named=named)
    opening = emergencies.open_for_life(keyring=keyring_of(client), person=case_cast.case.person, reason="x")
    emergencies.escalate_unanswered.call(str(people.cast.yyldyz.pk), str(opening.pk))
    assert {address: _page(ayna, address) for address in PAGES} == before
    assert all(people.cast.ayna.account.email not in message.to for message in mail.outbox)
    with acting_for(people.cast.dana):  # all of it was written down, and a supervisor reads it
        verbs = set(entries_of(people.cast.yyldyz.pk).values_list("verb", flat=True)) & set(
            known_to_holders_only()
        )
    assert verbs == {
        "case.restricted",
        "person.restricted",
        "person.opened-in-emergency",
        "person.emergency-escalated",
    }
    assert "chose who may open this" in client.get(JOURNAL).text.lower()
    request_of(people.berk)
    for address in (
        path("case", case_cast.case),
        path("restrict", case_cast.case),
        path("access", case_cast.case),
    ):
        assert ayna.get(address).status_code in {403, 404}
