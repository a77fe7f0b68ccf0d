"""Writing down that care could not wait, by two people; that a representative was asked for; how it ended."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from amanjol.casework.cases.actions.working import change_case
from amanjol.casework.cases.record_parts.vital_interest import VitalAct, VitalInterest, cares_of
from amanjol.casework.cases.tasks import actions as tasking
from amanjol.casework.cases.tasks.actions import Plan
from amanjol.casework.cases.vital_interest import rules
from amanjol.casework.desk import attachments
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.casework.cases.items import Items
    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.record_parts.vital_interest import Care, VitalCare, WhyNobody
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

BEGUN = "case.vital-care-begun"
ANSWERED = "case.vital-care-answered"
ASKED = "case.representative-asked"
ENDED = "case.vital-care-ended"


class NoSuchCare(LookupError):
    """The case has no care of this number, or it has ended."""


class NotAnother(Exception):
    """Two people record it: who began it is not the second, and one answer is enough."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is begun, why nobody can consent, what was seen, and which colleague is asked to record it, too."""

    care: tuple[Care, ...]
    why: WhyNobody
    says: str
    second: Member


@transaction.atomic
def begin_care(*, keyring: Keyring, case: Case, beginning: Beginning) -> None:
    """With a task for the second person today, and one within a day: to ask for somebody who may consent.

    NotAnother; PermissionDenied for a second who could not open the case; Closed; SealBroken; canonical.NotCanonical.
    """
    if beginning.second.pk == keyring.member.pk:
        raise NotAnother
    at = present_moment()
    to_do = (
        Plan(
            _("Record, too, that care could not wait for consent."), beginning.second, timezone.localdate(at)
        ),
        Plan(_("Ask for somebody who may consent for the person."), None, rules.day_to_ask(at)),
    )
    number = 0
    tasks = tuple(str(tasking.write_task(keyring=keyring, case=case, plan=plan).pk) for plan in to_do)

    def add(written: Items) -> list[VitalInterest]:
        nonlocal number
        number = len(cares_of(written.of(VitalInterest))) + 1
        begun = VitalInterest(
            at, keyring.person, VitalAct.BEGUN, number, beginning.says, beginning.care, beginning.why,
            str(beginning.second.account_id), tasks,
        )  # fmt: skip
        return [begun]

    change_case(BEGUN, keyring, case, add=add)
    attachments.care_began(keyring, case, number, frozenset(beginning.care))


@transaction.atomic
def answer_care(*, keyring: Keyring, case: Case, number: int, agrees: bool, says: str) -> None:
    """The second person's word. Who does not agree stops nothing by that: care goes on until people have spoken.

    NoSuchCare; NotAnother; Closed; SealBroken.
    """
    act = VitalAct.SECONDED if agrees else VitalAct.OBJECTED

    def check(care: VitalCare) -> None:
        if not rules.can_answer(keyring.person, care):
            raise NotAnother

    care = _write(ANSWERED, keyring, case, number, act, says, check)
    _end_tasks(keyring, case, care.begun.tasks[:1])


@transaction.atomic
def note_representative_asked(*, keyring: Keyring, case: Case, number: int, says: str) -> None:
    """NoSuchCare; Closed; SealBroken."""
    care = _write(ASKED, keyring, case, number, VitalAct.REPRESENTATIVE_ASKED, says)
    _end_tasks(keyring, case, care.begun.tasks[1:])


@transaction.atomic
def end_care(*, keyring: Keyring, case: Case, number: int, says: str) -> None:
    """Somebody who may has consented, or the person answers now, or it is not needed any more. What nobody did until
    then is dropped, not done.

    NoSuchCare; Closed; SealBroken.
    """
    care = _write(ENDED, keyring, case, number, VitalAct.ENDED, says)
    for task in care.begun.tasks:
        with suppress(tasking.NoSuchTask):
            tasking.drop_task(keyring=keyring, case=case, task=UUID(task))


def _write(
    verb: str, keyring: Keyring, case: Case, number: int, act: VitalAct, says: str,
    check: Callable[[VitalCare], None] = lambda _care: None,
) -> VitalCare:  # fmt: skip
    """The care as it stood before, of the locked case."""
    before: list[VitalCare] = []

    def add(written: Items) -> list[VitalInterest]:
        open_cares = [care for care in cares_of(written.of(VitalInterest)) if care.ended is None]
        before.extend(care for care in open_cares if care.begun.number == number)
        if not before:
            raise NoSuchCare
        check(before[0])
        return [VitalInterest(present_moment(), keyring.person, act, number, says)]

    change_case(verb, keyring, case, add=add)
    return before[0]


def _end_tasks(keyring: Keyring, case: Case, tasks: tuple[str, ...]) -> None:
    for task in tasks:
        with suppress(tasking.NoSuchTask):
            tasking.end_task(keyring=keyring, case=case, task=UUID(task))
