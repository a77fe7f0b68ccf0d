"""Several letters to one node go in one request, and none holds up another; what was in vain goes with fewer."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from amanjol.foundation.letters.delivery import carrying, groups
from amanjol.foundation.letters.delivery.carrying import Due
from amanjol.foundation.letters.models import Incoming, Outgoing
from amanjol.foundation.letters.sending import Draft, send_all
from amanjol.foundation.letters.tests.house import Note, carry, to_nobody
from amanjol.foundation.letters.tests.neighbour import neighbour_of
from amanjol.foundation.letters.tests.partner import KIND
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.letters import envelopes, messages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from amanjol.foundation.letters.tests.house import House
    from amanjol.foundation.letters.tests.neighbour import Neighbour

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("notes")]
NOTE = Draft(KIND, Note("Is a bed free?"))


@pytest.fixture
def neighbour(house: House) -> Iterator[Neighbour]:
    with neighbour_of(house.partner, house.folder.own_node_card()) as neighbour:
        house.folder.believe(house.partner.node_card_bytes)
        yield neighbour


def _send(house: House, number: int) -> list[Any]:
    drafts = [(house.partner.card, NOTE)] * number
    return [letter.id for letter in send_all(keyring=house.keyring, signing=house.signing, drafts=drafts)]


def _received(house: House) -> set[Any]:
    with acting_for(house.member):
        return set(Outgoing.objects.filter(received_at__isnull=False).values_list("pk", flat=True))


def test_what_is_due_for_one_node_goes_in_one_request(house: House, neighbour: Neighbour) -> None:
    letters = _send(house, 23)
    assert carry() == 23
    assert neighbour.asked == [groups.PATH] * 2
    came = [envelopes.read_header(body).id for _path, body in neighbour.brought]
    assert sorted(came) == sorted(letters)
    assert _received(house) == set(letters)


def test_one_that_is_refused_holds_up_none_beside_it(house: House, neighbour: Neighbour) -> None:
    letters = _send(house, 3)

    def answer(envelope: bytes) -> tuple[int, bytes]:
        refused = envelopes.read_header(envelope).id == letters[1]
        return (400, b"") if refused else neighbour.acknowledge(envelope)

    neighbour.answer = answer
    assert carry() == 2
    assert _received(house) == {letters[0], letters[2]}
    with acting_for(house.member):
        waiting = Outgoing.objects.get(pk=letters[1])
    assert waiting.next_try_at is not None
    assert waiting.next_try_at > timezone.now()


def test_a_receipt_counts_for_its_own_letter_alone(house: House, neighbour: Neighbour) -> None:
    """Exchanged among those of a group they acknowledge nothing."""
    first, second = _send(house, 2)

    def exchanged(envelope: bytes) -> tuple[int, bytes]:
        other = second if envelopes.read_header(envelope).id == first else first
        return 200, neighbour.receipt(envelope, other)

    neighbour.answer = exchanged
    assert carry() == 0
    assert _received(house) == set()


def test_a_letter_without_an_answer_is_put_off(house: House, neighbour: Neighbour) -> None:
    """Whatever the other node took: it may have written fewer answers than letters."""
    neighbour.answers_at_most = 1
    first, second = _send(house, 2)
    assert carry() == 1
    assert _received(house) == {first}
    with acting_for(house.member):
        waiting = Outgoing.objects.get(pk=second)
    assert waiting.next_try_at is not None
    assert waiting.next_try_at > timezone.now()


def test_an_older_node_is_brought_one_after_another(house: House, neighbour: Neighbour) -> None:
    neighbour.is_older = True
    _send(house, 3)
    assert carry() == 3
    assert neighbour.asked == [groups.PATH, *[carrying.PATH] * 3]


def test_what_was_in_vain_goes_with_fewer_and_at_last_alone() -> None:
    for tries, sizes in ((1, [20, 5]), (2, [4] * 6 + [1]), (3, [1] * 25), (9, [1] * 25)):
        due = [Due(uuid4(), "node", b"x" * 5_000, tries) for _number in range(25)]
        assert [len(group) for group in groups.of(due)] == sizes
    mixed = [Due(uuid4(), node, b"x", 1) for node in ("a", "b", "a", "b")]
    assert [[entry.to for entry in group] for group in groups.of(mixed)] == [["a", "a"], ["b", "b"]]
    large = [Due(uuid4(), "node", bytes(envelopes.LARGEST // 2), 1) for _number in range(3)]
    assert [len(group) for group in groups.of(large)] == [1, 1, 1]


def test_of_a_group_that_comes_each_gets_its_answer(house: House) -> None:
    house.folder.believe(house.partner.node_card_bytes)
    sealed = [house.partner.sealed(house.card) for _number in range(2)]
    body = groups.write([sealed[0][1], to_nobody(sealed[0][1]), b"", sealed[1][1]])
    answer = house.partner.bring(Client(), house.folder.node, body, groups.PATH)
    assert answer.status_code == 200
    first, nothing, empty, last = groups.read(answer.content)
    assert (nothing, empty) == (b"", b"")
    for receipt, (letter, envelope) in ((first, sealed[0]), (last, sealed[1])):
        opened = house.partner.receipt(receipt, house.folder.own_node_card())
        assert (opened.letter, opened.digest) == (letter, messages.digest_of(envelope))
    with acting_for(house.member):
        assert set(Incoming.objects.values_list("letter", flat=True)) == {letter for letter, _ in sealed}


def test_what_is_no_group_is_refused_whole(house: House) -> None:
    house.folder.believe(house.partner.node_card_bytes)
    _letter, envelope = house.partner.sealed(house.card)
    whole = groups.write([envelope])
    for body in (whole[:-1], whole + b"\0", groups.write([envelope, *[b""] * 20]), envelope):
        answer = house.partner.bring(Client(), house.folder.node, body, groups.PATH)
        assert answer.status_code == 400
        with pytest.raises(SealBroken):
            groups.read(body)
    with acting_for(house.member):
        assert not Incoming.objects.exists()
    assert groups.read(b"") == []
