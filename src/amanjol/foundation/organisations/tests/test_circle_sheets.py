"""Two sheets of paper open a circle when nobody in it is left, for whom its work is, and never before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from amanjol.foundation.accounts import actions as accounts
from amanjol.foundation.organisations.keys import last_resort
from amanjol.foundation.organisations.keys.actions.recording import record_deed
from amanjol.foundation.organisations.keys.circles import queries, witnesses
from amanjol.foundation.organisations.keys.circles.actions import handing_over, renewing, taking_in, vouching
from amanjol.foundation.organisations.keys.circles.opening import CircleState
from amanjol.foundation.organisations.models import CircleKey, CircleVoucher, RecoverySet
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.circle_cast import (
    both_in,
    circles_at,
    inside,
    put_in,
    read,
    state_at,
    vouch,
    words_of_circle,
)
from amanjol.foundation.organisations.tests.key_cast import KEYS, keyring_of, six_words
from amanjol.foundation.organisations.tests.test_circle_pages import page_of
from amanjol.foundation.organisations.tests.test_keys_again import _sheets, _type
from amanjol.foundation.seals import epochs, keypairs

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.organisations.tests.circle_cast import CircleCast

pytestmark = pytest.mark.django_db
USE = f"{KEYS}sheets/use/"
LEFT = "A circle that nobody opens any more"


@pytest.fixture(autouse=True)
def _circles_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Restricted people have tests of their own; what other packages register is not looked at here."""
    monkeypatch.setattr(last_resort, "_works", {"circles": last_resort._works["circles"]})


def on_paper(people: CircleCast) -> list[str]:
    """Sheets, whose words Gunesh has heard; and the organisation can put something into her circle."""
    printed = _sheets(people.at["berk"])
    assert "The sheets work" in _type(people.at["berk"], "typed", printed[0], printed[1])
    vouch(people, people.psychologists, people.at["gunesh"])
    circles = circles_at(people.at["gunesh"])
    words = keypairs.fingerprint(bytes(RecoverySet.objects.get().public))
    vouching.know_sheets(circles=circles, circle=people.psychologists.pk, typed=words)
    return printed


def lose(member: Member) -> None:
    accounts.drop_person_key(account=member.account, by=None)


def use(people: CircleCast, printed: list[str], *heirs: str) -> str:
    field = people.at["berk"].get(USE).context["form"].fields["heirs"]
    keys = {label.split()[0]: value for value, label in field.choices}
    typed: dict[str, Any] = {
        "first": printed[2],
        "second": printed[0],
        "heirs": [keys[name] for name in heirs],
    }
    return people.at["berk"].post(USE, typed, follow=True).text


def test_nobody_left_a_colleague_of_its_work_reads_what_was_in_it(circles: CircleCast) -> None:
    printed = on_paper(circles)
    put = put_in(circles, circles.psychologists, b"before")
    assert LEFT not in circles.at["berk"].get(KEYS).text
    lose(circles.gunesh)
    assert LEFT in circles.at["berk"].get(KEYS).text
    choices = circles.at["berk"].get(USE).context["form"].fields["heirs"].choices
    assert {label.split()[0] for _, label in choices} == {"Berk", "Dana", "Ogul", "Murat", "Leyli"}
    assert "1 circle waits for whom you named" in use(circles, printed, "Ogul")
    assert LEFT not in circles.at["berk"].get(KEYS).text
    assert state_at(circles.at["ogul"], circles.psychologists) is CircleState.TO_COMPARE
    words = six_words(circles.at["berk"].get(page_of(circles.psychologists, "vouch/")).text)
    circles.at["ogul"].post(page_of(circles.psychologists, "accept/"), {"typed": words})
    assert read(circles.at["ogul"], circles.psychologists, put) == b"before"
    assert circles_at(circles.at["ogul"]).of(circles.psychologists.pk).key.number == 2  # somebody has left
    assert inside(circles, circles.psychologists) == ["Ogul"]


def test_while_somebody_is_left_the_sheets_open_no_circle(circles: CircleCast) -> None:
    both_in(circles)
    on_paper(circles)
    lose(circles.gunesh)
    keyring = keyring_of(circles.at["berk"])
    assert not handing_over.is_left(keyring.member)
    assert last_resort.hand_over(keyring.member, keyring.epoch, keypairs.generate(), []) == {"circles": 0}
    assert circles.at["berk"].get(USE).status_code == 302


def test_who_is_of_another_work_is_given_nothing(circles: CircleCast) -> None:
    printed = on_paper(circles)
    lose(circles.gunesh)
    assert "waits for whom you named" not in use(circles, printed, "Murat")
    assert state_at(circles.at["murat"], circles.psychologists) is None
    with acting_for(circles.keys.cast.berk):
        assert not CircleVoucher.objects.filter(
            circle_key__circle=circles.psychologists, member=circles.murat
        ).exists()


def test_a_key_that_was_planted_for_the_sheets_is_given_to_nobody(circles: CircleCast) -> None:
    """Anybody can seal to the public half of the sheets."""
    printed = on_paper(circles)
    lose(circles.gunesh)
    with acting_for(circles.keys.cast.berk):
        row = CircleKey.objects.select_related("circle").get(circle=circles.psychologists)
        mine = epochs.Epoch(witnesses.place_of_circle(row.circle), 1, b"mine" * 8)
        papers = RecoverySet.objects.get()
        row.public, row.by_recovery_set = (
            mine.public,
            epochs.grant_to_recovery_set(mine, bytes(papers.public)),
        )
        row.save()
    assert "waits for whom you named" not in use(circles, printed, "Ogul")
    assert state_at(circles.at["ogul"], circles.psychologists) is None


def test_a_key_begun_without_the_epoch_is_believed_because_it_follows(circles: CircleCast) -> None:
    both_in(circles)
    printed = on_paper(circles)
    put = put_in(circles, circles.psychologists, b"before")
    taking_in.leave(circles=circles_at(circles.at["ogul"]), circle=circles.psychologists.pk)
    assert circles_at(circles.at["gunesh"]).of(circles.psychologists.pk).key.number == 2
    with acting_for(circles.keys.cast.berk):
        newest = CircleKey.objects.get(circle=circles.psychologists, number=2)
        assert (newest.voucher, newest.by_recovery_set is not None) == (None, True)
    lose(circles.gunesh)
    assert "1 circle waits" in use(circles, printed, "Ogul")
    words = six_words(circles.at["berk"].get(page_of(circles.psychologists, "vouch/")).text)
    circles.at["ogul"].post(page_of(circles.psychologists, "accept/"), {"typed": words})
    assert read(circles.at["ogul"], circles.psychologists, put) == b"before"


def test_a_next_key_for_the_sheets_that_does_not_follow_is_given_to_nobody(circles: CircleCast) -> None:
    printed = on_paper(circles)
    lose(circles.gunesh)
    with acting_for(circles.keys.cast.berk):
        mine = epochs.Epoch(witnesses.place_of_circle(circles.psychologists), 2, b"mine" * 8)
        papers = RecoverySet.objects.get()
        CircleKey.objects.create(
            organisation=circles.keys.cast.yyldyz,
            circle=circles.psychologists,
            number=2,
            public=mine.public,
            link=b"x" * 61,
            papers=papers.pk,
            by_recovery_set=epochs.grant_to_recovery_set(mine, bytes(papers.public)),
        )
        record_deed(queries.RENEWED, circles.gunesh, ("circle", circles.psychologists.pk), number=2)
    assert "waits for whom you named" not in use(circles, printed, "Ogul")


def test_sheets_that_were_swapped_get_nothing_from_who_holds_the_epoch(circles: CircleCast) -> None:
    on_paper(circles)
    with acting_for(circles.keys.cast.berk):
        RecoverySet.objects.update(public=keypairs.generate().public)
        CircleKey.objects.update(by_recovery_set=None, papers=None)
    circles_at(circles.at["murat"])
    opened = circles_at(circles.at["gunesh"])
    renewing.begin_next(circles=opened, circle=opened.of(circles.psychologists.pk))
    with acting_for(circles.keys.cast.berk):
        assert not CircleKey.objects.filter(by_recovery_set__isnull=False).exists()


def test_sheets_swapped_after_their_words_were_heard_get_no_next_key(circles: CircleCast) -> None:
    on_paper(circles)
    with acting_for(circles.keys.cast.berk):
        RecoverySet.objects.update(public=keypairs.generate().public)
    opened = circles_at(circles.at["gunesh"])
    renewing.begin_next(circles=opened, circle=opened.of(circles.psychologists.pk))
    with acting_for(circles.keys.cast.berk):
        assert CircleKey.objects.get(circle=circles.psychologists, number=2).by_recovery_set is None


def test_new_sheets_open_no_circle_that_was_sealed_to_the_old_ones(circles: CircleCast) -> None:
    on_paper(circles)
    printed = _sheets(circles.at["berk"])
    _type(circles.at["berk"], "typed", printed[0], printed[1])
    with acting_for(circles.keys.cast.berk):
        assert not CircleKey.objects.filter(by_recovery_set__isnull=False).exists()
    words_of_circle(
        circles.at["murat"], circles.lawyers
    )  # who holds the epoch seals it to the new ones by themselves
    with acting_for(circles.keys.cast.berk):
        assert CircleKey.objects.get(by_recovery_set__isnull=False).circle_id == circles.lawyers.pk
