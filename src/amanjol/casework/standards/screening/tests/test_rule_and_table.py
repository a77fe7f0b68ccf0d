from __future__ import annotations

from itertools import product

import pytest

from amanjol.casework.standards.screening.combination import DimensionState, packaged_table
from amanjol.casework.standards.screening.lists import DimensionKey, Indicator, Weight
from amanjol.casework.standards.screening.rule import packaged_rule
from amanjol.casework.standards.sentences import Sentence

WORDS = Sentence("One")


def indicators(strong: int, medium: int, weak: int) -> tuple[Indicator, ...]:
    weights = [Weight.STRONG] * strong + [Weight.MEDIUM] * medium + [Weight.WEAK] * weak
    return tuple(
        Indicator(f"one-{place}", WORDS, weight, "second-hand") for place, weight in enumerate(weights)
    )


@pytest.mark.parametrize(
    ("strong", "medium", "weak", "fired", "by"),
    [
        (2, 0, 0, "two-strong", 2),
        (3, 1, 1, "two-strong", 3),
        (1, 1, 0, "one-strong-and-another", 2),
        (1, 0, 1, "one-strong-and-another", 2),
        (1, 4, 2, "one-strong-and-another", 7),
        (0, 3, 0, "three-medium", 3),
        (0, 3, 2, "three-medium", 3),
        (0, 2, 1, "two-medium-and-one-weak", 3),
        (0, 0, 0, None, 0),
        (1, 0, 0, None, 0),
        (0, 2, 0, None, 0),
        (0, 1, 1, None, 0),
        (0, 1, 9, None, 0),
        (0, 0, 9, None, 0),
    ],
)
def test_each_row_of_the_rule(strong, medium, weak, fired, by):
    result = packaged_rule().fired(indicators(strong, medium, weak))
    assert (result.rule.key if result else None) == fired
    assert (len(result.by) if result else 0) == by


def test_the_rule_equals_the_formula_of_the_reference_everywhere():
    for strong, medium, weak in product(range(5), repeat=3):
        formula = (
            strong >= 2 or (strong >= 1 and medium + weak >= 1) or medium >= 3 or (medium >= 2 and weak >= 1)
        )
        assert bool(packaged_rule().fired(indicators(strong, medium, weak))) == formula, (
            strong,
            medium,
            weak,
        )


def by_dimension(*states: DimensionState) -> dict[str, DimensionState]:
    return dict(
        zip(
            (
                DimensionKey.DECEPTIVE_RECRUITMENT,
                DimensionKey.COERCIVE_RECRUITMENT,
                DimensionKey.EXPLOITATION,
                DimensionKey.COERCION_AT_DESTINATION,
                DimensionKey.VULNERABILITY_AT_RECRUITMENT,
                DimensionKey.VULNERABILITY_AT_DESTINATION,
            ),
            states,
            strict=True,
        )
    )


def printed_row(*states: bool) -> str | None:
    """The four rows as they are printed; abused vulnerability can stand for the means of the first two."""
    deceptive, coercive, exploitation, coercion, at_recruitment, at_destination = states
    recruited, vulnerable = deceptive or coercive, at_recruitment or at_destination
    if recruited and exploitation and coercion:
        return "trafficking-for-forced-labour"
    if deceptive and not coercive and exploitation and not coercion:
        return "deception-and-exploitation"
    if not recruited and not coercion and not vulnerable:
        return "exploited-migrant" if exploitation else "nothing-positive"
    return None


def test_the_table_holds_for_all_64_settled_combinations():
    rows: dict[str | None, int] = {}
    for states in product((True, False), repeat=6):
        row = packaged_table().row(
            by_dimension(*[DimensionState.POSITIVE if s else DimensionState.NOT_POSITIVE for s in states])
        )
        assert (row.key if row else None) == printed_row(*states), states
        rows[row.key if row else None] = rows.get(row.key if row else None, 0) + 1
    assert rows == {
        "nothing-positive": 1,
        "exploited-migrant": 1,
        "deception-and-exploitation": 4,
        "trafficking-for-forced-labour": 12,
        None: 46,
    }


def test_a_row_never_changes_when_what_was_open_is_answered():
    settled = (DimensionState.POSITIVE, DimensionState.NOT_POSITIVE)
    for states in product(DimensionState, repeat=6):
        row = packaged_table().row(by_dimension(*states))
        if row:
            for answered in product(*[[s] if s is not DimensionState.OPEN else settled for s in states]):
                assert packaged_table().row(by_dimension(*answered)) == row, (states, answered)


@pytest.mark.parametrize("place", range(6))
def test_an_open_dimension_keeps_the_first_row_away(place):
    states = [DimensionState.NOT_POSITIVE] * 6
    states[place] = DimensionState.OPEN
    assert packaged_table().row(by_dimension(*states)) is None
