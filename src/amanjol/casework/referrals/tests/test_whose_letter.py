"""Letters that nobody here asked for wait, whoever signed them; and the act itself asks what the page asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from amanjol.casework.cases import sealing
from amanjol.casework.cases.items import Items
from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.referrals import queries
from amanjol.casework.referrals.actions import telling
from amanjol.casework.referrals.models import Referral, ReferralLetter
from amanjol.casework.referrals.partners import own_signing, write_to
from amanjol.casework.referrals.tests.test_referrals import (
    MERJEN,
    agree,
    arrived,
    ask,
    consent,
    said_yes,
    send,
    state_of,
)
from amanjol.casework.referrals.tests.two_houses import carry, open_letters
from amanjol.casework.standards.people.terms import FieldGroup
from amanjol.casework.standards.referring import kinds
from amanjol.casework.standards.referring.codes import Purpose
from amanjol.casework.standards.referring.states import State
from amanjol.casework.standards.referring.tests.examples import example
from amanjol.foundation.letters.sending import Draft
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.referrals.tests.two_houses import TwoHouses

pytestmark = pytest.mark.django_db


def _row(client: Client, page: str) -> Referral:
    with acting_for(keyring_of(client).member):
        return Referral.objects.get(pk=page.split("/")[-2])


def _write_unasked(houses: TwoHouses, ours: str, kind: str, **changed: Any) -> None:
    """By a program of Yyldyz that asks nothing before it signs; brought to Gul, and opened there as far as it opens."""
    row = _row(houses.dana, ours)
    body = kinds.read(kind, example(kind, referral=str(row.referral), **changed))
    keyring = keyring_of(houses.dana)
    write_to(keyring, own_signing(keyring), row.with_partner, Draft(kind, body, None))
    assert carry() == 1
    assert "None of them could be opened now" in open_letters(houses.selbi)


def _letters(houses: TwoHouses, theirs: str) -> int:
    row = _row(houses.selbi, theirs)
    with acting_for(keyring_of(houses.selbi).member):
        return ReferralLetter.objects.filter(referral=row).count()


def test_what_is_the_other_sides_to_write_waits(houses: TwoHouses) -> None:
    ours, theirs = said_yes(houses, open_case(houses.dana, MERJEN))
    before = _letters(houses, theirs)
    _write_unasked(houses, ours, "referral.outcome")
    assert _letters(houses, theirs) == before


def test_a_state_that_only_the_other_side_sets_waits(houses: TwoHouses) -> None:
    ours, theirs = said_yes(houses, open_case(houses.dana, MERJEN))
    before = _letters(houses, theirs)
    _write_unasked(houses, ours, "referral.state", state="completed", reason=None)
    assert _letters(houses, theirs) == before
    assert state_of(houses.selbi, theirs) == State.ACCEPTED


@pytest.mark.parametrize("before", ["no answer", "a yes of the row alone", "a no"])
def test_who_it_is_stays_closed_before_a_yes(houses: TwoHouses, before: str) -> None:
    ours = ask(houses, open_case(houses.dana, MERJEN))
    assert carry() == 1
    theirs = arrived(houses.selbi)
    if before == "a yes of the row alone":
        with acting_for(keyring_of(houses.selbi).member):
            Referral.objects.filter(pk=theirs.split("/")[-2]).update(state=State.ACCEPTED)
    if before == "a no":
        no = {"answer": "cannot", "reason": "no-place", "contact": "on-duty"}
        send(houses.selbi, theirs, "reply", no)
    letters = _letters(houses, theirs)
    _write_unasked(houses, ours, "referral.identity")
    _write_unasked(houses, ours, "referral.return-plan")
    assert _letters(houses, theirs) == letters


@pytest.mark.parametrize("kind", ["referral.return-here", "referral.return-report"])
def test_what_is_said_back_of_a_return_is_the_receivers_to_write(houses: TwoHouses, kind: str) -> None:
    ours, theirs = said_yes(houses, open_case(houses.dana, MERJEN))
    before = _letters(houses, theirs)
    _write_unasked(houses, ours, kind)
    assert _letters(houses, theirs) == before


def test_the_act_asks_for_consent_and_agreement_too(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    ours, _theirs = said_yes(houses, case)
    row, keyring = _row(houses.dana, ours), keyring_of(houses.dana)
    choice = telling.Choice(Purpose.SHELTER, ("prs_FirstName-name",), by_code=False)
    with pytest.raises(telling.NoAgreement):
        telling.tell(keyring=keyring, case=case, referral=row.pk, choice=choice, digests="")
    agree(houses)
    keyring = keyring_of(houses.dana)
    with pytest.raises(telling.NotAllowed):
        telling.tell(keyring=keyring, case=case, referral=row.pk, choice=choice, digests="")
    assert carry() == 0


def test_a_name_goes_abroad_by_a_consent_of_its_own(
    houses: TwoHouses, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = open_case(houses.dana, MERJEN)
    ours, _theirs = said_yes(houses, case)
    consent(houses, case)
    row, keyring = _row(houses.dana, ours), keyring_of(houses.dana)
    case.refresh_from_db()

    def consented() -> set[FieldGroup]:
        opened = queries.of_referral(row, case, keyring, own_signing(keyring))
        person = sealing.open_person_of(case, keyring)
        written = Items(case, sealing.open_case(case, keyring), keyring)
        return {*telling.permission(opened, person, written, [FieldGroup.NAME], keyring).for_partner.consents}

    assert consented() == {FieldGroup.NAME}
    monkeypatch.setattr(telling, "country_here", lambda: "KG")
    assert consented() == set()
