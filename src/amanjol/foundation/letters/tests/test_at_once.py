"""Two receivers open what waits at the same moment, each on a connection of their own: each letter is opened once."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils.translation import gettext_lazy

from amanjol.foundation.letters import kinds
from amanjol.foundation.letters.models import Card, Incoming, OpenedLetter
from amanjol.foundation.letters.opening import open_waiting
from amanjol.foundation.letters.tests.house import (
    House,
    Note,
    believe,
    create_house_cast,
    own_folder,
    own_node_card,
)
from amanjol.foundation.letters.tests.partner import KIND
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.circle_cast import circles_at
from amanjol.foundation.organisations.tests.key_cast import keyring_of
from amanjol.foundation.seals.letters import cards
from amanjol.foundation.seals.letters import letter as letters

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_django import Settings

    from amanjol.foundation.letters.opening import Looked, Opened

pytestmark = pytest.mark.usefixtures("fresh_database")


@pytest.fixture
def house(settings: Settings, tmp_path: Path) -> House:
    settings.LETTERS_ROOT = tmp_path / "letters"
    with transaction.atomic():
        house = House(create_house_cast())
        folder = own_folder()
        folder.begin()
        folder.keep_own(own_node_card(folder))
        folder.believe(house.partner.node_card_bytes)
        believe(house)
        data = cards.write(house.partner.card, house.partner.signing)
        Card.objects.create(
            node=house.partner.node, organisation=house.partner.organisation, serial=1, data=data
        )
    return house


def wait_for(done: Event) -> None:
    """Until that has come, or another transaction waits for a lock; ten seconds at most."""
    for _ in range(200):
        with connection.cursor() as cursor:
            cursor.execute("select exists (select from pg_locks where not granted)")
            if done.is_set() or cursor.fetchone()[0]:
                return
        time.sleep(0.05)
    raise AssertionError("Nobody waits, and nobody is done.")


def test_a_letter_that_lies_here_twice_is_opened_once(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second, who takes the copy while the first is still at it, passes it by; neither waits, and none fails."""
    with transaction.atomic():
        card, node = house.card, house.folder.node
    letter = house.partner.letter(card)
    for _time in range(2):
        envelope = letters.seal(letter, house.partner.signing, card)
        assert house.partner.bring(Client(), node, envelope).status_code == 200
    begun, done, ids = Event(), Event(), list[Any]()

    def opened(of_kind: Opened) -> kinds.Kept:
        ids.append(of_kind.letter.id)
        if not begun.is_set():
            begun.set()
            wait_for(done)
        return kinds.Kept("/somewhere/", b"kept")

    monkeypatch.setattr(kinds, "_kinds", {})
    kinds.register(kinds.Kind(KIND, gettext_lazy("A note"), Note, opened))

    def look(client: Client) -> Looked:
        try:
            with transaction.atomic():
                circles, keyring = circles_at(client), keyring_of(client)
                return open_waiting(circles=circles, keyring=keyring, believed=house.believed)
        finally:
            connection.close()

    def look_second() -> Looked:
        assert begun.wait(120)
        try:
            return look(house.dana)
        finally:
            done.set()

    with ThreadPoolExecutor(2) as threads:
        first, second = threads.submit(look, house.berk), threads.submit(look_second)
        looked = first.result(), second.result()
    assert [len(of_one.opened) for of_one in looked] == [1, 0]
    assert looked[1].passed_by == 2
    assert ids == [letter.id]
    with transaction.atomic(), acting_for(house.member):
        assert OpenedLetter.objects.filter(letter=letter.id).count() == 1
        assert not Incoming.objects.filter(sealed__isnull=False).exists()
