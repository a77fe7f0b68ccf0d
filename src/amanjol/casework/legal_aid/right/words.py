"""What is said of an answer. Sentences of the standards are said in the language of whoever reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from django.utils.translation import get_language, gettext_lazy

from amanjol.casework.legal_aid.right.records import Stage
from amanjol.casework.standards.data_files import CHECKED_MEANS
from amanjol.casework.standards.entitlement.right_files import rights_of
from amanjol.casework.standards.entitlement.rights import (
    AGAINST_WORDS,
    BELONGING_WORDS,
    FIRST,
    OUTCOME_WORDS,
    PAPER_WORDS,
    PROCEEDING_WORDS,
    READ_AGAIN_AFTER,
    STANDING_WORDS,
    Outcome,
)
from amanjol.casework.standards.sentences import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.casework.legal_aid.right.records import AnswerRecord, Citation

STAGES: Final = {
    Stage.NOTHING_YET: gettext_lazy("Nothing has begun yet"),
    Stage.INVESTIGATION: gettext_lazy("An investigation, or an authority looks into it"),
    Stage.COURT: gettext_lazy("In court"),
    Stage.ENFORCEMENT: gettext_lazy("Decided, and to be carried out"),
}
NOTHING_AGAINST: Final = gettext_lazy("Nothing is done to the person themselves")
AGAINST_UNKNOWN: Final = gettext_lazy("Nobody knew whether something is done to the person themselves")
BADGES: Final = {
    Outcome.ENTITLED: "good",
    Outcome.ONCE_A_PAPER: "waiting",
    Outcome.NOT_ESTABLISHED: "waiting",
}


@dataclass(frozen=True, slots=True)
class CitedShown:
    """In the language of whoever reads. `mark`: how far it was read. `read_on`: None where nobody read the law.

    `is_outdated`: somebody read it, so long before the answer that the reading counted no longer.
    """

    citation: Citation
    says: str
    law: str
    article: str
    mark: str
    written_on: date
    read_on: date | None
    is_outdated: bool


@dataclass(frozen=True, slots=True)
class AnswerShown:
    """`first` comes before everything else; `country_says`, what of this country nobody has read today.

    Of the rules that might give it, `outdated` are those that somebody read too long ago, `unread` all others.
    """

    record: AnswerRecord
    outcome: str
    badge: str
    who: str
    asked: list[str]
    first: list[str]
    first_steps: list[CitedShown]
    rests_on: list[CitedShown]
    unread: list[CitedShown]
    outdated: list[CitedShown]
    proofs: list[str]
    country_says: str
    proceeding: str

    @property
    def is_not_established(self) -> bool:
        return self.record.outcome is Outcome.NOT_ESTABLISHED


def said(sentence: Sentence) -> str:
    return sentence.in_language(get_language() or "en")


def shown(record: AnswerRecord, names: dict[str, str]) -> AnswerShown:
    rights = rights_of(record.country)
    is_open = record.outcome is Outcome.NOT_ESTABLISHED
    unread = _cited(record.unread, record.on)
    return AnswerShown(
        record,
        said(OUTCOME_WORDS[record.outcome]),
        BADGES[record.outcome],
        names.get(record.by, ""),
        _asked(record),
        [said(sentence) for sentence in FIRST] if record.against else [],
        _cited(record.first_steps, record.on),
        _cited(record.rests_on, record.on),
        [cited for cited in unread if not cited.is_outdated],
        [cited for cited in unread if cited.is_outdated],
        [said(PAPER_WORDS[paper]) for paper in record.proofs],
        said(rights.says) if rights is not None and is_open else "",
        said(PROCEEDING_WORDS[record.proceeding]),
    )


def _asked(record: AnswerRecord) -> list[str]:
    against = [said(AGAINST_WORDS[code]) for code in record.against]
    nothing = NOTHING_AGAINST if record.against_is_known else AGAINST_UNKNOWN
    return [
        *(against or [str(nothing)]),
        said(PROCEEDING_WORDS[record.proceeding]),
        str(STAGES[record.stage]),
        said(STANDING_WORDS[record.standing]),
        said(BELONGING_WORDS[record.belonging]),
        *(said(PAPER_WORDS[paper]) for paper in record.papers),
    ]


def _cited(citations: Iterable[Citation], on: date) -> list[CitedShown]:
    return [_cited_shown(citation, on) for citation in citations]


def _cited_shown(citation: Citation, on: date) -> CitedShown:
    read_on = date.fromisoformat(citation.read_on) if citation.read_on else None
    return CitedShown(
        citation,
        said(Sentence(citation.says)),
        said(Sentence(citation.law)),
        said(Sentence(citation.article)),
        said(CHECKED_MEANS[citation.checked]),
        date.fromisoformat(citation.written_on),
        read_on,
        read_on is not None and on > read_on + READ_AGAIN_AFTER,
    )
