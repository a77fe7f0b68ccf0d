"""Whoever writes rows as the program does shows an advocate no mandate that nobody who coordinates gave them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import uuid4

import pytest
from django.db import connection

from amanjol.casework.legal_aid.acting import queries
from amanjol.casework.legal_aid.acting.queries import Why
from amanjol.casework.legal_aid.mandates import sealing
from amanjol.casework.legal_aid.models import Mandate, MandateReader, VouchingKey
from amanjol.casework.legal_aid.tests import mandate_cast
from amanjol.casework.legal_aid.tests.acting_cast import begin, own, path
from amanjol.casework.legal_aid.tests.advocate_cast import MY_WORK, compare, compare_ours
from amanjol.casework.legal_aid.tests.mandate_cast import LIST
from amanjol.casework.legal_aid.tests.mandate_cast import path as coordinators
from amanjol.casework.legal_aid.turns import vouching
from amanjol.casework.legal_aid.turns.vouching import NotCompared, NotVouchedFor
from amanjol.foundation.accounts.models import PersonKey
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.organisations.keys.queries import place_of
from amanjol.foundation.organisations.tests.circle_cast import circles_at
from amanjol.foundation.organisations.tests.key_cast import request_of
from amanjol.foundation.seals import case_keys

if TYPE_CHECKING:
    from amanjol.casework.legal_aid.tests.advocate_cast import Scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_kyrgyzstan")]
THEIR_SECRET: Final = b"\x07" * 32
THEIR_KEY: Final = b"\x08" * 32
NOBODY_VOUCHES: Final = "nobody who coordinates vouches for it"
COMPARE_FIRST: Final = "opens once you have compared six words"


def false_mandate(scene: Scene, true: Mandate, voucher: bytes = b"") -> Mandate:
    """As Aigul's true one, which somebody took out, under a key of their own that is sealed to hers."""
    of, organisation = own(scene.aigul, true).opened, place_of(scene.chinar.pk)
    with connection.cursor() as cursor:
        cursor.execute("select current_user")
        assert cursor.fetchone() == ("amanjol_app",)
    key = aiguls_key(scene)
    row = Mandate.objects.get(pk=true.pk)
    row.pk = uuid4()
    sealing.close(row, of.record, THEIR_KEY, organisation)
    row.save(force_insert=True)
    wrapped = case_keys.seal_for(
        THEIR_KEY, organisation, str(row.pk), str(key.account_id), bytes(key.public), case_keys.Access.WORK
    )
    number = VouchingKey.objects.get(key=key).number
    MandateReader.objects.create(
        organisation=scene.chinar, mandate=row, key=key, wrapped=wrapped, comparison=number, voucher=voucher
    )
    return row


def aiguls_key(scene: Scene) -> PersonKey:
    return PersonKey.objects.get(account=scene.at(scene.aigul).account_id)


def voucher_of(mandate: Mandate) -> bytes:
    return bytes(MandateReader.objects.get(mandate=mandate).voucher)


def is_refused(scene: Scene, mandate: Mandate) -> None:
    entries = Entry.objects.filter(verb="mandate.step-written").count()
    assert NOBODY_VOUCHES in scene.aigul.get(MY_WORK).text
    for answer in (scene.aigul.get(path(mandate)), scene.aigul.post(path(mandate, "step"), {})):
        assert (answer.status_code, answer["Location"]) == (302, MY_WORK)
    with pytest.raises(NotVouchedFor):
        queries.opened_mandate(circles_at(scene.aigul), mandate.pk)
    assert Entry.objects.filter(verb="mandate.step-written").count() == entries


def test_a_mandate_that_who_coordinates_began_has_a_voucher_and_opens(advocates: Scene) -> None:
    mandate = begin(advocates)
    assert len(voucher_of(mandate)) == 32
    assert NOBODY_VOUCHES not in advocates.aigul.get(MY_WORK).text
    assert advocates.aigul.get(path(mandate)).status_code == 200


def test_a_whole_false_mandate_is_shown_to_nobody(advocates: Scene) -> None:
    true = begin(advocates)
    request_of(advocates.zarina)
    false = false_mandate(advocates, true)
    is_refused(advocates, false)
    assert advocates.aigul.get(path(true)).status_code == 200


def test_a_voucher_of_another_mandate_or_of_a_secret_of_their_own_is_none(advocates: Scene) -> None:
    true = begin(advocates)
    request_of(advocates.zarina)
    false = false_mandate(advocates, true, voucher_of(true))
    is_refused(advocates, false)
    given = MandateReader.objects.get(mandate=false)
    given.voucher = vouching.mandate_voucher(given, THEIR_KEY, THEIR_SECRET)
    given.save()
    is_refused(advocates, false)


def test_a_voucher_is_of_one_key_alone(advocates: Scene) -> None:
    """Whoever puts a key of their own into a true mandate has the voucher of the true one, and no other."""
    mandate = begin(advocates)
    of, key = own(advocates.aigul, mandate), aiguls_key(advocates)
    wrapped = case_keys.seal_for(
        THEIR_KEY, place_of(advocates.chinar.pk), str(mandate.pk), str(key.account_id), bytes(key.public),
        case_keys.Access.WORK,
    )  # fmt: skip
    MandateReader.objects.filter(mandate=mandate).update(wrapped=wrapped)
    row = Mandate.objects.get(pk=mandate.pk)
    sealing.close(row, of.opened.record, THEIR_KEY, place_of(advocates.chinar.pk))
    row.save()
    is_refused(advocates, mandate)


def test_who_has_compared_nothing_reads_none_and_gets_a_voucher_at_the_next_look(advocates: Scene) -> None:
    compare(advocates.zarina, advocates.at(advocates.aigul))
    mandate = mandate_cast.begin(advocates)
    assert voucher_of(mandate) == b""
    assert COMPARE_FIRST in advocates.aigul.get(MY_WORK).text
    assert advocates.aigul.get(path(mandate))["Location"] == MY_WORK
    with pytest.raises(NotCompared):
        queries.opened_mandate(circles_at(advocates.aigul), mandate.pk)
    compare_ours(advocates.zarina, advocates.aigul)
    assert [of.why for of in queries.opened(circles_at(advocates.aigul))] == [Why.NOT_VOUCHED_FOR]  # type: ignore[union-attr]  # each is closed, else it has no why
    assert advocates.zarina.get(coordinators(mandate)).status_code == 200
    assert advocates.aigul.get(path(mandate)).status_code == 200
    assert Entry.objects.filter(verb="mandate.readers-named", subject_id=str(mandate.pk)).count() == 1


def test_what_was_vouched_for_before_they_compared_anew_is_so_no_more(advocates: Scene) -> None:
    mandate = begin(advocates)
    earlier = voucher_of(mandate)
    compare_ours(advocates.zarina, advocates.aigul)
    is_refused(advocates, mandate)
    assert advocates.zarina.get(LIST).status_code == 200
    assert voucher_of(mandate) not in {b"", earlier}
    assert advocates.aigul.get(path(mandate)).status_code == 200


def test_a_look_makes_no_new_key_where_nothing_changed(advocates: Scene) -> None:
    mandate = begin(advocates)
    key = own(advocates.aigul, mandate).key
    request_of(advocates.zarina)
    VouchingKey.objects.update(number=7)  # somebody's claim: no secret that counts opens under it
    for _look in range(2):
        assert advocates.zarina.get(LIST).status_code == 200
    given = MandateReader.objects.get(mandate=mandate)
    assert (given.comparison, bytes(given.voucher)) == (7, b"")
    for _look in range(2):
        assert advocates.zarina.get(LIST).status_code == 200
    assert MandateReader.objects.get(mandate=mandate).pk == given.pk
    compare_ours(advocates.zarina, advocates.aigul)
    for _look in range(2):
        assert advocates.zarina.get(LIST).status_code == 200
    there = own(advocates.aigul, mandate).key
    assert there != key
    assert advocates.zarina.get(LIST).status_code == 200
    assert own(advocates.aigul, mandate).key == there


def test_who_coordinates_sees_which_advocate_has_compared(advocates: Scene) -> None:
    page = f"/desk/advocates/{advocates.of_aigul}/account/"
    compare(advocates.zarina, advocates.at(advocates.aigul))
    assert "has not compared yours" in advocates.zarina.get(page).text
    compare_ours(advocates.zarina, advocates.aigul)
    assert "has not compared yours" not in advocates.zarina.get(page).text
