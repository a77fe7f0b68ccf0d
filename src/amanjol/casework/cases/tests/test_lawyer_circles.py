"""What is for lawyers alone, put into their circle: nothing is lost when one leaves, and nobody else reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.casework.cases import noted_for_lawyers
from amanjol.casework.cases.lawyers import actions as telling_lawyer
from amanjol.casework.cases.lawyers import notes as lawyer_notes
from amanjol.casework.cases.models import LawyerNote, LawyerSeal
from amanjol.casework.cases.tests.lawyer_cast import FOR_YOU, SECRET, Scene, lawyer_of, notes, seals, write
from amanjol.casework.cases.tests.pages import path
from amanjol.foundation.accounts import actions as accounts
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations.keys.circles.actions import renewing, taking_in, vouching
from amanjol.foundation.organisations.models import Circle, CircleKey
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.circle_cast import circles_at, words_of_circle
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.foundation.organisations.models import Member

pytestmark = pytest.mark.django_db
TYPED = {"risk_told": "on", "amj_HIV": SECRET}


def begin(client: Client) -> Circle:
    return renewing.begin(circles=circles_at(client), purpose="lawyer")


def taken_in(scene: Scene, circle: Circle, name: str) -> tuple[Member, Client]:
    """Both hold the epoch, so a holder has compared the words of both already."""
    member, client = lawyer_of(scene.people, name)
    taking_in.take_in(circles=circles_at(scene.lawyer), circle=circle.pk, member=member, compared="")
    circles_at(client)
    return member, client


def write_in(scene: Scene, circle: Circle) -> str:
    return scene.berk.post(scene.where, TYPED | {"lawyer": str(circle.pk)}, follow=True).text


def test_two_lawyers_of_a_circle_read_it_and_nothing_is_lost_when_one_leaves(lawyer_scene: Scene) -> None:
    circle = begin(lawyer_scene.lawyer)
    _leyla, leyla = taken_in(lawyer_scene, circle, "Leyla Chinar")
    page = write_in(lawyer_scene, circle)
    assert "only who is in this circle of lawyers can open it" in page
    assert "1 note for Murat Chinar, Leyla Chinar" in page
    for client in (lawyer_scene.lawyer, leyla):
        (where,) = notes(client)
        assert SECRET in client.get(where).text
    taking_in.leave(circles=circles_at(lawyer_scene.lawyer), circle=circle.pk)
    assert notes(lawyer_scene.lawyer) == []
    assert seals(lawyer_scene.lawyer) == []
    assert SECRET in leyla.get(where).text
    write_in(lawyer_scene, circle)  # under the next key, which Murat never had
    assert len(notes(leyla)) == 2
    assert all(SECRET in leyla.get(where).text for where in notes(leyla))
    assert sorted(row.number for row in seals(leyla) if row.number) == [1, 2]


def test_who_is_not_in_the_circle_finds_nothing_of_it(lawyer_scene: Scene) -> None:
    circle = begin(lawyer_scene.lawyer)
    write_in(lawyer_scene, circle)
    (where,) = notes(lawyer_scene.lawyer)
    _leyla, leyla = lawyer_of(lawyer_scene.people, "Leyla Chinar")
    assert (notes(leyla), seals(leyla), leyla.get(where).status_code) == ([], [], 404)
    for client in (lawyer_scene.berk, lawyer_scene.people.keys.dana, lawyer_scene.people.gul):
        assert seals(client) == []
        assert client.get(where).status_code == 403
    request_of(lawyer_scene.lawyer)
    note = LawyerNote.objects.get()
    for client in (leyla, lawyer_scene.berk):
        for act in (telling_lawyer.read, telling_lawyer.delete):
            with pytest.raises(PermissionDenied), transaction.atomic():
                act(keyring=keyring_of(client), note=note)
    for name in ("for_lawyer", "details", "case", "access"):
        assert SECRET not in lawyer_scene.berk.get(path(name, lawyer_scene.people.case)).text


def test_what_was_sealed_to_one_lawyer_before_stays_theirs(lawyer_scene: Scene) -> None:
    write(lawyer_scene)
    circle = begin(lawyer_scene.lawyer)
    _leyla, leyla = taken_in(lawyer_scene, circle, "Leyla Chinar")
    (where,) = notes(lawyer_scene.lawyer)
    assert SECRET in lawyer_scene.lawyer.get(where).text
    assert notes(leyla) == []
    assert leyla.get(where).status_code == 404


def test_a_lawyer_in_a_circle_is_offered_with_it_and_others_by_themselves(lawyer_scene: Scene) -> None:
    leyla, _client = lawyer_of(lawyer_scene.people, "Leyla Chinar")
    circle = begin(lawyer_scene.lawyer)
    offered = lawyer_notes.readers(keyring_of(lawyer_scene.berk))
    assert [(reader.pk, reader.name) for reader in offered] == [
        (circle.pk, "Murat Chinar"), (leyla.pk, "Leyla Chinar"),
    ]  # fmt: skip
    CircleKey.objects.update(voucher=None)
    offered = lawyer_notes.readers(keyring_of(lawyer_scene.berk))
    assert [reader.pk for reader in offered] == [leyla.pk, lawyer_scene.murat.pk]


def test_a_circle_of_others_or_a_swapped_one_takes_no_note(lawyer_scene: Scene) -> None:
    circle = begin(lawyer_scene.lawyer)
    request_of(lawyer_scene.berk)
    other = Circle.objects.create(organisation=lawyer_scene.people.keys.cast.yyldyz, purpose="psychologist")
    key = CircleKey.objects.get(circle=circle)
    CircleKey.objects.create(
        organisation=other.organisation,
        circle=other,
        number=1,
        public=bytes(key.public),
        voucher=bytes(key.voucher or b""),
    )
    for pk in (other.pk, lawyer_scene.people.case.pk):
        lawyer_scene.berk.post(lawyer_scene.where, TYPED | {"lawyer": str(pk)})
    request_of(lawyer_scene.berk)
    CircleKey.objects.filter(circle=circle).update(public=b"x" * 1216)
    lawyer_scene.berk.post(lawyer_scene.where, TYPED | {"lawyer": str(circle.pk)})
    request_of(lawyer_scene.berk)
    assert LawyerNote.objects.count() == 0


@pytest.mark.parametrize("moved", ["circle", "case", "number"])
def test_a_note_that_was_moved_opens_nowhere(lawyer_scene: Scene, moved: str) -> None:
    circle = begin(lawyer_scene.lawyer)
    write_in(lawyer_scene, circle)
    second = begin(lawyer_scene.lawyer)
    request_of(lawyer_scene.lawyer)
    row = LawyerSeal.objects.select_related("note").get()
    match moved:
        case "circle":
            row.note.circle = second
        case "case":
            row.note.case_id = second.pk
        case _:
            row.number = 2
    with pytest.raises(SealBroken):
        lawyer_notes.open_note(row, keyring_of(lawyer_scene.lawyer), circles_at(lawyer_scene.lawyer))
    with pytest.raises(SealBroken):
        lawyer_notes.open_note(row, keyring_of(lawyer_scene.lawyer))


def test_nobody_left_in_the_circle_is_said_where_it_was_written(lawyer_scene: Scene) -> None:
    circle = begin(lawyer_scene.lawyer)
    write_in(lawyer_scene, circle)
    accounts.drop_person_key(account=lawyer_scene.murat.account, by=None)
    assert "Nobody can open it any more" in lawyer_scene.berk.get(lawyer_scene.where).text
    request_of(lawyer_scene.berk)
    (line,) = noted_for_lawyers.notes_for_lawyers(lawyer_scene.people.case)
    assert line.is_lost


def test_whoever_is_in_the_circle_deletes_it_with_its_seal(lawyer_scene: Scene) -> None:
    circle = begin(lawyer_scene.lawyer)
    _leyla, leyla = taken_in(lawyer_scene, circle, "Leyla Chinar")
    write_in(lawyer_scene, circle)
    (where,) = notes(leyla)
    leyla.post(f"{where}delete/")
    assert notes(lawyer_scene.lawyer) == []
    assert seals(lawyer_scene.lawyer) == []
    assert "Nothing was written for you" in leyla.get(FOR_YOU).text


def test_a_circle_of_psychologists_is_offered_to_nobody(lawyer_scene: Scene) -> None:
    """Though a holder vouches for it: what is for lawyers goes to lawyers."""
    gunesh = join("Gunesh Chinar", lawyer_scene.people.keys.cast.yyldyz, RoleKey.PSYCHOLOGIST)
    client = unlocked(gunesh.account)
    circle = renewing.begin(circles=circles_at(client), purpose="psychologist")
    words = words_of_circle(client, circle)
    keyring = keyring_of(lawyer_scene.berk)
    vouching.vouch_for_circle(keyring=keyring, circle=circle, typed=words)
    assert [reader.pk for reader in lawyer_notes.readers(keyring)] == [lawyer_scene.murat.pk]


def test_a_circle_that_waits_for_words_shows_nothing_of_it_yet(lawyer_scene: Scene) -> None:
    circle = begin(lawyer_scene.lawyer)
    write_in(lawyer_scene, circle)
    (where,) = notes(lawyer_scene.lawyer)
    leyla, client = lawyer_of(lawyer_scene.people, "Leyla Chinar")
    taking_in.take_in(circles=circles_at(lawyer_scene.lawyer), circle=circle.pk, member=leyla, compared="")
    request_of(lawyer_scene.berk)
    CircleKey.objects.update(voucher=None)
    assert notes(client) == []
    assert client.get(where).status_code == 404
    circles_at(lawyer_scene.lawyer)  # who is in it vouches for it again
    assert notes(client) == [where]
