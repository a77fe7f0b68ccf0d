"""Who was found, as the page shows it: the way to the case first, then what tells one person from another."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from amanjol.casework.cases import sealing
from amanjol.casework.cases.models import Assignment, Status
from amanjol.casework.cases.queries import visible_to
from amanjol.casework.standards.stages import assistance

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from django.utils.functional import _StrPromise

    from amanjol.casework.cases.finding.search import PersonMatch
    from amanjol.casework.cases.models import Case
    from amanjol.casework.standards.stages.tracks import Stage
    from amanjol.foundation.organisations.keys.keyring import Keyring

WHY: Final[dict[str, _StrPromise]] = {
    "case": _("code of the case"),
    "telephone": _("telephone"),
    "document": _("document"),
    "number": _("end of a number"),
    "name": pgettext_lazy("of a person", "name"),
    "place": _("place"),
    "year": _("year of birth"),
    "kin": _("perhaps parent or child"),
}


@dataclass(frozen=True, slots=True)
class FoundCase:
    """`stage` of help as it stands now; None for the first, which says nothing of anybody yet. `workers` by name."""

    case: Case
    stage: Stage | None
    workers: list[str]

    @property
    def is_closed(self) -> bool:
        return self.case.status == Status.CLOSED


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """`cases` the open ones first, each newest first; `why` says what of the person was met."""

    match: PersonMatch
    cases: list[FoundCase]
    why: list[_StrPromise]

    @property
    def first(self) -> FoundCase | None:
        """To which one press leads."""
        return self.cases[0] if self.cases else None


def shown(keyring: Keyring, matches: Sequence[PersonMatch]) -> list[FoundPerson]:
    """SealBroken for a case that is not its person's."""
    by_person = _cases(keyring, [match.person.pk for match in matches])
    return [
        FoundPerson(match, by_person[match.person.pk], [WHY[reason] for reason in match.why])
        for match in matches
    ]


def _cases(keyring: Keyring, people: Sequence[UUID]) -> dict[UUID, list[FoundCase]]:
    rows = list(visible_to(keyring.member).select_related("person").filter(person__in=people))
    rows.sort(key=lambda row: row.opened_month, reverse=True)
    rows.sort(key=lambda row: row.status == Status.CLOSED)
    assigned = Assignment.objects.filter(case__in=rows).select_related("member__account")
    workers: defaultdict[UUID, list[str]] = defaultdict(list)
    for assignment in assigned.order_by("member__account__name"):
        workers[assignment.case_id].append(assignment.member.account.name)
    stages = {stage.key: stage for stage in assistance.packaged_track().stages[1:]}
    by_person: dict[UUID, list[FoundCase]] = {pk: [] for pk in people}
    for row in rows:
        record = sealing.open_case(row, keyring)
        by_person[row.person_id].append(FoundCase(row, stages.get(record.help.now.stage), workers[row.pk]))
    return by_person
