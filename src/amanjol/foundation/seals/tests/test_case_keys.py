"""Case keys: under the epoch, inbound, restricted, and from one epoch to the next."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amanjol.foundation.seals import case_keys, epochs, fields
from amanjol.foundation.seals.case_keys import Access
from amanjol.foundation.seals.epochs import Epoch
from amanjol.foundation.seals.fields import Context, SealBroken
from amanjol.foundation.seals.tests.known import AIDA, BERIK, CASE_KEY, FIRST, OTHER, PAPER, SECOND, SHELTER


def test_case_keys_are_new_each_time() -> None:
    assert len({case_keys.new_case_key() for _ in range(100)}) == 100


def test_re_wrapping_stops_and_resumes_anywhere() -> None:
    rows = [
        (f"case-{number}", 1, case_keys.wrap(bytes([number]) * 32, FIRST, f"case-{number}"))
        for number in range(20)
    ]
    for stop in (7, 7, 20):
        for at, (case, number, wrapped) in enumerate(rows[:stop]):
            if number == 1:
                rows[at] = (case, 2, case_keys.rewrap(wrapped, case, earlier=FIRST, current=SECOND))
    for at, (case, number, wrapped) in enumerate(rows):
        assert number == 2
        assert case_keys.unwrap(wrapped, SECOND, case) == bytes([at]) * 32
        with pytest.raises(SealBroken):
            case_keys.rewrap(wrapped, case, earlier=FIRST, current=SECOND)


def test_the_fields_of_a_case_need_no_new_seal_when_its_key_is_re_wrapped() -> None:
    place = Context("tm-1", "shelter", "case-42", "cases.name", 1)
    sealed = fields.seal(CASE_KEY, b"name", place)
    wrapped = case_keys.wrap(CASE_KEY, FIRST, "case-42")
    moved = case_keys.rewrap(wrapped, "case-42", earlier=FIRST, current=SECOND)
    assert fields.unseal(case_keys.unwrap(moved, SECOND, "case-42"), sealed, place) == b"name"


def test_an_officer_seals_what_only_a_holder_opens() -> None:
    key = case_keys.new_case_key()
    sealed = case_keys.seal_inbound(key, FIRST.public, SHELTER, 1, "case-7")
    assert case_keys.open_inbound(sealed, FIRST, "case-7") == key
    assert len(sealed) == 1169
    for epoch, case in ((SECOND, "case-7"), (FIRST, "case-8")):
        with pytest.raises(SealBroken):
            case_keys.open_inbound(sealed, epoch, case)


def test_a_key_beneath_another_opens_with_that_and_in_its_own_place_only() -> None:
    above = case_keys.new_case_key()
    wrapped = case_keys.wrap_beneath(CASE_KEY, above, SHELTER, "case-42")
    assert len(wrapped) == 61
    assert case_keys.unwrap_beneath(wrapped, above, SHELTER, "case-42") == CASE_KEY
    for other_key, case in ((case_keys.new_case_key(), "case-42"), (above, "case-43")):
        with pytest.raises(SealBroken):
            case_keys.unwrap_beneath(wrapped, other_key, SHELTER, case)
    with pytest.raises(SealBroken):
        fields.unwrap_key(above, wrapped, SHELTER.place("case-42", "case_key.by_epoch", 0))


def test_a_restricted_case_opens_for_the_named_only() -> None:
    sealed = case_keys.seal_for(CASE_KEY, SHELTER, "case-42", "aida", AIDA.public, Access.WORK)
    assert case_keys.open_for(sealed, AIDA, SHELTER, "case-42", "aida", Access.WORK) == CASE_KEY
    with pytest.raises(SealBroken):
        case_keys.open_for(sealed, BERIK, SHELTER, "case-42", "aida", Access.WORK)
    with pytest.raises(SealBroken):
        case_keys.open_for(sealed, AIDA, SHELTER, "case-42", "aida", Access.EMERGENCY)
    for case, person in (("case-42", "berik"), ("case-43", "aida")):
        with pytest.raises(SealBroken):
            case_keys.open_for(sealed, AIDA, SHELTER, case, person, Access.WORK)
    for epoch in (FIRST, SECOND):
        with pytest.raises(SealBroken):
            case_keys.unwrap(sealed, epoch, "case-42")
        with pytest.raises(SealBroken):
            case_keys.open_inbound(sealed, epoch, "case-42")


def test_two_sheets_open_a_restricted_case() -> None:
    sealed = case_keys.seal_for_recovery_set(CASE_KEY, SHELTER, "case-42", PAPER.public)
    assert case_keys.open_by_recovery_set(sealed, PAPER, SHELTER, "case-42") == CASE_KEY


@pytest.mark.parametrize(
    ("case", "person"), [("case/1", "aida"), ("case", "a/b"), ("", "aida"), ("case", "")]
)
def test_ids_with_a_slash_are_refused(case: str, person: str) -> None:
    with pytest.raises(ValueError, match="slash"):
        case_keys.seal_for(CASE_KEY, SHELTER, case, person, AIDA.public, Access.WORK)


def test_a_key_never_moves_to_another_organisation() -> None:
    other = epochs.begin_first(OTHER)
    with pytest.raises(ValueError, match="another organisation"):
        case_keys.rewrap(case_keys.wrap(CASE_KEY, FIRST, "c"), "c", earlier=FIRST, current=other)
    sealed = case_keys.seal_inbound(CASE_KEY, FIRST.public, SHELTER, 1, "c")
    with pytest.raises(SealBroken):
        case_keys.open_inbound(sealed, other, "c")


@settings(database=None, max_examples=50)
@given(
    st.binary(min_size=32, max_size=32),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    st.integers(1, 2**63),
)
def test_whatever_is_wrapped_comes_back(key: bytes, case: str, number: int) -> None:
    epoch = Epoch(SHELTER, number, FIRST.secret)
    assert case_keys.unwrap(case_keys.wrap(key, epoch, case), epoch, case) == key
