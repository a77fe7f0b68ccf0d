"""Circles: who is taken in and how, what is put in and read, who leaves, and what begins then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.foundation.accounts import actions as accounts
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations import actions
from amanjol.foundation.organisations.keys.actions import beginning
from amanjol.foundation.organisations.keys.actions.accepting import OtherWords
from amanjol.foundation.organisations.keys.actions.giving import Given, KeyChanged, NoKeyYet
from amanjol.foundation.organisations.keys.circles import intakes, opening, queries, rules
from amanjol.foundation.organisations.keys.circles.actions import renewing, taking_in, vouching
from amanjol.foundation.organisations.keys.circles.opening import CircleState
from amanjol.foundation.organisations.keys.keyring import KeysState, opened_keyring
from amanjol.foundation.organisations.kinds import CirclePurpose
from amanjol.foundation.organisations.models import CircleKey, CircleVoucher, Epoch, Holding, Member
from amanjol.foundation.organisations.roles import ROLES, RoleKey
from amanjol.foundation.organisations.tenant import acting_for, name_session
from amanjol.foundation.organisations.tests.cast import browser, join
from amanjol.foundation.organisations.tests.circle_cast import (
    COLUMN,
    accept_words,
    both_in,
    circles_at,
    inside,
    own_words,
    put_in,
    read,
    state_at,
    take_in,
    vouch,
    words_of_circle,
)
from amanjol.foundation.organisations.tests.key_cast import keyring_of, keys_now, request_of
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from amanjol.foundation.organisations.tests.circle_cast import CircleCast

pytestmark = pytest.mark.django_db


def numbers(people: CircleCast) -> list[int]:
    with acting_for(people.keys.cast.berk):
        rows = CircleKey.objects.filter(circle=people.psychologists)
        return sorted(rows.values_list("number", flat=True))


def leave(people: CircleCast, name: str) -> None:
    taking_in.leave(circles=circles_at(people.at[name]), circle=people.psychologists.pk)


# Who may be in which.


def test_each_purpose_has_its_roles_and_who_helps_body_and_soul_holds_no_keys() -> None:
    roles = {
        purpose: {role for role in RoleKey if purpose in rules.purposes_of(role)} for purpose in CirclePurpose
    }
    assert roles == {
        CirclePurpose.PSYCHOLOGIST: {RoleKey.PSYCHOLOGIST},
        CirclePurpose.DOCTOR: {RoleKey.DOCTOR},
        CirclePurpose.LAWYER: {RoleKey.LAWYER, RoleKey.ADVOCATE},
        CirclePurpose.RECEIVER: {RoleKey.CASE_WORKER, RoleKey.SUPERVISOR, RoleKey.LEGAL_AID_COORDINATOR},
    }
    assert [purpose for purpose in CirclePurpose if not purpose.is_of_help] == [CirclePurpose.RECEIVER]
    for role in (RoleKey.PSYCHOLOGIST, RoleKey.DOCTOR):
        assert [may for may in ROLES[role].may if not may.startswith(("circles.", "complaints."))] == []
    assert ROLES[RoleKey.ADVOCATE].may == {
        "circles.lawyer", "complaints.receive", "legal-aid.be-asked", "legal-aid.give",
    }  # fmt: skip


def test_nobody_begins_a_circle_for_another_work_than_theirs(circles: CircleCast) -> None:
    for name, purpose in (
        ("gunesh", "lawyer"),
        ("murat", "psychologist"),
        ("ogul", "doctor"),
        ("berk", "doctor"),
        ("murat", "receiver"),
    ):
        with pytest.raises(PermissionDenied):
            renewing.begin(circles=circles_at(circles.at[name]), purpose=purpose)
    observer = unlocked(join("Maya Terek", circles.keys.cast.yyldyz, RoleKey.OBSERVER).account)
    assert opening.opened_circles(request_of(observer)) is None


def test_colleagues_of_the_same_work_are_taken_in_and_nobody_else(circles: CircleCast) -> None:
    gozel = join("Gozel Terek", circles.keys.cast.gul, RoleKey.PSYCHOLOGIST)
    doctor = join("Dovran Terek", circles.keys.cast.yyldyz, RoleKey.DOCTOR)
    for member in (gozel, doctor, circles.keys.cast.berk, circles.gunesh, circles.murat):
        assert not rules.can_take_in(circles.gunesh, member, "psychologist")
        with pytest.raises(PermissionDenied):
            take_in_unasked(circles, member)
    assert rules.can_take_in(circles.gunesh, circles.ogul, "psychologist")
    assert not rules.can_take_in(circles.murat, circles.ogul, "psychologist")


def take_in_unasked(people: CircleCast, member: Member) -> None:
    """The key of a member is asked for only after the rule."""
    circles = circles_at(people.at["gunesh"])
    taking_in.take_in(circles=circles, circle=people.psychologists.pk, member=member, compared="")


def test_holders_vouch_for_colleagues_without_keys_who_may_be_in_circles(circles: CircleCast) -> None:
    berk = circles.keys.cast.berk
    gozel = join("Gozel Terek", circles.keys.cast.gul, RoleKey.PSYCHOLOGIST)
    assert rules.can_vouch_for(berk, circles.ogul)
    for by, member in (
        (berk, circles.murat), (berk, circles.keys.cast.ayna), (berk, gozel), (circles.gunesh, circles.ogul),
    ):  # fmt: skip
        assert not rules.can_vouch_for(by, member)
    with pytest.raises(PermissionDenied):
        vouching.vouch_for_member(keyring=keyring_of(circles.at["berk"]), member=gozel, compared="")


# What is put in, and by whom it is read.


def test_a_holder_puts_in_what_those_alone_read_who_are_in_it(circles: CircleCast) -> None:
    vouch(circles, circles.psychologists, circles.at["gunesh"])
    put = put_in(circles, circles.psychologists, b"She slept better.")
    assert read(circles.at["gunesh"], circles.psychologists, put) == b"She slept better."
    for name in ("ogul", "murat"):
        with pytest.raises(LookupError):
            read(circles.at[name], circles.psychologists, put)


def test_a_key_is_wrapped_for_a_circle_in_the_place_of_its_record(circles: CircleCast) -> None:
    opened = circles_at(circles.at["gunesh"])
    intake = intakes.intake_of(circles.psychologists, circles=opened)
    assert intake is not None
    wrapped = intakes.wrap_in(intake, b"k" * 32, "row", COLUMN)
    circle = opened.of(circles.psychologists.pk)
    assert intakes.unwrap(circle, wrapped, intake.number, "row", COLUMN) == b"k" * 32
    for record, column in (("other", COLUMN), ("row", "sessions.other")):
        with pytest.raises(SealBroken):
            intakes.unwrap(circle, wrapped, intake.number, record, column)


def test_without_a_word_for_it_nothing_is_sealed_to_a_circle(circles: CircleCast) -> None:
    assert intakes.intake_of(circles.psychologists, keyring=keyring_of(circles.at["berk"])) is None
    assert intakes.intake_of(circles.psychologists, circles=circles_at(circles.at["ogul"])) is None
    assert intakes.intake_of(circles.psychologists) is None
    assert intakes.intake_of(circles.lawyers, keyring=keyring_of(circles.at["berk"])) is not None


def test_a_circle_is_vouched_for_by_the_words_that_somebody_in_it_reads(circles: CircleCast) -> None:
    words = words_of_circle(circles.at["murat"], circles.lawyers)
    with pytest.raises(OtherWords):
        vouching.vouch_for_circle(
            keyring=keyring_of(circles.at["berk"]), circle=circles.psychologists, typed=words
        )
    assert intakes.intake_of(circles.psychologists, keyring=keyring_of(circles.at["berk"])) is None


def test_who_is_in_circles_and_holds_no_epoch_opens_nothing_of_the_organisation(circles: CircleCast) -> None:
    both_in(circles)
    assert keys_now(circles.at["gunesh"]).state is KeysState.NOT_A_HOLDER
    assert opened_keyring(request_of(circles.at["gunesh"])) is None
    assert circles_at(circles.at["gunesh"]).epoch is None


# Taking in.


def test_words_are_compared_both_ways_where_nobody_holds_the_epoch(circles: CircleCast) -> None:
    take_in(circles.at["gunesh"], circles.psychologists, circles.ogul)
    assert state_at(circles.at["ogul"], circles.psychologists) is CircleState.TO_COMPARE
    with pytest.raises(LookupError):
        circles_at(circles.at["ogul"]).of(circles.psychologists.pk)
    other = words_of_circle(circles.at["murat"], circles.lawyers)
    with pytest.raises(OtherWords):
        accept_words(circles.at["ogul"], circles.psychologists, other)
    accept_words(
        circles.at["ogul"],
        circles.psychologists,
        words_of_circle(circles.at["gunesh"], circles.psychologists),
    )
    assert state_at(circles.at["ogul"], circles.psychologists) is CircleState.OPEN
    assert inside(circles, circles.psychologists) == ["Gunesh", "Ogul"]


@pytest.mark.parametrize("compared", ["", "other"])
def test_nobody_is_taken_in_whose_words_were_not_compared(circles: CircleCast, compared: str) -> None:
    typed = own_words(circles.murat) if compared else ""
    with pytest.raises(KeyChanged):
        taking_in.take_in(
            circles=circles_at(circles.at["gunesh"]),
            circle=circles.psychologists.pk,
            member=circles.ogul,
            compared=typed,
        )
    assert inside(circles, circles.psychologists) == ["Gunesh"]


def test_who_both_hold_the_epoch_compare_no_words_again(circles: CircleCast) -> None:
    taking_in.take_in(
        circles=circles_at(circles.at["murat"]), circle=circles.lawyers.pk, member=circles.leyli, compared=""
    )
    assert state_at(circles.at["leyli"], circles.lawyers) is CircleState.OPEN
    put = put_in(circles, circles.lawyers, b"text")
    assert read(circles.at["leyli"], circles.lawyers, put) == b"text"


def test_the_word_of_a_holder_for_circles_makes_nobody_a_holder(circles: CircleCast) -> None:
    """What Berk said of Ogul, put in the place of a holder's voucher, gives her no next epoch."""
    vouching.vouch_for_member(
        keyring=keyring_of(circles.at["berk"]), member=circles.ogul, compared=own_words(circles.ogul)
    )
    with acting_for(circles.keys.cast.berk):
        said = CircleVoucher.objects.get(epoch__isnull=False)
        Member.objects.filter(pk=circles.ogul.pk).update(role=RoleKey.CASE_WORKER)
        assert said.key is not None
        Holding.objects.create(
            organisation_id=circles.ogul.organisation_id,
            epoch=Epoch.objects.get(),
            member=circles.ogul,
            key=said.key,
            granted=b"x",
            voucher=bytes(said.mark),
        )
    beginning.begin_next(keyring=keyring_of(circles.at["berk"]))
    with acting_for(circles.keys.cast.berk):
        assert not Holding.objects.filter(epoch__number=2, member=circles.ogul).exists()


def test_nobody_is_taken_in_twice_or_before_the_first_sign_in(circles: CircleCast) -> None:
    both_in(circles)
    with pytest.raises(Given):
        take_in(circles.at["gunesh"], circles.psychologists, circles.ogul)
    jemal = join("Jemal Terek", circles.keys.cast.yyldyz, RoleKey.PSYCHOLOGIST)
    with pytest.raises(NoKeyYet):
        take_in_unasked(circles, jemal)
    candidates = queries.candidates(circles.keys.cast.yyldyz, circles.psychologists, [circles.gunesh.pk])
    assert [(row.member.account.name, row.key is None) for row in candidates] == [
        ("Jemal Terek", True), ("Ogul Terek", False),
    ]  # fmt: skip


# Leaving.


def test_the_last_one_hands_over_first(circles: CircleCast) -> None:
    with pytest.raises(taking_in.LastOne):
        leave(circles, "gunesh")
    take_in(circles.at["gunesh"], circles.psychologists, circles.ogul)
    with pytest.raises(taking_in.LastOne):  # Ogul has not accepted: she could not open it
        leave(circles, "gunesh")
    assert taking_in.is_last(circles_at(circles.at["gunesh"]), circles.psychologists.pk)


def test_who_leaves_has_nothing_and_those_who_stay_begin_a_new_key(circles: CircleCast) -> None:
    both_in(circles)
    vouch(circles, circles.psychologists, circles.at["gunesh"])
    before = put_in(circles, circles.psychologists, b"before")
    old = circles_at(circles.at["gunesh"]).of(circles.psychologists.pk).key.secret
    leave(circles, "gunesh")
    assert state_at(circles.at["gunesh"], circles.psychologists) is None
    assert numbers(circles) == [1]
    stays = circles_at(circles.at["ogul"]).of(circles.psychologists.pk)
    assert (numbers(circles), stays.key.number) == ([1, 2], 2)
    assert old != stays.key.secret
    assert read(circles.at["ogul"], circles.psychologists, before) == b"before"
    assert inside(circles, circles.psychologists) == ["Ogul"]
    assert state_at(circles.at["gunesh"], circles.psychologists) is None


@pytest.mark.parametrize("way", ["removed", "key-dropped", "role", "role-by-nobody"])
def test_who_is_shut_out_is_out_and_a_new_key_begins(circles: CircleCast, way: str) -> None:
    both_in(circles)
    member = Member.objects.select_related("account", "organisation").get(pk=circles.gunesh.pk)
    match way:
        case "removed":
            actions.remove_member(member=member, by=None)
        case "key-dropped":
            accounts.drop_person_key(account=member.account, by=None)
        case "role":
            with acting_for(circles.keys.cast.ayna):
                actions.change_role(member=member, role=RoleKey.OFFICER, by=circles.keys.cast.ayna)
        case _:  # at the command line there is no session: row security shows no voucher
            name_session("")
            actions.change_role(member=member, role=RoleKey.OFFICER, by=None)
    if way == "key-dropped":
        assert state_at(unlocked(member.account), circles.psychologists) is None
    assert circles_at(circles.at["ogul"]).of(circles.psychologists.pk).key.number == 2
    assert inside(circles, circles.psychologists) == ["Ogul"]
    with acting_for(circles.keys.cast.berk):
        assert not CircleVoucher.objects.filter(member=member).exists()


def test_another_role_in_circles_of_the_same_work_takes_nothing(circles: CircleCast) -> None:
    dana = circles.keys.cast.dana
    receivers = renewing.begin(circles=circles_at(circles.at["dana"]), purpose="receiver")
    with acting_for(circles.keys.cast.ayna):
        actions.change_role(member=dana, role=RoleKey.CASE_WORKER, by=circles.keys.cast.ayna)
    assert inside(circles, receivers) == ["Dana"]


def test_the_next_key_is_accepted_where_it_follows_and_those_not_vouched_for_get_nothing(
    circles: CircleCast,
) -> None:
    both_in(circles)
    jemal = join("Jemal Terek", circles.keys.cast.yyldyz, RoleKey.PSYCHOLOGIST)
    client = unlocked(jemal.account)
    take_in(circles.at["gunesh"], circles.psychologists, jemal)
    accept_words(client, circles.psychologists, words_of_circle(circles.at["gunesh"], circles.psychologists))
    leave(circles, "gunesh")
    first = circles_at(circles.at["ogul"]).of(circles.psychologists.pk)
    assert first.key.number == 2
    again = circles_at(client).of(
        circles.psychologists.pk
    )  # asked nothing: it follows from what she has kept
    assert again.key.secret == first.key.secret
    with acting_for(jemal):
        rows = CircleVoucher.objects.filter(member=jemal)
        assert [row.circle_key.number for row in rows if row.circle_key] == [2]


def test_begun_by_two_at_once_there_is_one_next_key(circles: CircleCast) -> None:
    opened = circles_at(circles.at["gunesh"])
    circle = opened.of(circles.psychologists.pk)
    renewing.begin_next(circles=opened, circle=circle)
    with pytest.raises(renewing.Renewed), transaction.atomic():
        renewing.begin_next(circles=opened, circle=circle)
    with pytest.raises(renewing.Renewed), transaction.atomic():
        taking_in.take_in(
            circles=opened,
            circle=circles.psychologists.pk,
            member=circles.ogul,
            compared=own_words(circles.ogul),
        )


# Beside the organisation's epochs.


def test_a_new_epoch_takes_along_what_was_vouched_for_and_nothing_besides(circles: CircleCast) -> None:
    vouching.vouch_for_member(
        keyring=keyring_of(circles.at["berk"]), member=circles.ogul, compared=own_words(circles.ogul)
    )
    beginning.begin_next(keyring=keyring_of(circles.at["berk"]))
    keyring = keyring_of(circles.at["berk"])
    assert keyring.epoch.number == 2
    assert intakes.intake_of(circles.lawyers, keyring=keyring) is not None
    assert intakes.intake_of(circles.psychologists, keyring=keyring) is None
    (voucher,) = CircleVoucher.objects.filter(epoch__isnull=False)
    key = queries.candidates(circles.keys.cast.yyldyz, circles.psychologists, [circles.gunesh.pk])[0].key
    assert (voucher.epoch.number if voucher.epoch else 0, key is not None) == (2, True)
    assert key is not None
    assert queries.is_compared(keyring.epoch, key)


def test_who_is_in_it_and_holds_the_epoch_vouches_by_themselves(circles: CircleCast) -> None:
    with acting_for(circles.keys.cast.berk):
        CircleKey.objects.update(voucher=None)
    assert intakes.intake_of(circles.lawyers, keyring=keyring_of(circles.at["berk"])) is None
    circles_at(circles.at["murat"])
    assert intakes.intake_of(circles.lawyers, keyring=keyring_of(circles.at["berk"])) is not None


def test_the_journal_tells_what_was_done_in_ids_alone(circles: CircleCast) -> None:
    both_in(circles)
    leave(circles, "gunesh")
    circles_at(circles.at["ogul"])
    page = browser(circles.keys.cast.dana).get("/organisation/journal/").text
    for words in (
        "began a circle",
        "took a colleague into a circle",
        "left a circle",
        "began a new key of a circle",
    ):
        assert words in page
