"""What outcomes hand in for a quarter: of each part of life, how many said what. Nothing is added up across them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.tallies import Counting, Deed, Tally
from amanjol.casework.standards.afterwards.instruments import OutcomeState, core_outcomes
from amanjol.casework.support.models import Asking
from amanjol.casework.support.outcomes import words
from amanjol.casework.support.outcomes.records import AskingRecord
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Iterator


def said(counting: Counting) -> Iterator[Deed]:
    """Of each case and outcome the newest answer of the quarter; what was not asked is none. SealBroken."""
    newest: dict[tuple[str, str], OutcomeState] = {}
    askings = [(str(row.points["case_id"]), _record(row.data)) for row in counting.rows(Asking.objects.all())]
    for case, record in sorted(askings, key=lambda asking: (asking[1].on, asking[1].at)):
        if counting.quarter.holds(record.on):
            for key, answer in record.answers.items():
                if answer.state is not OutcomeState.NOT_ASKED:
                    newest[case, key] = answer.state
    for (case, key), state in newest.items():
        yield Deed(f"{key}/{state.value}", case)


def kind_in_words(kind: str) -> str:
    key, _slash, state = kind.partition("/")
    titles = {
        outcome.key: outcome.title.in_language(words.language()) for outcome in core_outcomes().outcomes
    }
    return f"{titles.get(key, key)}: {words.STATES[OutcomeState(state)]}"


def _record(data: object) -> AskingRecord:
    try:
        return AskingRecord.from_data(data)
    except NotCanonical:
        raise SealBroken from None


OUTCOMES = Tally(
    "outcomes", 80, _("How their life goes"),
    _("What people said last in the quarter, each part of life by itself. None of it is a score."),
    said, kind_in_words, is_added_up=False,
)  # fmt: skip
