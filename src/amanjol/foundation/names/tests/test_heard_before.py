"""A matcher remembers the words that it has heard: it says of two names what one says that never heard of them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from amanjol.foundation.names.matching import Matcher, compare
from amanjol.foundation.names.tests.test_matching import rows

FILES = ("pairs.csv", "pairs_by_another_hand.csv", "pairs_by_class.csv", "pairs_written_later.csv")


def test_a_matcher_that_has_heard_all_names_says_of_each_pair_what_a_new_one_says() -> None:
    pairs = [(row["name_a"], row["name_b"]) for file in FILES for row in rows(file)][::8]
    pairs += [(name, other) for (name, _), (_, other) in pairwise(pairs)]
    matcher = Matcher()
    for pair in pairs:
        new = compare(*pair)
        assert matcher.compare(*pair) == new, pair
        assert matcher.score(*pair) == new.score, pair


@pytest.mark.parametrize("name", ["Исаев И. И.", "И. И. Исаев"])
def test_a_word_that_stands_in_a_name_twice_is_two(name: str) -> None:
    assert compare(name, "Исаев Иван Иванович").same
