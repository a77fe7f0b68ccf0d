"""Exact numbers: the same number gives the same hash, in one organisation and one kind only."""

from __future__ import annotations

import hmac
import pickle

import pytest

from amanjol.foundation.seals import exact_ids
from amanjol.foundation.seals.epochs import Epoch
from amanjol.foundation.seals.exact_ids import IndexKey, token
from amanjol.foundation.seals.tests.known import ABROAD, INDEX, OTHER, SECOND, SHELTER


def test_the_hash_stays_the_same_for_years() -> None:
    assert token(INDEX, "passport", "N01234567").hex() == "8551184e452e7d81"
    assert token(INDEX, "telephone", "N01234567").hex() == "51f875febba725b3"


def test_the_hash_is_hmac_by_hand() -> None:
    message = (
        b"\0\0\0\x12amanjol/exact-id/1\0\0\0\4tm-1\0\0\0\7shelter\0\0\0\x08passport"
        b"\0\0\0\x12index_key.by_epoch\0\0\0\0\0\0\0\1N01234567"
    )
    assert token(INDEX, "passport", "N01234567") == hmac.digest(INDEX.key, message, "sha256")[:8]


def test_kind_number_organisation_node_version_and_key_all_count() -> None:
    indices = [
        IndexKey(place, version, INDEX.key) for place in (SHELTER, OTHER, ABROAD) for version in (1, 2)
    ]
    indices.append(IndexKey(SHELTER, 1, bytes(32)))
    tokens = [
        token(index, kind, number)
        for index in indices
        for kind in ("passport", "telephone")
        for number in ("+99365123456", "+99365123457", "99365123456")
    ]
    assert len(set(tokens)) == len(tokens) == 42
    assert {len(value) for value in tokens} == {exact_ids.TOKEN_BYTES}


def test_an_index_key_walks_from_epoch_to_epoch() -> None:
    index = exact_ids.new_index_key(SHELTER)
    third = Epoch(SHELTER, 3, bytes(32))
    opened = exact_ids.open_index_key(exact_ids.wrap_index_key(index, SECOND), SECOND, 1)
    moved = exact_ids.open_index_key(exact_ids.wrap_index_key(opened, third), third, 1)
    assert token(moved, "passport", "A1") == token(index, "passport", "A1")


def test_an_index_key_stays_in_its_organisation() -> None:
    with pytest.raises(ValueError, match="own organisation"):
        exact_ids.wrap_index_key(INDEX, Epoch(OTHER, 2, SECOND.secret))


@pytest.mark.parametrize(("kind", "number"), [("", "A1"), ("passport", ""), ("passport", "\ud800")])
def test_empty_and_broken_numbers_are_refused(kind: str, number: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  any ValueError is a refusal
        token(INDEX, kind, number)


@pytest.mark.parametrize(("version", "key"), [(0, bytes(32)), (1, bytes(16))])
def test_an_index_key_is_whole(version: int, key: bytes) -> None:
    with pytest.raises(ValueError, match="32 bytes and has a version"):
        IndexKey(SHELTER, version, key)


def test_an_index_key_is_in_no_text_and_no_cache() -> None:
    assert repr(INDEX.key) not in repr(INDEX)
    with pytest.raises(TypeError):
        pickle.dumps(INDEX)
