"""What was said so far, for the page of the case: signs by dimension, the rule that fired, what nobody has spoken of.

Never what to ask in order to reach a result. Where scoring is locked, or the table says nothing, the signs stand here
all the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amanjol.casework.cases import comparisons
from amanjol.casework.cases.talks.actions import node_kind
from amanjol.casework.standards.interview import asking, parts
from amanjol.casework.standards.screening import engine
from amanjol.casework.standards.screening.answers import Answer
from amanjol.casework.standards.screening.approval import ScoringLocked
from amanjol.casework.standards.screening.combination import packaged_table

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.cases.talks.talk import Talk
    from amanjol.casework.standards.interview.scripts import Question, ScriptPart
    from amanjol.casework.standards.interview.state import Said
    from amanjol.casework.standards.screening.engine import Screening
    from amanjol.casework.standards.screening.lists import Dimension, Indicator
    from amanjol.casework.standards.sentences import Sentence


@dataclass(frozen=True, slots=True)
class HeardSign:
    """A sign that was answered with yes; `weight` is empty as long as nobody has signed for the weights."""

    says: Sentence
    weight: str
    words: str


@dataclass(frozen=True, slots=True)
class DimensionShown:
    """`rule` is the one that fired. Without it and with signs it is not decided; without any nothing was named."""

    title: Sentence
    heard: tuple[HeardSign, ...]
    rule: Sentence | None


@dataclass(frozen=True, slots=True)
class ResultShown:
    """`screening` is missing where scoring is `locked`. `besides` was heard and is in no list of signs.

    `only_words`: something was said of it, and no yes was ticked.
    """

    dimensions: tuple[DimensionShown, ...]
    besides: tuple[HeardSign, ...]
    only_words: tuple[HeardSign, ...]
    unspoken: tuple[ScriptPart, ...]
    left_out: tuple[ScriptPart, ...]
    screening: Screening | None
    locked: Sentence | None

    @property
    def says(self) -> Sentence | None:
        """What the table says. Nothing where more answers could decide it: nobody is led to ask for them."""
        if self.screening is None or self.screening.combined.says == packaged_table().not_decided.still_open:
            return None
        return self.screening.combined.says

    @property
    def heard_count(self) -> int:
        return sum(len(dimension.heard) for dimension in self.dimensions) + len(self.besides)


def result_of(talk: Talk, organisation: UUID) -> ResultShown:
    answers = asking.answers_of(talk.script, talk.state)
    screening, locked = None, None
    try:
        screening = engine.screen(
            talk.of,
            answers,
            node=node_kind(),
            signatures=comparisons.signatures_of(organisation),
            act=asking.act_of(talk.script, talk.state),
        )
    except ScoringLocked as lock:
        locked = lock.sentence
    asked = {question.indicator: question for question in talk.script.questions if question.indicator}
    rules = {dimension.key: dimension.fired for dimension in screening.dimensions} if screening else {}
    states = parts.part_states(talk.script, talk.state)
    return ResultShown(
        tuple(
            DimensionShown(
                dimension.title,
                tuple(
                    HeardSign(
                        indicator.says,
                        indicator.weight if screening else "",
                        _said(talk, asked[indicator.key]),
                    )
                    for indicator in _heard(dimension, answers)
                ),
                fired.rule.says if (fired := rules.get(dimension.key)) else None,
            )
            for dimension in talk.of.dimensions
        ),
        tuple(HeardSign(question.ask, "", _said(talk, question)) for question in _besides(talk)),
        tuple(_only_words(talk)),
        tuple(parts.unspoken(talk.script, talk.state)),
        tuple(entry.part for entry in states if entry.is_left_out),
        screening,
        locked,
    )


def _heard(dimension: Dimension, answers: dict[str, Answer]) -> list[Indicator]:
    return [indicator for indicator in dimension.indicators if answers.get(indicator.key) == Answer.YES]


def _said(talk: Talk, question: Question) -> str:
    """The person's own word beside the sign, or beside the question that it hangs on."""
    entries: list[Said] = [
        talk.state.said[key]
        for key in (question.key, question.only_after)
        if key in talk.state.said and talk.state.said[key].words
    ]
    return entries[0].words if entries else ""


def _besides(talk: Talk) -> list[Question]:
    """Heard, and part of no list: what is asked for its care, and what was told without saying when it was."""
    followed = {
        question.only_after
        for question in talk.script.questions
        if question.only_after and asking.effective(talk.script, talk.state, question) == Answer.YES
    }
    return [
        question
        for part in talk.script.parts
        if _is_of_signs(part)
        for question in part.questions
        if not question.indicator
        and question.key not in followed
        and asking.effective(talk.script, talk.state, question) == Answer.YES
    ]


def _only_words(talk: Talk) -> list[HeardSign]:
    """The person's own words where no yes stands beside them: no sign, and lost to whoever reads only signs."""
    said = talk.state.said
    return [
        HeardSign(question.ask, "", said[question.key].words)
        for question in talk.script.questions
        if question.key in said and said[question.key].words and said[question.key].answer != Answer.YES
    ]


def _is_of_signs(part: ScriptPart) -> bool:
    return any(question.indicator or question.tells_act for question in part.questions)


def has_heard_signs(talk: Talk) -> bool:
    """Whether anything was named that is a sign, or hangs together with one."""
    heard = asking.answers_of(talk.script, talk.state).values()
    return Answer.YES in heard or bool(_besides(talk))


def has_spoken_of_signs(talk: Talk) -> bool:
    """Whether signs were spoken of at all, also where every one was answered with no."""
    return any(
        question.key in talk.state.answers
        for part in talk.script.parts
        if _is_of_signs(part)
        for question in part.questions
    )
