"""A letter arrives by HTTP, is opened by a receiver once, and goes when its writer takes it back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils.translation import gettext_lazy

from amanjol.foundation.letters import kinds
from amanjol.foundation.letters.models import Card, Incoming, OpenedLetter, Recalled
from amanjol.foundation.letters.opening import Held, open_waiting
from amanjol.foundation.letters.tests.house import Note, believe
from amanjol.foundation.letters.tests.partner import KIND, Partner
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.circle_cast import circles_at
from amanjol.foundation.organisations.tests.key_cast import keyring_of
from amanjol.foundation.seals.canonical import TooLarge
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.letters import cards, messages
from amanjol.foundation.seals.letters import letter as letters
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from amanjol.foundation.letters.opening import Looked, Opened
    from amanjol.foundation.letters.tests.house import House
    from amanjol.foundation.seals.letters.cards import OrganisationCard

pytestmark = pytest.mark.django_db


def _arrive(house: House, **changed: object) -> UUID:
    identifier, envelope = house.partner.sealed(house.card, **changed)
    assert house.partner.bring(Client(), house.folder.node, envelope).status_code == 200
    return identifier


def _publish(partner: Partner, serial: int = 1) -> None:
    """As the list of its node brings it."""
    card = partner.card
    data = cards.write(card, partner.signing)
    Card.objects.create(node=card.node, organisation=card.organisation, serial=serial, data=data)


def _look(
    house: House,
    client: Client | None = None,
    believed: Mapping[bytes, OrganisationCard] | None = None,
    **how: bool,
) -> Looked:
    at = client or house.berk
    believed = house.believed if believed is None else believed
    return open_waiting(circles=circles_at(at), keyring=keyring_of(at), believed=believed, **how)


def test_what_arrives_is_acknowledged_opened_once_and_kept_by_its_kind(
    house: House, notes: list[Opened]
) -> None:
    identifier, envelope = house.partner.sealed(house.card)
    answer = house.partner.bring(Client(), house.folder.node, envelope)
    receipt = house.partner.receipt(answer.content, house.folder.own_node_card())
    assert (receipt.letter, receipt.digest) == (identifier, messages.digest_of(envelope))
    looked = _look(house)
    assert [read.row.letter for read in looked.opened] == [identifier]
    (letter,) = notes
    assert (letter.letter.id, letter.body.text) == (identifier, "A bed is free.")  # type: ignore[attr-defined]  # a note
    with acting_for(house.member):
        assert bytes(OpenedLetter.objects.get().kept or b"") == b"kept"
        assert Incoming.objects.get().sealed is None
    house.partner.bring(Client(), house.folder.node, envelope)
    assert (_look(house).opened, len(notes)) == ([], 1)


def test_the_same_letter_sealed_anew_is_told_once(house: House, notes: list[Opened]) -> None:
    letter = house.partner.letter(house.card)
    for _time in range(2):
        house.partner.bring(
            Client(), house.folder.node, letters.seal(letter, house.partner.signing, house.card)
        )
        _look(house)
    third = letters.seal(letter, house.partner.signing, house.card)
    house.partner.bring(Client(), house.folder.node, third)
    assert _look(house).again == 1
    assert len(notes) == 1


@pytest.mark.parametrize("comes", ["before", "after", "after it was taken back"])
def test_garbage_beside_a_true_letter_goes_whenever_it_came(
    house: House, notes: list[Opened], comes: str
) -> None:
    """What another node lays under the same id waits: it may be a letter of theirs."""
    identifier, envelope = house.partner.sealed(house.card)
    garbled = envelope[:-1] + bytes([envelope[-1] ^ 1])
    node = house.folder.node
    if comes == "before":
        house.partner.bring(Client(), node, garbled)
        assert _look(house).held == {Held.CLOSED: 1}
    house.partner.bring(Client(), node, envelope)
    assert [read.row.letter for read in _look(house).opened] == [identifier]
    if comes == "after it was taken back":
        believe(house)
        recall = house.partner.recall(house.folder.own_node_card(), house.card.holder, identifier)
        house.partner.bring(Client(), node, recall)
    if comes != "before":
        house.partner.bring(Client(), node, garbled)
        assert _look(house).held == {}
    with acting_for(house.member):
        assert not Incoming.objects.filter(sealed__isnull=False).exists()
    other = Partner()
    house.folder.believe(other.node_card_bytes)
    other.bring(Client(), node, garbled)
    assert _look(house).held == {Held.CLOSED: 1}


def test_a_colleague_who_is_no_receiver_sees_no_row(house: House, notes: list[Opened]) -> None:
    _arrive(house)
    with acting_for(house.keys.farida):
        assert not Incoming.objects.exists()
    with acting_for(house.keys.cast.dana):
        assert Incoming.objects.count() == 1
    with acting_for(
        house.keys.cast.gul_member if hasattr(house.keys.cast, "gul_member") else house.keys.farida
    ):
        assert not Incoming.objects.exists()


def test_a_colleague_who_is_no_receiver_empties_nothing_unseen(house: House, notes: list[Opened]) -> None:
    """An update that asks for no column meets the policy of updates alone."""
    _arrive(house)
    for member in (house.keys.farida, house.keys.cast.esen):
        with acting_for(member), connection.cursor() as cursor:
            cursor.execute("update letters_incoming set sealed = null, gone_at = now()")
    assert len(_look(house).opened) == 1


def test_either_receiver_opens_and_the_other_finds_nothing_left(house: House, notes: list[Opened]) -> None:
    _arrive(house)
    assert len(_look(house, house.dana).opened) == 1
    assert _look(house).opened == []


def test_who_is_not_believed_waits_and_is_read_once_they_are(house: House, notes: list[Opened]) -> None:
    _arrive(house)
    assert _look(house, believed={}).held == {Held.CLOSED: 1}
    assert _look(house).held == {}
    assert len(_look(house, even_held=True).opened) == 1


@pytest.mark.parametrize(
    ("written", "expires", "changed", "held"),
    [
        (timedelta(minutes=9), timedelta(days=30), {}, Held.CLOCKS_APART),
        (timedelta(days=-90), timedelta(days=-1), {}, Held.EXPIRED),
        (timedelta(), timedelta(days=30), {"kind": "test.newer"}, Held.KIND),
        (timedelta(), timedelta(days=30), {"body": {"text": 5}}, Held.BODY),
        (timedelta(), timedelta(days=30), {"body": {"text": "A bed is free.", "name": "x"}}, Held.BODY),
    ],
)
def test_what_cannot_be_used_now_waits_and_says_why(
    house: House,
    notes: list[Opened],
    written: timedelta,
    expires: timedelta,
    changed: dict[str, object],
    held: Held,
) -> None:
    now = present_moment()
    _arrive(house, now=now + written, expires_at=now + expires, **changed)
    assert _look(house).held == {held: 1}
    assert notes == []
    with acting_for(house.member):
        assert Incoming.objects.get().held == held


@pytest.mark.parametrize(("broken", "held"), [(TooLarge, Held.BODY), (SealBroken, "")])
def test_one_that_cannot_be_kept_stops_none_behind_it(
    house: House, notes: list[Opened], broken: type[Exception], held: str
) -> None:
    """What it belongs to holds no more, or a row of ours is damaged."""
    first, second = _arrive(house), _arrive(house)

    def opened(letter: Opened) -> kinds.Kept:
        if letter.letter.id == first:
            raise broken
        notes.append(letter)
        return kinds.Kept("/somewhere/", b"kept")

    kinds.register(kinds.Kind(KIND, gettext_lazy("A note"), Note, opened))
    looked = _look(house)
    assert [read.row.letter for read in looked.opened] == [second]
    assert [letter.letter.id for letter in notes] == [second]
    with acting_for(house.member):
        assert Incoming.objects.exclude(sealed=None).get().held == held
        assert OpenedLetter.objects.count() == 1


@pytest.mark.parametrize(
    "refused", ["select 1 / 0", "update letters_openedletter set kept = 'x', gone_at = now()"]
)
def test_what_the_database_refuses_stops_none_behind_it(
    house: House, notes: list[Opened], refused: str
) -> None:
    """Bad data, or a row against a constraint: what a writer who is believed can bring about."""
    first, second = _arrive(house), _arrive(house)
    _register(lambda letter: _execute(refused) if letter.letter.id == first else None)
    looked = _look(house)
    assert ([read.row.letter for read in looked.opened], looked.held) == ([second], {Held.BODY: 1})
    with acting_for(house.member):
        assert Incoming.objects.get(letter=first).held == Held.BODY
        assert OpenedLetter.objects.get().letter == second


def test_a_database_that_fails_holds_no_letter(house: House, notes: list[Opened]) -> None:
    """It says nothing of the letter, which opens at the next press."""
    letter = _arrive(house)

    def fail(_letter: Opened) -> None:
        raise OperationalError

    _register(fail)
    with pytest.raises(OperationalError):
        _look(house)
    with acting_for(house.member):
        assert Incoming.objects.get().held == ""
    _register(notes.append)
    assert [read.row.letter for read in _look(house).opened] == [letter]


def _register(tell: Callable[[Opened], None]) -> None:
    def opened(letter: Opened) -> kinds.Kept:
        tell(letter)
        return kinds.Kept("/somewhere/", b"kept")

    kinds.register(kinds.Kind(KIND, gettext_lazy("A note"), Note, opened))


def _execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_gap_is_seen_whatever_the_order(house: House, notes: list[Opened]) -> None:
    letters = [house.partner.sealed(house.card)[1] for _number in range(3)]
    node = {house.partner.node}
    for envelope, missing in ((letters[2], node), (letters[0], set()), (letters[1], set())):
        house.partner.bring(Client(), house.folder.node, envelope)
        assert _look(house).missing == missing
    assert sorted(letter.letter.sequence for letter in notes) == [1, 2, 3]


def test_taken_back_before_and_after_opening(house: House, notes: list[Opened]) -> None:
    believe(house)
    opened = _arrive(house)
    _look(house)
    closed = _arrive(house)
    recall = house.partner.recall(house.folder.own_node_card(), house.card.holder, opened, closed)
    _publish(house.partner)
    for _time in range(2):
        answer = house.partner.bring(Client(), house.folder.node, recall)
        assert house.partner.receipt(
            answer.content, house.folder.own_node_card()
        ).digest == messages.digest_of(recall)
    with acting_for(house.member):
        row = OpenedLetter.objects.get()
        assert row.kept is None
        assert row.gone_at is not None
        assert not Incoming.objects.filter(sealed__isnull=False).exists()
        assert Recalled.objects.count() == 2
    assert _look(house, even_held=True).opened == []


def test_a_letter_that_comes_after_its_recall_is_never_read(house: House, notes: list[Opened]) -> None:
    believe(house)
    _publish(house.partner)
    identifier, envelope = house.partner.sealed(house.card)
    recall = house.partner.recall(house.folder.own_node_card(), house.card.holder, identifier)
    for body in (recall, envelope):
        assert house.partner.bring(Client(), house.folder.node, body).status_code == 200
    assert (_look(house).opened, notes) == ([], [])


def test_a_node_recalls_nothing_with_a_key_that_nobody_here_believes(
    house: House, notes: list[Opened]
) -> None:
    """A seized node names a key of its own for the organisation, and takes back with it."""
    believe(house)
    opened = _arrive(house)
    _look(house)
    closed = _arrive(house)
    thief = Partner(node=house.partner.node, organisation=house.partner.organisation)
    thief.keys = house.partner.keys
    from amanjol.foundation.letters.models import Card  # noqa: PLC0415

    Card.objects.create(
        node=thief.node,
        organisation=thief.organisation,
        serial=2,
        data=cards.write(thief.card, thief.signing),
    )
    recall = thief.recall(house.folder.own_node_card(), house.card.holder, opened, closed)
    thief.bring(Client(), house.folder.node, recall)
    with acting_for(house.member):
        assert OpenedLetter.objects.get().kept is not None
        assert Incoming.objects.filter(sealed__isnull=False).count() == 1
    assert len(_look(house).opened) == 1
