"""Long lists to choose from that need no looking through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.choices import BaseChoiceIterator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Pairs(BaseChoiceIterator):
    """Values and their words, as given: Django takes them as they are.

    A list it looks through twice and makes anew, pair by pair, for each field of each form: 0.2 ms for countries.
    """

    def __init__(self, pairs: Iterable[tuple[str, Any]]) -> None:
        self._pairs = tuple(pairs)

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        return iter(self._pairs)

    def __len__(self) -> int:
        return len(self._pairs)

    def __deepcopy__(self, memo: dict[int, Any]) -> Pairs:
        """Itself: nothing of it changes."""
        return self
