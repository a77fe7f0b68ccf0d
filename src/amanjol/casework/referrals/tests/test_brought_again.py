"""A letter whose case was erased comes again to a node that was restored from a copy of before it arrived: empty."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from amanjol.casework.cases.erasing.actions import erasing
from amanjol.casework.cases.models import Erased
from amanjol.casework.referrals.models import Referral, ReferralLetter
from amanjol.casework.standards.referring import kinds
from amanjol.casework.standards.referring.tests.examples import example
from amanjol.foundation.letters.models import Incoming, OpenedLetter
from amanjol.foundation.letters.opening import Held, open_waiting
from amanjol.foundation.letters.tests import conftest as of_letters
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.seals.letters import envelopes

if TYPE_CHECKING:
    from amanjol.foundation.letters.tests.house import House

pytestmark = pytest.mark.django_db
_house_cast, house = of_letters._house_cast, of_letters.house


def written(house: House) -> tuple[UUID, bytes]:
    body = kinds.write(kinds.read("referral.inquiry", example("referral.inquiry")))
    return house.partner.sealed(house.card, kind="referral.inquiry", body=body)


def bring(house: House, envelope: bytes) -> int:
    return int(house.partner.bring(Client(), house.folder.node, envelope).status_code)


def ledger_id(node: str, letter: UUID) -> UUID:
    """What stands in the ledger for a letter of that node."""
    return UUID(hashlib.md5(f"letter {node} {letter}".encode(), usedforsecurity=False).hexdigest())


def opened(house: House) -> int:
    looked = open_waiting(circles=house.circles, keyring=house.keyring, believed=house.believed)
    return len(looked.opened)


def erased(house: House, letter: UUID) -> list[Erased]:
    """As with its case. Gives the ledger."""
    with acting_for(house.member):
        Referral.objects.all().delete()
        rows = OpenedLetter.objects.filter(letter=letter)
        assert rows.update(kept=None, gone_at=timezone.now()) == 1
        return list(Erased.objects.all())


def test_it_is_laid_in_empty_and_gets_its_receipt(house: House) -> None:
    letter, envelope = written(house)
    older = transaction.savepoint_create()
    assert bring(house, envelope) == 200
    assert opened(house) == 1
    ledger = erased(house, letter)
    transaction.savepoint_rollback(older)
    with acting_for(house.member):
        erasing.replay(ledger)
    other, beside = written(house)
    assert [bring(house, envelope), bring(house, beside)] == [200, 200]
    assert opened(house) == 1
    with acting_for(house.member):
        rows = {row.letter: (row.sealed, row.held) for row in Incoming.objects.all()}
    assert rows[letter] == (None, "recalled")
    assert other in rows


def test_a_letter_under_the_id_of_ours_waits_and_stops_none_behind_it(house: House) -> None:
    """Whoever reads our letter knows its id, and can sign one of theirs under it."""
    _inquiry, envelope = written(house)
    assert bring(house, envelope) == 200
    assert opened(house) == 1
    ours = envelopes.new_id()
    with acting_for(house.member):
        row = Referral.objects.get()
        ReferralLetter.objects.create(
            organisation_id=row.organisation_id, referral=row, letter=ours, sealed=b"what we wrote"
        )
    state = {"referral": str(row.referral), "state": "cancelled", "reason": "no-longer-wished"}
    body = kinds.write(kinds.read("referral.state", example("referral.state", **state)))
    _same, envelope = house.partner.sealed(house.card, id=ours, kind="referral.state", body=body)
    _behind, beside = house.partner.sealed(house.card, kind="referral.state", body=body)
    assert [bring(house, envelope), bring(house, beside)] == [200, 200]
    assert opened(house) == 1
    with acting_for(house.member):
        assert Incoming.objects.get(letter=ours).held == Held.NOT_EXPECTED
        assert ReferralLetter.objects.filter(referral=row).count() == 3
        assert bytes(ReferralLetter.objects.get(letter=ours).sealed or b"") == b"what we wrote"


def test_at_every_hour_the_ledger_has_the_day_of_this_node(house: House) -> None:
    """As people's own lines: in the last hours of UTC's day it is tomorrow here already."""
    letter, envelope = written(house)
    assert bring(house, envelope) == 200
    assert opened(house) == 1
    with acting_for(house.member):
        Referral.objects.all().delete()
        for hour in range(24):
            gone_at = timezone.now() - timedelta(hours=hour)
            before = transaction.savepoint_create()
            OpenedLetter.objects.filter(letter=letter).update(kept=None, gone_at=gone_at)
            days = set(Erased.objects.values_list("erased_on", flat=True))
            transaction.savepoint_rollback(before)
            assert days == {timezone.localdate(gone_at)}


def test_a_line_of_another_organisation_keeps_nothing_out(house: House) -> None:
    """As who writes rows there and has seen the id."""
    letter, envelope = written(house)
    with acting_for(house.keys.cast.esen):
        Erased.objects.create(
            pk=ledger_id(house.partner.node, letter),
            organisation_id=house.keys.cast.gul.pk,
            erased_on=timezone.localdate(),
            reason="recalled",
        )
    assert bring(house, envelope) == 200
    assert opened(house) == 1


def test_what_another_node_wrote_under_that_id_keeps_nothing_out(house: House) -> None:
    """Who writes a letter chooses its id, and may have seen that of somebody else's."""
    letter, envelope = written(house)
    with acting_for(house.member):
        for pk in (letter, ledger_id(str(uuid4()), letter)):
            Erased.objects.create(
                pk=pk,
                organisation_id=house.member.organisation_id,
                erased_on=timezone.localdate(),
                reason="recalled",
            )
    assert bring(house, envelope) == 200
    assert opened(house) == 1
