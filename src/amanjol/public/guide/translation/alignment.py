"""Finds for each text of one version of an article the same place in another version.

Blocks, and the items in them, are paired in order so that as much as possible is alike (the alignment of
Needleman and Wunsch, 1970). A block is never paired with one of another kind.

Also called: diff.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from amanjol.public.guide import documents as d

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_NEVER = float("-inf")
_SURELY_THE_SAME = 2.0  # at least half of the values of two parts are equal


def places_in(version: d.Document, other: d.Document) -> dict[str, str]:
    """Paths of `version` to paths of `other`; a place that is new in `version` is left out."""
    places = {"title": "title", "summary": "summary"}
    for name in ("figures", "blocks"):
        ours, theirs = getattr(version, name), getattr(other, name)
        for left, right in pairs(ours, theirs):
            places |= _inside(f"{name}.{left}", f"{name}.{right}", ours[left], theirs[right])
    return places


def is_parallel(version: d.Document, other: d.Document) -> bool:
    """Whether both have the same kinds of blocks with as many items, in the same order, and changes of the same day."""
    return [_outline(part) for part in (*version.figures, *version.blocks)] == [
        _outline(part) for part in (*other.figures, *other.blocks)
    ]


def _outline(part: object) -> tuple[Any, ...]:
    same_in_every_language = (part.since, part.state) if isinstance(part, d.Change) else ()
    counts = tuple(len(value) for value in _values(part) if isinstance(value, tuple))
    return type(part), counts, same_in_every_language


def pairs(ours: Sequence[Any], theirs: Sequence[Any]) -> list[tuple[int, int]]:
    """Positions that belong together: those in order, then parts that moved and kept something."""
    best = _best_scores(ours, theirs, _likeness)
    row, column, matches = len(ours), len(theirs), []
    while row and column:
        likeness = _likeness(ours[row - 1], theirs[column - 1])
        if best[row][column] == best[row - 1][column - 1] + likeness:
            row, column = row - 1, column - 1
            matches.append((row, column))
        elif best[row][column] == best[row - 1][column]:
            row -= 1
        else:
            column -= 1
    return sorted(matches + _moved(ours, theirs, matches))


def _moved(
    ours: Sequence[Any], theirs: Sequence[Any], matches: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    left = [row for row in range(len(ours)) if row not in {row for row, _ in matches}]
    right = [column for column in range(len(theirs)) if column not in {column for _, column in matches}]
    moved = []
    for row in left:
        alike = {column: _likeness(ours[row], theirs[column]) for column in right}
        best = max(alike, key=lambda column: alike[column], default=None)
        if best is not None and alike[best] >= _SURELY_THE_SAME:
            moved.append((row, best))
            right.remove(best)
    return moved


def _best_scores(
    ours: Sequence[Any], theirs: Sequence[Any], likeness: Callable[[Any, Any], float]
) -> list[list[float]]:
    best = [[0.0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for row, part in enumerate(ours, 1):
        for column, other in enumerate(theirs, 1):
            best[row][column] = max(
                best[row - 1][column - 1] + likeness(part, other),
                best[row - 1][column],
                best[row][column - 1],
            )
    return best


def _likeness(part: Any, other: Any) -> float:
    """At least 1 for parts of the same kind, more the more of their values are the same."""
    if type(part) is not type(other):
        return _NEVER
    if isinstance(part, d.ContactRef):
        return 4.0 if part == other else _NEVER
    ours, theirs = _values(part), _values(other)
    same = sum(1 for left, right in zip(ours, theirs, strict=False) if left and left == right)
    as_many = 0.5 if _outline(part) == _outline(other) else 0.0
    return 1.0 + as_many + 2.0 * same / max(len(ours), 1)


def _values(part: Any) -> tuple[Any, ...]:
    """Without the sources, which many blocks of an article share."""
    if is_dataclass(part):
        return tuple(getattr(part, name) for name in _names(part))
    return (part,)


def _names(part: Any) -> list[str]:
    return [field.name for field in fields(part) if field.name != "sources"]


def _inside(ours: str, theirs: str, part: Any, other: Any) -> dict[str, str]:
    """The places within two parts that belong together."""
    if not is_dataclass(part):
        return {ours: theirs}
    places: dict[str, str] = {}
    for name in _names(part):
        left, right = getattr(part, name), getattr(other, name)
        here, there = f"{ours}.{name}", f"{theirs}.{name}"
        if not isinstance(left, tuple):
            places[here] = there
            continue
        for number, counterpart in pairs(left, right):
            places |= _inside(f"{here}.{number}", f"{there}.{counterpart}", left[number], right[counterpart])
    return places
