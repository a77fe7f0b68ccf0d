"""Answers in, result out: which dimensions are positive, by which rule, and what the table says of them.

The result is an aid. Who decides about a person, and on what authority, is a separate act of a human being.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any

from amanjol.casework.standards.screening.answers import Answer
from amanjol.casework.standards.screening.approval import (
    NodeKind,
    ScoringLocked,
    Signature,
    digest_of,
    why_locked,
)
from amanjol.casework.standards.screening.combination import RECRUITMENT, DimensionState, packaged_table
from amanjol.casework.standards.screening.forced_labour import Evidence, evidence_in
from amanjol.casework.standards.screening.lists import Age, DimensionKey
from amanjol.casework.standards.screening.rule import FiredRule, packaged_rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.casework.standards.screening.answers import Answers
    from amanjol.casework.standards.screening.lists import Dimension, Indicator, IndicatorList
    from amanjol.casework.standards.sentences import Sentence

ACT_SHOWN_BY = (*RECRUITMENT, DimensionKey.VULNERABILITY_AT_RECRUITMENT)
"""A positive dimension of recruitment shows that somebody recruited the child."""


@dataclass(frozen=True, slots=True)
class DimensionResult:
    """`fired` is there when it is positive. The indicators of the list, by how they were answered."""

    key: str
    title: Sentence
    shown: DimensionState
    fired: FiredRule | None
    yes: tuple[Indicator, ...]
    no: tuple[Indicator, ...]
    unknown: tuple[Indicator, ...]
    skipped: tuple[Indicator, ...]
    not_asked: tuple[Indicator, ...]

    @property
    def positive(self) -> bool:
        return self.shown == DimensionState.POSITIVE

    @property
    def open_count(self) -> int:
        """Indicators that were left out or not asked, and could still be answered."""
        return len(self.unknown) + len(self.skipped) + len(self.not_asked)


@dataclass(frozen=True, slots=True)
class Combined:
    """What the table says. `row` is empty where it decides nothing; then `says` tells why."""

    row: str
    title: Sentence
    says: Sentence

    @property
    def decided(self) -> bool:
        return bool(self.row)


@dataclass(frozen=True, slots=True)
class Screening:
    """The whole result. `aid_only` stands wherever it is shown."""

    list_key: str
    edition: str
    digest: str
    node: NodeKind
    act: Answer
    dimensions: tuple[DimensionResult, ...]
    combined: Combined
    forced_labour: tuple[Evidence, ...]
    aid_only: Sentence

    @property
    def positive(self) -> tuple[DimensionResult, ...]:
        return tuple(dimension for dimension in self.dimensions if dimension.positive)

    def as_data(self) -> dict[str, Any]:
        """Keys only, no words: plain data for `canonical.to_bytes`, to be sealed as it was on the day."""
        return {
            "screening": 1,
            "list": self.list_key,
            "edition": self.edition,
            "digest": self.digest,
            "node": self.node.value,
            "act": self.act.value,
            "row": self.combined.row,
            "dimensions": {dimension.key: _dimension_data(dimension) for dimension in self.dimensions},
            "forced_labour": [evidence.indicator.key for evidence in self.forced_labour if evidence.by],
        }


def _dimension_data(dimension: DimensionResult) -> dict[str, Any]:
    fired = dimension.fired
    return {
        "shown": dimension.shown.value,
        "rule": fired.rule.key if fired else "",
        "by": [[indicator.key, indicator.weight] for indicator in fired.by] if fired else [],
        **{
            answer: [indicator.key for indicator in getattr(dimension, answer)]
            for answer in ("yes", "no", "unknown", "skipped", "not_asked")
        },
    }


def screen(
    of: IndicatorList,
    answers: Answers,
    *,
    node: NodeKind,
    signatures: Iterable[Signature] = (),
    act: Answer = Answer.NOT_ASKED,
) -> Screening:
    """Scores the answers. `act`: did somebody recruit, move or take in the person (read for children only)?

    Raises `ScoringLocked` for a real node without two valid signatures; ValueError for an answer to an
    indicator that the list does not have, and for what is no answer.
    """
    if sentence := why_locked(of, node, signatures):
        raise ScoringLocked(sentence)
    answers = {key: Answer(answer) for key, answer in answers.items()}
    if strange := set(answers) - {indicator.key for indicator in of.indicators}:
        raise ValueError(f"The list {of.key} has no indicator {min(strange)}.")
    dimensions = tuple(_result(dimension, answers) for dimension in of.dimensions)
    combine = _combined_for_adult if of.age == Age.ADULT else _combined_for_child
    return Screening(
        list_key=of.key,
        edition=of.source.edition,
        digest=digest_of(of),
        node=node,
        act=act,
        dimensions=dimensions,
        combined=combine({dimension.key: dimension.shown for dimension in dimensions}, act),
        forced_labour=evidence_in(of, answers),
        aid_only=packaged_table().aid_only,
    )


def _result(dimension: Dimension, answers: Answers) -> DimensionResult:
    by = {
        answer: tuple(
            indicator
            for indicator in dimension.indicators
            if answers.get(indicator.key, Answer.NOT_ASKED) is answer
        )
        for answer in Answer
    }
    rule = packaged_rule()
    fired = rule.fired(by[Answer.YES])
    # Were everything still unanswered a yes: only then can "not positive" be said.
    possible = rule.fired(
        tuple(indicator for indicator in dimension.indicators if indicator not in by[Answer.NO])
    )
    state = (
        DimensionState.POSITIVE if fired else DimensionState.OPEN if possible else DimensionState.NOT_POSITIVE
    )
    return DimensionResult(
        dimension.key,
        dimension.title,
        state,
        fired,
        yes=by[Answer.YES],
        no=by[Answer.NO],
        unknown=by[Answer.UNKNOWN],
        skipped=by[Answer.SKIPPED],
        not_asked=by[Answer.NOT_ASKED],
    )


def _combined_for_adult(states: dict[str, DimensionState], _act: Answer) -> Combined:
    table = packaged_table()
    if row := table.row(states):
        return Combined(row.key, row.title, row.says)
    says = table.not_decided.still_open if _could_still_be_decided(states) else table.not_decided.silent
    return Combined("", table.not_decided.title, says)


def _could_still_be_decided(states: dict[str, DimensionState]) -> bool:
    """Whether answers to what is open could bring the table to a row."""
    still = [key for key, state in states.items() if state == DimensionState.OPEN]
    settled = (DimensionState.POSITIVE, DimensionState.NOT_POSITIVE)
    return any(
        packaged_table().row({**states, **dict(zip(still, outcome, strict=True))})
        for outcome in product(settled, repeat=len(still))
    )


def _combined_for_child(states: dict[str, DimensionState], act: Answer) -> Combined:
    table = packaged_table()
    acted = act == Answer.YES or any(states[key] == DimensionState.POSITIVE for key in ACT_SHOWN_BY)
    if acted and states[DimensionKey.EXPLOITATION] == DimensionState.POSITIVE:
        return Combined(table.children.key, table.children.title, table.children.says)
    return Combined("", table.not_decided.title, table.not_decided.child)
