from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any

import pytest

from amanjol.casework.standards.htcds.documents import Document
from amanjol.casework.standards.htcds.documents import from_bytes as document_from_bytes
from amanjol.casework.standards.htcds.standard import packaged_standard
from amanjol.casework.standards.people.forms import Form
from amanjol.casework.standards.screening.determinations import (
    STATE_BODIES,
    STATUS_WORDS,
    Body,
    Determination,
    DeterminationRefused,
    Status,
)
from amanjol.foundation.seals.canonical import from_bytes, to_bytes

DAY = date(2026, 11, 25)


def determined(
    status: Status, body: Body, decided_by: str = "The commission", authority: str = "A law"
) -> Determination:
    return Determination(status, body, decided_by, authority, DAY)


def test_only_a_state_body_can_decline():
    for status, body in product(Status, Body):
        if status is Status.NOT_RECOGNISED and body not in STATE_BODIES:
            with pytest.raises(DeterminationRefused, match="Only a state body or a court"):
                determined(status, body)
        else:
            assert determined(status, body).status is status
    assert {Body.POLICE, Body.COURT_OR_PROSECUTION, Body.OTHER_STATE_BODY} == STATE_BODIES


@pytest.mark.parametrize(
    ("decided_by", "authority"), [("", "A law"), ("The commission", " "), ("a" * 601, "A law")]
)
def test_it_says_who_decided_and_on_what_authority(decided_by, authority):
    with pytest.raises(DeterminationRefused, match="who decided and on what authority"):
        determined(Status.POSSIBLE, Body.NGO, decided_by, authority)


def test_a_refusal_is_worded_as_a_decision_that_can_be_looked_at_again():
    assert STATUS_WORDS[Status.NOT_RECOGNISED].en.endswith("can be looked at again")
    assert STATUS_WORDS[Status.NOT_RECOGNISED].in_language("ru").endswith("можно пересмотреть")
    assert list(STATUS_WORDS) == list(Status)


def test_bodies_and_statuses_are_those_of_htcds_and_make_a_document():
    survivor = packaged_standard().section("survivor")
    assert [code.code for code in survivor.field("vic_TraffickingStatusDecisionMakingOrg").codes] == list(
        Body
    )
    for status in Status:
        document = Document(Form.ADULT, "survivor", determined(status, Body.POLICE).as_htcds())
        assert document_from_bytes(document.to_bytes()) == document


def test_the_bare_text_of_a_choice_is_the_choice():
    with pytest.raises(DeterminationRefused):
        Determination("not-recognised", "NGO", "Somebody", "None", DAY)  # type: ignore[arg-type]  # what a page sends
    assert Determination("possible", "NGO", "Somebody", "A law", DAY).status is Status.POSSIBLE  # type: ignore[arg-type]  # the same


def test_it_is_written_and_read_back():
    determination = determined(Status.RECOGNISED, Body.OTHER_STATE_BODY)
    data = from_bytes(to_bytes(determination.as_data()))
    assert Determination.from_data(data) == determination
    broken: tuple[Any, ...] = (
        None,
        data | {"more": 1},
        data | {"status": "safe"},
        data | {"body": "Nobody"},
        data | {"authority": 5},
        data | {"decided_on": "yesterday"},
        data | {"status": "not-recognised", "body": "NGO"},
    )
    for other in broken:
        with pytest.raises(ValueError, match=r"."):
            Determination.from_data(other)
