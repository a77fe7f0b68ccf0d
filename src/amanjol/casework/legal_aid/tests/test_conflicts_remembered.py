"""What is remembered between requests says of nobody who they are, and changes no answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amanjol.casework.legal_aid.conflict import remembering
from amanjol.casework.legal_aid.conflict.queries import Book
from amanjol.casework.legal_aid.register import queries as register
from amanjol.casework.legal_aid.tests.offers_cast import ACCUSED, TODAY
from amanjol.casework.standards.conflicts import comparing
from amanjol.casework.standards.conflicts.checking import Verdict
from amanjol.foundation.organisations.keys.actions.beginning import begin_next
from amanjol.foundation.seals import fields
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.casework.legal_aid.tests.offers_cast import Scene
    from amanjol.casework.standards.conflicts.comparing import Comparing, Likeness, Party

pytestmark = pytest.mark.django_db
OTHER = "Сказочнов Небыл Никтоевич"


@pytest.fixture(autouse=True)
def _empty() -> Iterator[None]:
    remembering.forget()
    yield
    remembering.forget()


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """All pairs that were held against each other."""
    pairs: list[tuple[str, str]] = []
    likeness = comparing.Comparing.likeness

    def noted(self: Comparing, party: Party, other: Party) -> Likeness:
        pairs.append((party.names[0], other.names[0]))
        return likeness(self, party, other)

    monkeypatch.setattr(comparing.Comparing, "likeness", noted)
    return pairs


def verdicts(offers: Scene) -> dict[str, Verdict]:
    keyring = offers.keyring
    advocates = register.opened(keyring, TODAY)
    checked = Book(keyring, advocates).checked(offers.need)
    return {of.row.number: checked[str(of.row.pk)].verdict for of in advocates}


def test_the_same_names_are_held_against_each_other_once(
    offers: Scene, compared: list[tuple[str, str]]
) -> None:
    offers.oppose(ACCUSED)
    offers.represented("7-001", ACCUSED)
    offers.represented("7-003", OTHER)
    first = verdicts(offers)
    assert first["7-001"] is Verdict.CONFLICTED
    assert first["7-003"] is Verdict.FREE
    assert compared
    compared.clear()
    assert verdicts(offers) == first
    assert compared == []


def test_another_name_on_either_side_is_held_against_all_anew(
    offers: Scene, compared: list[tuple[str, str]]
) -> None:
    offers.oppose(OTHER)
    offers.represented("7-003", ACCUSED)
    assert verdicts(offers)["7-003"] is Verdict.FREE
    compared.clear()
    offers.oppose(ACCUSED)
    assert verdicts(offers)["7-003"] is Verdict.CONFLICTED
    assert {names for names, _other in compared} == {ACCUSED}
    compared.clear()
    offers.represented("7-001", OTHER, ACCUSED)
    assert verdicts(offers)["7-001"] is Verdict.CONFLICTED
    assert {other for _one, other in compared} >= {OTHER}
    offers.represented("7-002", ACCUSED)
    compared.clear()
    assert verdicts(offers)["7-002"] is Verdict.CONFLICTED
    assert compared == []  # the very same names as those of 7-003


def test_what_is_remembered_opens_with_the_epoch_alone_and_holds_no_name(
    offers: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    offers.oppose(ACCUSED)
    offers.represented("7-001", ACCUSED)
    verdicts(offers)
    remembered = dict(remembering._remembered)
    assert remembered
    assert {len(name) for name in remembered} == {32}
    sealed = [value for value in remembered.values() if value]
    assert sealed
    assert all(len(value) > 40 for value in sealed)
    for value in (*remembered, *remembered.values()):
        for text in (ACCUSED, ACCUSED.split(maxsplit=1)[0], str(offers.id_of("7-001"))):
            assert text.encode() not in value
    other = remembering.Remembering(offers.keyring)
    monkeypatch.setattr(other, "_key", b"\x01" * fields.KEY_BYTES)
    for name, value in remembered.items():
        if value:
            with pytest.raises(SealBroken):
                fields.unseal(other._key, value, other._place(name.hex()))


def test_under_the_next_epoch_nothing_of_before_is_remembered(
    offers: Scene, compared: list[tuple[str, str]]
) -> None:
    offers.oppose(ACCUSED)
    first = verdicts(offers)
    begin_next(keyring=offers.keyring)
    compared.clear()
    assert verdicts(offers) == first
    assert compared


def test_it_holds_so_much_and_then_begins_anew(offers: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "MOST", 2)
    offers.oppose(ACCUSED)
    offers.oppose(OTHER)
    offers.represented("7-001", ACCUSED)
    assert verdicts(offers) == verdicts(offers)
    assert 0 < len(remembering._remembered) <= 2
