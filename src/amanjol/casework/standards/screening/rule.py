"""When a dimension is positive: at least one of the rules of `decision-rule.yaml` holds.

Source: ILO and European Commission 2009 (WCMS_105023, p. 3), read in a secondary source only.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.data_files import CHECKED, KEY, SENTENCE, SOURCE, Count, Source, load
from amanjol.casework.standards.screening.list_files import DATA
from amanjol.casework.standards.screening.lists import Weight
from amanjol.foundation.textfiles.structures import Field, Items, Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.casework.standards.screening.lists import Indicator
    from amanjol.casework.standards.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Rule:
    """How many indicators of each weight it wants at least; 0 where it does not look."""

    key: str
    says: Sentence
    strong: int = 0
    medium: int = 0
    weak: int = 0
    medium_or_weak: int = 0

    def holds(self, indicators: Iterable[Indicator]) -> bool:
        counts = Counter(indicator.weight for indicator in indicators)
        strong, medium, weak = (counts[weight] for weight in Weight)
        return (
            strong >= self.strong
            and medium >= self.medium
            and weak >= self.weak
            and medium + weak >= self.medium_or_weak
        )

    def looks_at(self, weight: str) -> bool:
        by_weight = {Weight.STRONG: self.strong, Weight.MEDIUM: self.medium, Weight.WEAK: self.weak}
        return bool(by_weight[Weight(weight)] or (weight != Weight.STRONG and self.medium_or_weak))


@dataclass(frozen=True, slots=True)
class DecisionRule:
    source: Source
    checked: str
    rules: tuple[Rule, ...]

    def fired(self, indicators: tuple[Indicator, ...]) -> FiredRule | None:
        """The first rule, in the order of the source, that these indicators fulfil; nothing when none does."""
        for rule in self.rules:
            if rule.holds(indicators):
                by = tuple(indicator for indicator in indicators if rule.looks_at(indicator.weight))
                return FiredRule(rule, by)
        return None


@dataclass(frozen=True, slots=True)
class FiredRule:
    """`by` are the indicators that the rule counts, each with its weight."""

    rule: Rule
    by: tuple[Indicator, ...]


def _rule_problem(rule: Rule) -> str:
    count = rule.strong + rule.medium + rule.weak + rule.medium_or_weak
    return f"rule `{rule.key}` wants no indicator at all" if count == 0 else ""


RULE: Final = Record(
    Rule,
    (
        Field("key", KEY),
        Field("says", SENTENCE),
        Field("strong", Count(), required=False),
        Field("medium", Count(), required=False),
        Field("weak", Count(), required=False),
        Field("medium_or_weak", Count(), required=False),
    ),
    problem=_rule_problem,
)
DECISION_RULE: Final = Record(
    DecisionRule,
    (Field("source", SOURCE), Field("checked", CHECKED), Field("rules", Items(RULE))),
)


@cache
def packaged_rule() -> DecisionRule:
    rule: DecisionRule = load(DATA / "decision-rule.yaml", DECISION_RULE)
    return rule
