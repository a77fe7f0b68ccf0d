"""Rules of members and keys where another lock would hide that one is gone: asked alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from amanjol.foundation.accounts.models import Account, PersonKey
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations import actions
from amanjol.foundation.organisations.keys import rules
from amanjol.foundation.organisations.keys.actions import accepting, giving, papers, regranting
from amanjol.foundation.organisations.keys.queries import is_vouched_for, rows_for, words_of
from amanjol.foundation.organisations.kinds import OrganisationKind
from amanjol.foundation.organisations.models import Holding, Member, Organisation, Regrant
from amanjol.foundation.organisations.queries import member_of, names_of
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.attacker import plant_epoch, plant_grants
from amanjol.foundation.organisations.tests.cast import create_cast, join
from amanjol.foundation.organisations.tests.key_cast import begun, give, keyring_of, keys_now
from amanjol.foundation.organisations.tests.test_keys_again import _sheets, _type
from amanjol.foundation.seals import keypairs
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from amanjol.foundation.organisations.keys.queries import Rows
    from amanjol.foundation.seals.keypairs import KeyPair

pytestmark = pytest.mark.django_db


def test_keys_are_for_colleagues_and_never_for_oneself() -> None:
    cast = create_cast()
    gozel = join("Gozel Terek", cast.gul, RoleKey.CASE_WORKER)
    assert rules.can_give(cast.berk, cast.dana)
    assert not rules.can_give(cast.berk, cast.berk)
    assert not rules.can_give(cast.berk, gozel)


def test_who_has_left_is_no_member() -> None:
    """Though their account may still be open: it is shut in another table."""
    berk = create_cast().berk
    Member.objects.filter(pk=berk.pk).update(left_on=timezone.localdate())
    assert member_of(Account.objects.get(pk=berk.account_id)) is None


def test_who_was_shut_out_is_no_member() -> None:
    berk = create_cast().berk
    Account.objects.filter(pk=berk.account_id).update(is_active=False)
    assert member_of(Account.objects.get(pk=berk.account_id)) is None


def test_names_of_other_organisations_are_not_told() -> None:
    cast = create_cast()
    ids = {str(cast.esen.account_id), str(cast.esen.pk), str(cast.berk.pk)}
    assert names_of(ids, cast.yyldyz) == {
        str(cast.berk.pk): "Berk Chinar",
        str(cast.berk.account_id): "Berk Chinar",
    }


def test_only_an_operator_makes_an_organisation() -> None:
    cast = create_cast()
    with pytest.raises(PermissionDenied):
        actions.create_organisation(name="Third", kind=OrganisationKind.NGO, by=cast.ayna)
    assert Organisation.objects.count() == 2


def given() -> tuple[Member, KeyPair, Rows]:
    """Farida, to whom Berk has given the keys, and who has not compared their words."""
    people = begun()
    farida = unlocked(people.farida.account)
    give(people.berk, people.farida)
    status = keys_now(farida)
    assert status.member is not None
    assert status.keys is not None
    assert status.rows is not None
    return status.member, status.keys, status.rows


def test_a_grant_of_another_epoch_than_the_stored_one_is_refused() -> None:
    """Somebody has swapped the stored public half in both of its places."""
    member, keys, rows = given()
    assert accepting.open_waiting(member=member, keys=keys, rows=rows).number == 1
    assert rows.intake is not None
    rows.current.public = rows.intake.public = keypairs.generate().public
    with pytest.raises(SealBroken):
        accepting.open_waiting(member=member, keys=keys, rows=rows)


def test_the_first_grant_is_accepted_by_its_words_alone() -> None:
    member, keys, rows = given()
    other = keypairs.fingerprint(keypairs.generate().public)
    with pytest.raises(accepting.OtherWords), transaction.atomic():
        accepting.accept_compared(member=member, keys=keys, rows=rows, typed=other)
    assert Holding.objects.get(member=member).kept is None


def test_who_has_kept_keys_takes_no_others_by_words() -> None:
    """What is kept is what the next keys follow from, whatever a voice on the telephone says."""
    people = begun()
    berk = keys_now(people.berk)
    assert berk.member is not None
    assert berk.keys is not None
    assert berk.rows is not None
    row, mine = plant_epoch(people.cast.berk, 2)
    plant_grants(row, mine, [people.cast.berk])
    rows = rows_for(berk.member)
    assert rows is not None
    words = keypairs.fingerprint(mine.public)
    with pytest.raises(accepting.NotBegunByAHolder), transaction.atomic():
        accepting.accept_compared(member=berk.member, keys=berk.keys, rows=rows, typed=words)
    assert not Holding.objects.filter(epoch=row, kept__isnull=False).exists()


def test_a_first_key_is_re_granted_by_nobody() -> None:
    people = begun()
    unlocked(people.farida.account)
    keyring, key = keyring_of(people.berk), PersonKey.objects.get(account=people.farida.account_id)
    with pytest.raises(regranting.FirstKey), transaction.atomic():
        regranting.approve(keyring=keyring, member=people.farida, compared=words_of(key))
    assert not Regrant.objects.exists()


def test_a_voucher_counts_for_the_key_of_now_alone() -> None:
    """The row of the key is another, though somebody put the same public half into it."""
    people = begun()
    epoch, dana = keyring_of(people.berk).epoch, people.cast.dana
    holding, key = Holding.objects.get(member=dana), PersonKey.objects.get(account=dana.account_id)
    assert is_vouched_for(epoch, holding, key)
    assert not is_vouched_for(epoch, holding, PersonKey(account_id=key.account_id, public=key.public))


def test_the_act_of_giving_asks_the_rule_itself() -> None:
    people = begun()
    keyring = keyring_of(people.berk)
    for member in (people.cast.berk, people.cast.ayna):
        with pytest.raises(PermissionDenied), transaction.atomic():
            giving.give(keyring=keyring, member=member, compared="")
    assert Holding.objects.count() == 2


def test_the_act_of_giving_leaves_a_second_key_to_two() -> None:
    people = begun()
    unlocked(people.farida.account)
    PersonKey.objects.filter(account=people.farida.account_id).update(version=2)
    keyring, key = keyring_of(people.berk), PersonKey.objects.get(account=people.farida.account_id)
    with pytest.raises(giving.NotByOne), transaction.atomic():
        giving.give(keyring=keyring, member=people.farida, compared=words_of(key))


def test_sheets_that_open_another_epoch_than_the_stored_one_are_refused() -> None:
    """Somebody has swapped the stored public half in both of its places."""
    people = begun()
    first, second, _third = _sheets(people.berk)
    _type(people.berk, "typed", first, second)
    status = keys_now(unlocked(people.farida.account))
    assert status.member is not None
    assert status.keys is not None
    assert status.rows is not None
    assert status.rows.intake is not None
    status.rows.current.public = status.rows.intake.public = keypairs.generate().public
    with pytest.raises(SealBroken), transaction.atomic():
        papers.use_sheets(
            member=status.member, keys=status.keys, rows=status.rows, first=first, second=second, heirs={}
        )
    assert not Holding.objects.filter(member=status.member).exists()
