"""Going on to another stage of help; and with justice, as the person wishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.casework.cases.actions.working import change_case
from amanjol.casework.standards.stages import assistance, justice
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from datetime import date

    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.records import CaseRecord
    from amanjol.casework.standards.policy.policies import Edition
    from amanjol.casework.standards.stages.assistance import AssistanceStage, Fact
    from amanjol.casework.standards.stages.justice import JusticeStep, Wish
    from amanjol.foundation.organisations.keys.keyring import Keyring


def move_help(
    *, keyring: Keyring, case: Case, to: AssistanceStage, facts: frozenset[Fact], policy: Edition, today: date
) -> None:
    """Go on to another stage of help. tracks.Refused; Closed; SealBroken."""

    def change(now: CaseRecord) -> CaseRecord:
        return replace(now, help=assistance.move(now.help, to, facts, today, policy), facts=_texts(facts))

    change_case("case.stage-moved", keyring, case, change)


def move_justice(
    *, keyring: Keyring, case: Case, to: JusticeStep, wishes: frozenset[Wish], today: date
) -> None:
    """Go on with police, courts or compensation, as the person wishes. tracks.Refused; Closed; SealBroken."""

    def change(now: CaseRecord) -> CaseRecord:
        return replace(now, justice=justice.move(now.justice, to, wishes, today), wishes=_texts(wishes))

    change_case("case.justice-moved", keyring, case, change)


def _texts(facts: frozenset[Fact] | frozenset[Wish]) -> frozenset[str]:
    return frozenset(str(fact) for fact in facts)
