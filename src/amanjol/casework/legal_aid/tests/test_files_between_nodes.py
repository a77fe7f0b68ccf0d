"""Who acts, and the file for them, where whoever coordinates is on another node."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING

import pytest

from amanjol.casework.cases.tests.consent_words import HOME, read_aloud
from amanjol.casework.legal_aid.needs import asked, filing, previewing
from amanjol.casework.legal_aid.tests.test_needs_between_nodes import (
    _asked,
    _house_cast,
    _in_case,
    _letter_to_partner,
    bring,
    house,
    look,
    written,
)
from amanjol.casework.standards.legal_needs.bodies import Acting, Answered, File
from amanjol.casework.standards.legal_needs.file_contents import open_file
from amanjol.casework.standards.legal_needs.tests.examples import example
from amanjol.foundation.letters.models import Outgoing
from amanjol.foundation.letters.opening import Held
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals import keypairs

if TYPE_CHECKING:
    from amanjol.casework.legal_aid.models import SentNeed
    from amanjol.foundation.letters.tests.house import House

__all__ = ["_house_cast", "house"]
pytestmark = pytest.mark.django_db
ADVOCATE, FORMER = (keypairs.KeyPair(bytes([number]) * 32) for number in (7, 8))


def says(row: SentNeed, number: int, keys: keypairs.KeyPair, lawyer: str) -> Acting:
    key = {"part": "advocate", "key": base64.b64encode(keys.public).decode()}
    return example(Acting, need=row.need, number=number, lawyer=lawyer, keys=[key])


def test_who_acts_counts_by_its_number_whatever_comes_when(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = _asked(house, monkeypatch)
    later = written(house.partner, house, says(row, 2, ADVOCATE, "Вторая Вымышленная"))
    earlier = written(house.partner, house, says(row, 1, FORMER, "Первый Вымышленный"))
    for envelope in (later, earlier, later):
        bring(house, envelope)
        look(house)
    opened = _in_case(house, row)
    now = opened.sent.acting_told
    assert now is not None
    assert (now.lawyer, len(opened.sent.acting), opened.is_older) == ("Вторая Вымышленная", 2, False)
    bring(house, written(house.partner, house, says(row, 2, FORMER, "Третий Вымышленный")))
    assert look(house).held == {Held.NOT_EXPECTED: 1}


def test_a_file_opens_to_who_acts_there_and_is_recalled_with_the_consent(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = _asked(house, monkeypatch)
    monkeypatch.setattr(filing, "country_of", lambda _node, _keyring: HOME)
    monkeypatch.setattr(filing, "card_of", lambda _signing, _partner: house.partner.card)
    accepted = example(Answered, need=row.need, state="accepted", lawyer="Вторая Вымышленная")
    for body in (accepted, says(row, 1, ADVOCATE, "Вторая Вымышленная")):
        bring(house, written(house.partner, house, body))
        look(house)
    opened = _in_case(house, row)
    case = opened.hung.case
    typed = {
        "purpose": "sharing",
        "whom": "outside",
        "name": opened.sent.name,
        "country": HOME,
        "groups": ["name"],
    }
    answer = house.berk.post(f"/desk/cases/{case.pk}/consent/", read_aloud(typed | {"language": "tk"}))
    assert answer.status_code == 302, answer.text
    keyring = keyring_of(house.berk)
    items, _allowed = filing.chosen_of(keyring, case, opened)
    content = filing.composed(items)
    seen = re.search(r'value="([^"]+)"', str(previewing.seen(content, filing.shown_to(opened))))
    assert seen
    filing.tell(keyring=keyring, case=case, need=row.pk, chosen=[item.key for item in items], digests=seen[1])
    letter = _letter_to_partner(house)
    assert letter.kind == "legal-need.file"
    assert letter.consent is not None
    assert letter.consent.scope == ("name",)
    assert "Тестова" not in str(letter.body)
    assert open_file(File.from_data(letter.body), ADVOCATE, keyring.organisation) == content
    filing.take_back(keyring=keyring, case=case, need=row.pk)
    request_of(house.berk)
    assert Outgoing.objects.get(pk=letter.id).sealed is None
    recalls = Outgoing.objects.filter(sequence=None, to_node=house.partner.place.node, sealed__isnull=False)
    assert recalls.count() == 1
    assert asked.in_case(case, keyring)[0].record.file is None
