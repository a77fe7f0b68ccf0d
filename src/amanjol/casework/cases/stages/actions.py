"""Going on to another stage of help; and with justice, as the person wishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.casework.cases.actions.working import change_case
from amanjol.casework.desk import days
from amanjol.casework.desk import facts as read_facts
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
    *,
    keyring: Keyring,
    case: Case,
    to: AssistanceStage,
    facts: frozenset[Fact],
    policy: Edition,
    today: date,
    on: date | None = None,
) -> None:
    """Go on to another stage of help, which began `on` another day than today where it comes from paper. Of facts that
    a room of the case says itself, its word counts and no tick.

    tracks.Refused, also before the present stage began; days.NotThen; Closed; SealBroken.
    """
    days.check(on)

    def change(now: CaseRecord) -> CaseRecord:
        so = read_facts.with_what_is_so(facts, keyring, case)
        way = assistance.move(now.help, to, so, on or today, policy, today)
        return replace(now, help=way, facts=_texts(so))

    change_case("case.stage-moved", keyring, case, change)


def move_justice(
    *,
    keyring: Keyring,
    case: Case,
    to: JusticeStep,
    wishes: frozenset[Wish],
    today: date,
    on: date | None = None,
) -> None:
    """Go on with police, courts or compensation, as the person wishes; `on` as in `move_help`. What a room of the case
    says is so besides what was ticked, as long as it says so: it becomes no tick.

    tracks.Refused; days.NotThen; Closed; SealBroken.
    """
    days.check(on)

    def change(now: CaseRecord) -> CaseRecord:
        so = wishes | read_facts.pages_that_say(keyring, case).keys()
        way = justice.move(now.justice, to, so, on or today, today)
        return replace(now, justice=way, wishes=_texts(wishes))

    change_case("case.justice-moved", keyring, case, change)


def _texts(facts: frozenset[Fact] | frozenset[Wish]) -> frozenset[str]:
    return frozenset(str(fact) for fact in facts)
