"""Attacks by whoever writes rows: nothing opens, nobody is let in, and nothing is sealed to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied

from amanjol.foundation.accounts.models import PersonKey
from amanjol.foundation.accounts.queries import key_of
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations.keys.actions import beginning
from amanjol.foundation.organisations.keys.actions.accepting import OtherWords
from amanjol.foundation.organisations.keys.actions.recording import record_deed
from amanjol.foundation.organisations.keys.circles import intakes, queries, witnesses
from amanjol.foundation.organisations.keys.circles.actions import (
    accepting,
    handing_over,
    renewing,
    taking_in,
    vouching,
)
from amanjol.foundation.organisations.keys.circles.opening import CircleState
from amanjol.foundation.organisations.models import Circle, CircleHolding, CircleKey, CircleVoucher, Member
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.cast import browser, join
from amanjol.foundation.organisations.tests.circle_cast import (
    accept_words,
    both_in,
    circles_at,
    inside,
    own_words,
    state_at,
    take_in,
    vouch,
    words_of_circle,
)
from amanjol.foundation.organisations.tests.key_cast import keyring_of
from amanjol.foundation.seals import epochs, keypairs
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from amanjol.foundation.organisations.tests.circle_cast import CircleCast
    from amanjol.foundation.seals.epochs import Epoch

pytestmark = pytest.mark.django_db


def _mine(circle: Circle, number: int) -> Epoch:
    return epochs.Epoch(witnesses.place_of_circle(circle), number, b"mine" * 8)


def _write(people: CircleCast, circle: Circle, **columns: Any) -> None:
    """Into the newest key of the circle, with a session that the attacker planted."""
    with acting_for(people.keys.cast.berk):
        newest = circle.keys.latest("number")
        CircleKey.objects.filter(pk=newest.pk).update(**columns)


def _plant(
    people: CircleCast, circle: Circle, member: Member, mine: Epoch, *, journalled: bool = True
) -> None:
    """A key of the attacker's own as the newest, granted to a member, with a voucher under the attacker's key."""
    key = key_of(member.account)
    assert key is not None
    with acting_for(people.keys.cast.berk):
        row = CircleKey.objects.create(
            organisation_id=circle.organisation_id, circle=circle, number=mine.number, public=mine.public
        )
        renewing.grant(renewing.give(row, mine, member, key), mine, key)
        if journalled:
            record_deed(
                queries.RENEWED if mine.number > 1 else queries.BEGUN, member, ("circle", circle.pk), number=1
            )


def test_a_swapped_public_half_opens_nothing_and_takes_nothing(circles: CircleCast) -> None:
    vouch(circles, circles.psychologists, circles.at["gunesh"])
    mine = _mine(circles.psychologists, 1)
    _write(circles, circles.psychologists, public=mine.public)
    assert state_at(circles.at["gunesh"], circles.psychologists) is CircleState.CHANGED
    with pytest.raises(SealBroken):
        circles_at(circles.at["gunesh"]).of(circles.psychologists.pk)
    with pytest.raises(SealBroken):
        intakes.intake_of(circles.psychologists, circles=circles_at(circles.at["gunesh"]))
    assert intakes.intake_of(circles.psychologists, keyring=keyring_of(circles.at["berk"])) is None


def test_a_swapped_public_half_is_not_vouched_for_by_the_next_epoch(circles: CircleCast) -> None:
    vouch(circles, circles.psychologists, circles.at["gunesh"])
    _write(circles, circles.psychologists, public=_mine(circles.psychologists, 1).public)
    beginning.begin_next(keyring=keyring_of(circles.at["berk"]))
    assert intakes.intake_of(circles.psychologists, keyring=keyring_of(circles.at["berk"])) is None
    assert CircleKey.objects.get(circle=circles.psychologists).voucher is None


def test_a_forged_voucher_and_that_of_another_circle_seal_nothing(circles: CircleCast) -> None:
    with acting_for(circles.keys.cast.berk):
        lawyers = CircleKey.objects.get(circle=circles.lawyers)
    for columns in (
        {"voucher": b"x" * 32},
        {"voucher": bytes(lawyers.voucher or b"")},
        {"voucher": bytes(lawyers.voucher or b""), "public": bytes(lawyers.public)},
    ):
        _write(circles, circles.psychologists, **columns)
        assert intakes.intake_of(circles.psychologists, keyring=keyring_of(circles.at["berk"])) is None


def test_a_holders_voucher_of_a_person_is_none_of_a_circle(circles: CircleCast) -> None:
    """The ids are chosen by who writes rows: a circle with the id of Berk, and the key and voucher of Berk."""
    keyring = keyring_of(circles.at["berk"])
    holding = circles.keys.cast.berk.holdings.get()
    circle = Circle.objects.create(
        pk=circles.keys.cast.berk.account_id, organisation=circles.keys.cast.yyldyz, purpose="lawyer"
    )
    CircleKey.objects.create(
        organisation=circles.keys.cast.yyldyz,
        circle=circle,
        number=1,
        public=bytes(holding.key.public),
        voucher=bytes(holding.voucher),
    )
    record_deed(queries.BEGUN, circles.keys.cast.berk, ("circle", circle.pk), purpose="lawyer")
    assert intakes.intake_of(circle, keyring=keyring) is None


def test_a_circle_of_another_purpose_or_of_another_id_opens_nothing(circles: CircleCast) -> None:
    """So that nobody brings what is for lawyers into a circle of psychologists."""
    vouch(circles, circles.psychologists, circles.at["gunesh"])
    with acting_for(circles.keys.cast.berk):
        Circle.objects.filter(pk=circles.psychologists.pk).update(purpose="lawyer")
    with acting_for(circles.keys.cast.berk):
        swapped = Circle.objects.get(pk=circles.psychologists.pk)
    assert intakes.intake_of(swapped, keyring=keyring_of(circles.at["berk"])) is None
    assert circles_at(circles.at["gunesh"]).all == []
    with acting_for(circles.keys.cast.berk):
        Circle.objects.filter(pk=circles.lawyers.pk).update(purpose="psychologist")
        holding = CircleVoucher.objects.filter(member=circles.murat)
        assert holding.exists()
    assert circles_at(circles.at["murat"]).all == []


def test_a_purpose_that_is_none_takes_the_other_circles_from_nobody(circles: CircleCast) -> None:
    """Each page that shows all circles opens, and the sheets do."""
    with acting_for(circles.keys.cast.berk):
        Circle.objects.filter(pk=circles.psychologists.pk).update(purpose="lawyer/x")
    page = circles.at["berk"].get("/organisation/keys/circles/")
    assert page.status_code == 200
    assert "Murat Terek" in page.text
    assert circles_at(circles.at["gunesh"]).all == []
    with acting_for(circles.keys.cast.berk):
        assert not handing_over.is_left(circles.keys.cast.berk)


def test_a_circle_of_another_organisation_takes_nothing_and_opens_nothing(circles: CircleCast) -> None:
    gozel = join("Gozel Terek", circles.keys.cast.gul, RoleKey.PSYCHOLOGIST)
    client = unlocked(gozel.account)
    theirs = renewing.begin(circles=circles_at(client), purpose="psychologist")
    assert intakes.intake_of(theirs, keyring=keyring_of(circles.at["berk"])) is None
    assert intakes.intake_of(theirs, circles=circles_at(circles.at["gunesh"])) is None
    with pytest.raises(LookupError):
        circles_at(circles.at["gunesh"]).of(theirs.pk)
    with acting_for(gozel):
        CircleKey.objects.filter(circle=theirs).update(public=b"x" * 1216)
    with acting_for(circles.gunesh):  # its key, written over that of a circle here
        assert CircleKey.objects.filter(circle=theirs).count() == 0


def test_a_planted_grant_waits_for_words_that_nobody_reads(circles: CircleCast) -> None:
    with acting_for(circles.keys.cast.berk):
        circle = Circle.objects.create(organisation=circles.keys.cast.yyldyz, purpose="psychologist")
    mine = _mine(circle, 1)
    _plant(circles, circle, circles.ogul, mine)
    assert state_at(circles.at["ogul"], circle) is CircleState.TO_COMPARE
    with pytest.raises(LookupError):
        circles_at(circles.at["ogul"]).of(circle.pk)
    assert intakes.intake_of(circle, circles=circles_at(circles.at["ogul"])) is None
    true = words_of_circle(circles.at["gunesh"], circles.psychologists)
    with pytest.raises(OtherWords):
        accept_words(circles.at["ogul"], circle, true)


def test_a_planted_grant_to_who_holds_the_epoch_waits_too(circles: CircleCast) -> None:
    with acting_for(circles.keys.cast.berk):
        circle = Circle.objects.create(organisation=circles.keys.cast.yyldyz, purpose="lawyer")
    _plant(circles, circle, circles.leyli, _mine(circle, 1))
    assert state_at(circles.at["leyli"], circle) is CircleState.TO_COMPARE


def test_a_planted_next_key_does_not_follow_from_what_was_kept(circles: CircleCast) -> None:
    mine = _mine(circles.psychologists, 2)
    _plant(circles, circles.psychologists, circles.gunesh, mine)
    assert state_at(circles.at["gunesh"], circles.psychologists) is CircleState.CHANGED
    circle = circles_at(circles.at["gunesh"])
    (rows,) = queries.own_rows(circle.member)
    with pytest.raises(accepting.NotBegunByAMember):  # nor by the words of the planted one
        accepting.accept_compared(circles=circle, rows=rows, typed=keypairs.fingerprint(mine.public))
    unlocked(circles.gunesh.account)
    journal = browser(circles.keys.cast.dana).get("/organisation/journal/").text
    assert "noticed that a circle was tampered with" in journal


def test_a_grant_of_another_key_than_the_stored_one_is_refused(circles: CircleCast) -> None:
    take_in(circles.at["gunesh"], circles.psychologists, circles.ogul)
    mine, key = _mine(circles.psychologists, 1), key_of(circles.ogul.account)
    assert key is not None
    with acting_for(circles.ogul):
        CircleHolding.objects.update(
            granted=epochs.grant(mine, str(circles.ogul.account_id), bytes(key.public))
        )
    assert state_at(circles.at["ogul"], circles.psychologists) is CircleState.CHANGED


def test_an_older_holding_put_back_opens_nothing(circles: CircleCast) -> None:
    """Ogul leaves with a copy of what lay there for her, writes it back, and takes the newer key away."""
    both_in(circles)
    with acting_for(circles.ogul):
        holding = CircleHolding.objects.select_related("voucher").get()
    taking_in.leave(circles=circles_at(circles.at["ogul"]), circle=circles.psychologists.pk)
    vouch(circles, circles.psychologists, circles.at["gunesh"])
    with acting_for(circles.ogul):
        holding.voucher.save(force_insert=True)
        holding.save(force_insert=True)
    assert state_at(circles.at["ogul"], circles.psychologists) is CircleState.CHANGED
    with acting_for(circles.keys.cast.berk):
        newer = CircleKey.objects.get(circle=circles.psychologists, number=2)
        CircleVoucher.objects.filter(circle_key=newer).delete()
        CircleKey.objects.filter(pk=newer.pk).delete()
    assert state_at(circles.at["ogul"], circles.psychologists) is CircleState.CHANGED
    assert circles_at(circles.at["ogul"]).all == []


def test_an_older_key_put_back_is_sealed_to_by_nobody(circles: CircleCast) -> None:
    """Its voucher was true once, and who has left knows the key."""
    vouch(circles, circles.psychologists, circles.at["gunesh"])
    opened = circles_at(circles.at["gunesh"])
    renewing.begin_next(circles=opened, circle=opened.of(circles.psychologists.pk))
    with acting_for(circles.keys.cast.berk):
        newer = CircleKey.objects.get(circle=circles.psychologists, number=2)
        CircleVoucher.objects.filter(circle_key=newer).delete()
        CircleKey.objects.filter(pk=newer.pk).delete()
    with pytest.raises(SealBroken):
        intakes.intake_of(circles.psychologists, keyring=keyring_of(circles.at["berk"]))
    with pytest.raises(SealBroken):
        vouching.vouch_for_circle(
            keyring=keyring_of(circles.at["berk"]),
            circle=circles.psychologists,
            typed=keypairs.fingerprint(bytes(CircleKey.objects.get(circle=circles.psychologists).public)),
        )


@pytest.mark.parametrize("way", ["left", "another-role"])
def test_a_voucher_that_is_taken_away_hides_nobody_who_is_out(circles: CircleCast, way: str) -> None:
    """Whoever is out knows the key, and reads what comes as long as those who stay begin no other."""
    both_in(circles)
    if way == "left":
        taking_in.leave(circles=circles_at(circles.at["ogul"]), circle=circles.psychologists.pk)
    else:
        Member.objects.filter(pk=circles.ogul.pk).update(role=RoleKey.CASE_WORKER)
    with acting_for(circles.keys.cast.berk):
        assert CircleVoucher.objects.filter(member=circles.ogul).delete()[0] == 1
    for _request in range(2):
        assert circles_at(circles.at["gunesh"]).of(circles.psychologists.pk).key.number == 2
    assert inside(circles, circles.psychologists) == ["Gunesh"]


def test_who_left_is_not_brought_back_by_their_key_alone(circles: CircleCast) -> None:
    """In the row that says that somebody left, the word of who took them in does not stay."""
    both_in(circles)
    key = key_of(circles.ogul.account)
    taking_in.leave(circles=circles_at(circles.at["ogul"]), circle=circles.psychologists.pk)
    with acting_for(circles.keys.cast.berk):
        assert CircleVoucher.objects.filter(member=circles.ogul).update(key=key) == 1
    opened = circles_at(circles.at["gunesh"])
    renewing.begin_next(circles=opened, circle=opened.of(circles.psychologists.pk))
    assert inside(circles, circles.psychologists) == ["Gunesh"]


def test_a_public_key_swapped_after_the_words_gets_no_next_key(circles: CircleCast) -> None:
    both_in(circles)
    mine = keypairs.generate()
    PersonKey.objects.filter(account=circles.ogul.account_id).update(public=mine.public)
    opened = circles_at(circles.at["gunesh"])
    renewing.begin_next(circles=opened, circle=opened.of(circles.psychologists.pk))
    assert inside(circles, circles.psychologists) == ["Gunesh"]


def test_a_planted_member_gets_no_next_key_and_is_nobody_to_hand_over_to(circles: CircleCast) -> None:
    """Vouched for under a key of the attacker's own, and said to have accepted."""
    key = key_of(circles.ogul.account)
    assert key is not None
    with acting_for(circles.keys.cast.berk):
        row = CircleKey.objects.get(circle=circles.psychologists)
        voucher = renewing.give(row, _mine(circles.psychologists, 1), circles.ogul, key)
        CircleVoucher.objects.filter(pk=voucher.pk).update(accepted_at=voucher.given_at)
    opened = circles_at(circles.at["gunesh"])
    assert taking_in.is_last(opened, circles.psychologists.pk)
    with pytest.raises(taking_in.LastOne):
        taking_in.leave(circles=opened, circle=circles.psychologists.pk)
    renewing.begin_next(circles=opened, circle=opened.of(circles.psychologists.pk))
    assert inside(circles, circles.psychologists) == ["Gunesh"]


def test_a_voucher_of_a_circle_is_none_of_the_organisation(circles: CircleCast) -> None:
    """What a member of a circle said of a key counts in that circle alone."""
    both_in(circles)
    key = key_of(circles.ogul.account)
    assert key is not None
    with acting_for(circles.keys.cast.berk):
        mark = bytes(CircleVoucher.objects.get(member=circles.ogul).mark)
        CircleVoucher.objects.create(
            organisation=circles.keys.cast.yyldyz,
            epoch=circles.keys.cast.yyldyz.epochs.get(),
            member=circles.ogul,
            key=key,
            mark=mark,
        )
    assert not queries.is_compared(keyring_of(circles.at["berk"]).epoch, key)
    vouching.vouch_for_member(
        keyring=keyring_of(circles.at["berk"]), member=circles.ogul, compared=own_words(circles.ogul)
    )
    assert queries.is_compared(keyring_of(circles.at["berk"]).epoch, key)


def test_a_swapped_own_public_half_begins_no_circle(circles: CircleCast) -> None:
    PersonKey.objects.filter(account=circles.gunesh.account_id).update(public=keypairs.generate().public)
    with pytest.raises(PermissionDenied):
        renewing.begin(circles=circles_at(circles.at["gunesh"]), purpose="psychologist")
