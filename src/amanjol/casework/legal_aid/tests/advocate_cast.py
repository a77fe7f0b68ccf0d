"""Chinar coordinates legal aid: Zarina holds its keys, Aigul is an advocate with an account, Bakyt has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.casework.legal_aid.models import Advocate
from amanjol.casework.legal_aid.register import accounts, queries
from amanjol.casework.legal_aid.tests.register_cast import AIGUL, BAKYT, HEAD, TODAY, write
from amanjol.casework.legal_aid.turns import vouching as turn_vouching
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.accounts.unlocks import opened_keys
from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations.keys.circles.actions import vouching
from amanjol.foundation.organisations.kinds import OrganisationKind
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.circle_cast import own_words
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals import keypairs

if TYPE_CHECKING:
    from uuid import UUID

    from django.test import Client

    from amanjol.casework.cases.tests.case_cast import CaseCast
    from amanjol.casework.legal_aid.register.queries import OpenedAdvocate
    from amanjol.foundation.organisations.models import Member

KEYS_PAGE = "/organisation/keys/"
MY_WORK = "/desk/my-work/"


class Scene:
    """`of_aigul` and `of_bakyt` are their rows in the register; Timur's account is nobody's there."""

    def __init__(self, cases: CaseCast) -> None:
        self.cases = cases
        self.chinar = organisations.create_organisation(
            name="Chinar", kind=OrganisationKind.LEGAL_AID, by=None
        )
        zarina = join("Zarina Chinar", self.chinar, RoleKey.LEGAL_AID_COORDINATOR)
        self.zarina = unlocked(zarina.account)
        self.zarina.post(f"{KEYS_PAGE}begin/")
        assert write(self.zarina, HEAD, AIGUL, BAKYT).status_code == 302
        self.aigul = unlocked(join("Aigul Chinar", self.chinar, RoleKey.ADVOCATE).account)
        self.timur = unlocked(join("Timur Chinar", self.chinar, RoleKey.ADVOCATE).account)
        request_of(self.zarina)
        rows = {row.number: row.pk for row in Advocate.objects.all()}
        self.of_aigul, self.of_bakyt = rows["7-001"], rows["7-002"]
        give(self.zarina, self.of_aigul, self.at(self.aigul))

    def at(self, client: Client) -> Member:
        member = member_of(request_of(client).user)
        assert member is not None
        return member


def give(coordinator: Client, advocate: UUID, member: Member) -> None:
    accounts.give_account(keyring=keyring_of(coordinator), advocate=advocate, member=member.pk, today=TODAY)


def compare(coordinator: Client, member: Member) -> None:
    """The coordinator hears the six words of the member's own page."""
    vouching.vouch_for_member(keyring=keyring_of(coordinator), member=member, compared=own_words(member))


def compare_ours(coordinator: Client, advocate: Client) -> None:
    """The advocate hears the six words of the organisation and types them."""
    words = keypairs.fingerprint(keyring_of(coordinator).epoch.public)
    request = request_of(advocate)
    member, keys = member_of(request.user), opened_keys(request)
    assert member is not None
    assert keys is not None
    turn_vouching.compare(member=member, keys=keys, typed=words)


def opened(coordinator: Client, advocate: UUID) -> OpenedAdvocate:
    [advocate_there] = [
        there for there in queries.opened(keyring_of(coordinator), TODAY) if there.row.pk == advocate
    ]
    return advocate_there
