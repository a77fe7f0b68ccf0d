from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amanjol.foundation.seals.canonical import LARGEST, NotCanonical, from_bytes, from_own_bytes, to_bytes

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")).map(
    lambda text: unicodedata.normalize("NFC", text)
)
plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**52), 2**52) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


@settings(deadline=None)
@given(plain)
def test_what_is_written_is_read_back_and_written_the_same(data):
    try:
        written = to_bytes(data)
    except NotCanonical as refused:
        assert "nested deeper" in str(refused)  # noqa: PT017  the one reason that these data can have
        return
    assert from_bytes(written) == data
    assert to_bytes(from_bytes(written)) == written


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_other_bytes_are_refused_in_one_way(written):
    try:
        data = from_bytes(written)
    except NotCanonical:
        return
    assert to_bytes(data) == written


@pytest.mark.parametrize(
    "written",
    [
        b'{"a":1,"a":2}',
        b'{"b":1,"a":2}',
        b'{"a": 1}',
        b'{"a":1.0}',
        b'{"a":NaN}',
        b'{"a":-0}',
        b'"\\u0041"',
        b'"\xff"',
        b"\xef\xbb\xbf{}",
        b"[" * 5000,
        b'"' + "e\u0301".encode() + b'"',
        b"9" * 5000,
        b"",
    ],
)
def test_a_second_way_to_write_is_no_document(written):
    with pytest.raises(NotCanonical):
        from_bytes(written)


@settings(deadline=None)
@given(st.lists(st.dictionaries(texts, texts | st.integers(-9, 9), max_size=3), max_size=5))
def test_many_documents_of_ones_own_are_read_as_one_by_one(data):
    assert from_own_bytes([to_bytes(document) for document in data]) == data


@pytest.mark.parametrize(
    "written", [[b"{}", b""], [b'{"a":'], [b"{}", b"{},{}"], [b"\xff"], [b"]"], [b"[" * 5000]]
)
def test_what_is_not_as_many_documents_is_refused(written):
    with pytest.raises(NotCanonical):
        from_own_bytes(written)


@pytest.mark.parametrize(
    "data",
    ["\0", "\ud800", "e\u0301", 2**53, 0.5, {1: "a"}, {"a\0": 1}, {"a"}, [[[[[[[[[["deep"]]]]]]]]]],
     "a" * LARGEST],
    ids=["nul", "surrogate", "not NFC", "large", "fraction", "key", "key with nul", "set", "deep", "long"],
)  # fmt: skip
def test_data_that_json_cannot_hold_alike_for_everybody_is_refused_without_quoting(data):
    with pytest.raises(NotCanonical) as refused:
        to_bytes(data)
    assert "deep" not in str(refused.value) or "deeper" in str(refused.value)


def test_a_tuple_is_written_as_the_list_that_is_read():
    assert to_bytes({"names": ("a", ("b",))}) == to_bytes({"names": ["a", ["b"]]})
