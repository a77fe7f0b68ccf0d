"""Two receivers at the same moment, each on a connection of their own: one acts, the other is led there."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test import Client

from amanjol.casework.cases.models import Case
from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.intake.tests.test_once_at_once import at_once
from amanjol.casework.referrals import keys
from amanjol.casework.referrals.models import Referral
from amanjol.casework.referrals.tests.test_referrals import MERJEN, agree, told_by_code
from amanjol.casework.referrals.tests.two_houses import create_two_houses, with_node_keys
from amanjol.casework.standards.referring import kinds
from amanjol.casework.standards.referring.tests.examples import example
from amanjol.foundation.letters.opening import Held, open_waiting
from amanjol.foundation.letters.tests import test_at_once as of_letters
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.circle_cast import circles_at
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_django import Settings

    from amanjol.foundation.letters.opening import Looked
    from amanjol.foundation.letters.tests.house import House

pytestmark = pytest.mark.usefixtures("fresh_database")
house = of_letters.house


def test_two_letters_that_begin_one_referral_begin_it_once(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other waits, as one that comes later does."""
    with transaction.atomic():
        card, node = house.card, house.folder.node
    body = kinds.write(kinds.read("referral.inquiry", example("referral.inquiry", referral=str(uuid4()))))

    def comes() -> None:
        _letter, envelope = house.partner.sealed(card, kind="referral.inquiry", body=body)
        assert house.partner.bring(Client(), node, envelope).status_code == 200

    comes()
    here, begin = [Event(), Event()], keys.begin

    def slow(*given: Any) -> Any:
        """Until both are past the look whether there is one."""
        mine = next(event for event in here if not event.is_set())
        mine.set()
        assert all(event.wait(120) for event in here)
        return begin(*given)

    monkeypatch.setattr(keys, "begin", slow)

    def look(client: Client, *, after: Event | None = None) -> Looked:
        try:
            if after is not None:
                assert after.wait(120)
                comes()
            with transaction.atomic():
                circles, keyring = circles_at(client), keyring_of(client)
                return open_waiting(circles=circles, keyring=keyring, believed=house.believed)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(look, house.berk)
        second = threads.submit(look, house.dana, after=here[0])
        looked = first.result(), second.result()
    assert sum(len(of_one.opened) for of_one in looked) == 1
    assert sum(of_one.held.get(Held.NOT_EXPECTED, 0) for of_one in looked) == 1
    with transaction.atomic(), acting_for(house.member):
        assert Referral.objects.count() == 1


def test_two_who_open_a_case_of_one_referral_come_to_one(settings: Settings, tmp_path: Path) -> None:
    settings.LETTERS_ROOT = tmp_path / "letters"
    with transaction.atomic():
        houses = create_two_houses()
        with_node_keys()
    with transaction.atomic():
        agree(houses)
        _ours, theirs, code_word = told_by_code(houses, open_case(houses.dana, MERJEN))
    typed = {"names": code_word, "form": "adult", "next_step": "Meet her at the station"}
    presses = [
        lambda client=client: client.post(f"{theirs}case/", typed) for client in (houses.selbi, houses.oraz)
    ]
    answers = at_once(*presses)
    assert [answer.status_code for answer in answers] == [302, 302]
    with transaction.atomic():
        keyring_of(houses.oraz)
        (case,) = Case.objects.all()
    to = {answer.headers["Location"] for answer in answers}
    assert f"/desk/cases/{case.pk}/" in to
    assert to <= {f"/desk/cases/{case.pk}/", theirs}
    late = houses.oraz.get(f"{theirs}case/", follow=True)
    assert late.redirect_chain == [(f"/desk/cases/{case.pk}/", 302)]
    assert "A colleague has opened a case of it already" in late.text
