"""Needs and answers of an organisation on another node: brought twice, late, in any order, or not asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from amanjol.casework.cases.records import PersonRecord
from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.legal_aid.models import Need, SentNeed
from amanjol.casework.legal_aid.needs import asked, asking, partners, queries
from amanjol.casework.standards.legal_needs.bodies import Answered, NeedBody, Raised, Withdrawn, kind_of
from amanjol.casework.standards.legal_needs.states import State
from amanjol.casework.standards.legal_needs.tests.examples import example
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.letters.models import Incoming
from amanjol.foundation.letters.opening import Held, Looked, open_waiting
from amanjol.foundation.letters.tests import conftest as of_letters
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tenant import name_session
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import accept, give, keyring_of, request_of
from amanjol.foundation.seals import keypairs
from amanjol.foundation.seals.letters import letter as letters
from amanjol.foundation.seals.letters.letter import Inbox
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from datetime import datetime

    from amanjol.foundation.letters.tests.house import House
    from amanjol.foundation.letters.tests.partner import Partner
    from amanjol.foundation.seals.letters.letter import Letter

pytestmark = pytest.mark.django_db
_house_cast, house = of_letters._house_cast, of_letters.house


def written(partner: Partner, house: House, body: NeedBody, now: datetime | None = None) -> bytes:
    _id, envelope = partner.sealed(
        house.card, kind=kind_of(body), body=body.as_data(), now=now or present_moment()
    )
    return envelope


def bring(house: House, envelope: bytes, partner: Partner | None = None) -> None:
    name_session("")
    answer = (partner or house.partner).bring(Client(), house.folder.node, envelope)
    assert answer.status_code == 200


def look(house: House) -> Looked:
    return open_waiting(circles=house.circles, keyring=house.keyring, believed=house.believed)


@pytest.fixture
def coordinator(house: House) -> Client:
    member = join("Gulnaz Chinar", house.keys.cast.yyldyz, RoleKey.LEGAL_AID_COORDINATOR)
    client = unlocked(member.account)
    give(house.berk, member)
    accept(client)
    return client


def needs(client: Client) -> list[queries.OpenedNeed]:
    return queries.opened(keyring_of(client))


def test_a_letter_that_is_brought_twice_makes_one_need(house: House, coordinator: Client) -> None:
    envelope = written(house.partner, house, example(Raised))
    for _time in range(2):
        bring(house, envelope)
        look(house)
    [need] = needs(coordinator)
    assert (need.state, need.record.partner) == (State.ASKED, house.partner.organisation)


def test_versions_and_a_withdrawal_come_in_any_order(house: House, coordinator: Client) -> None:
    identifier = uuid4()
    first = written(house.partner, house, example(Raised, need=identifier))
    second = written(house.partner, house, example(Raised, need=identifier, version=2, language="ky"))
    withdrawn = written(house.partner, house, example(Withdrawn, need=identifier))
    bring(house, withdrawn)
    assert look(house).held == {Held.NOT_EXPECTED: 1}
    bring(house, second)
    look(house)
    bring(house, first)
    look(house)
    look(house)
    [need] = needs(coordinator)
    assert (need.state, need.says.version, need.says.language) == (State.WITHDRAWN, 2, "ky")
    assert not need.is_older


def test_the_same_version_again_in_another_letter_changes_nothing(house: House, coordinator: Client) -> None:
    identifier = uuid4()
    bring(house, written(house.partner, house, example(Raised, need=identifier)))
    look(house)
    bring(house, written(house.partner, house, example(Raised, need=identifier, language="ky")))
    assert look(house).held == {Held.NOT_EXPECTED: 1}
    assert [need.says.language for need in needs(coordinator)] == ["ru"]


def test_where_nobody_coordinates_a_need_waits_unopened(house: House) -> None:
    bring(house, written(house.partner, house, example(Raised)))
    assert look(house).held == {Held.NOT_EXPECTED: 1}
    request_of(house.berk)
    assert Need.objects.count() == 0
    assert Incoming.objects.filter(sealed__isnull=False).count() == 1


def test_a_body_with_a_name_in_it_is_none(house: House, coordinator: Client) -> None:
    data = example(Raised).as_data()
    for wrong in ({"district": "Айгуль Небывалова"}, {"says": "Айгуль"}, {"language": "Айгуль"}):
        _id, envelope = house.partner.sealed(
            house.card, kind="legal-need.raised", body=data | wrong, now=present_moment()
        )
        bring(house, envelope)
        assert Held.BODY in look(house).held, wrong
    assert needs(coordinator) == []


def _asked(house: House, monkeypatch: pytest.MonkeyPatch) -> SentNeed:
    """By this house, of the partner on the other node."""
    monkeypatch.setattr(partners, "card_of", lambda _signing, _partner: house.partner.card)
    monkeypatch.setattr(asking, "card_of", lambda _signing, _partner: house.partner.card)
    case = open_case(house.berk, PersonRecord(names=("Вымышленная Тестова",)))
    return asking.raise_need(
        keyring=house.keyring, case=case, partner=house.partner.place, says=example(Raised)
    )


def _in_case(house: House, row: SentNeed) -> asked.AskedNeed:
    keyring = keyring_of(house.berk)
    [opened] = asked.in_case(row.in_case.case, keyring)
    return opened


def _letter_to_partner(house: House) -> Letter:
    """What the partner's program opens of what goes there."""
    from amanjol.foundation.letters.models import Outgoing  # noqa: PLC0415  of this alone

    inbox = Inbox(house.partner.place, {keypairs.key_id(house.partner.inbox.public): house.partner.inbox})
    own = {keypairs.key_id(house.signing.key.public): house.card}
    sealed = bytes(Outgoing.objects.filter(sequence__isnull=False).latest("sequence").sealed or b"")
    return letters.open_letter(sealed, inbox, own, present_moment())


def test_what_goes_to_another_node_is_codes_alone(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    row = _asked(house, monkeypatch)
    letter = _letter_to_partner(house)
    assert letter.kind == "legal-need.raised"
    assert Raised.from_data(letter.body) == example(Raised, need=row.need)
    assert (letter.consent, letter.files) == (None, ())
    assert "Тестова" not in str(letter.body)


def test_answers_count_by_their_number_whatever_comes_when(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = _asked(house, monkeypatch)
    nobody: dict[str, Any] = {"state": "nobody", "reason": "all-full", "number": 2}
    later = written(house.partner, house, example(Answered, need=row.need, **nobody))
    earlier = written(house.partner, house, example(Answered, need=row.need))
    for envelope in (later, earlier, later):
        bring(house, envelope)
        look(house)
    opened = _in_case(house, row)
    assert (opened.state, len(opened.sent.answers), opened.is_older) == (State.NOBODY, 2, False)


def test_a_late_answer_to_what_was_withdrawn_is_kept_and_changes_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = _asked(house, monkeypatch)
    opened = _in_case(house, row)
    asking.withdraw_need(keyring=house.keyring, case=opened.hung.case, need=row.pk, reason=asked.NO_LONGER)
    bring(house, written(house.partner, house, example(Answered, need=row.need)))
    look(house)
    again = _in_case(house, row)
    assert (again.state, again.row.state, len(again.sent.answers)) == (State.WITHDRAWN, State.WITHDRAWN, 1)


@pytest.mark.parametrize("is_of_another", [False, True], ids=["unknown code", "who was not asked"])
def test_an_answer_that_nobody_asked_for_waits(
    house: House, monkeypatch: pytest.MonkeyPatch, *, is_of_another: bool
) -> None:
    row = _asked(house, monkeypatch)
    if is_of_another:
        keyring_of(house.berk)
        SentNeed.objects.filter(pk=row.pk).update(partner="another")
    need: UUID = row.need if is_of_another else uuid4()
    bring(house, written(house.partner, house, example(Answered, need=need)))
    assert look(house).held == {Held.NOT_EXPECTED: 1}
    request_of(house.berk)
    assert SentNeed.objects.get(pk=row.pk).state == State.ASKED
