"""Care without consent whose hour has passed stands above the day: nobody asked for who may consent, or only one person
recorded it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from amanjol.casework.cases import queries, restricted, rules, sealing
from amanjol.casework.cases.items import items_of
from amanjol.casework.cases.models import Case, CaseItem, ItemKind, Status
from amanjol.casework.cases.record_parts.vital_interest import VitalInterest, cares_of
from amanjol.casework.desk.due import Due, DueOfRoom, passing_over
from amanjol.foundation.organisations.queries import names_of
from amanjol.foundation.web.fixed_queries import FixedQuery, IsAmong

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from amanjol.casework.cases.record_parts.vital_interest import VitalCare
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member


def due(member: Member, cases: Collection[Case], keyring: Keyring | None) -> DueOfRoom:
    """For who works on the case, and for every supervisor: each of them can do it. When it began stands sealed, so
    while locked nothing is said but that the tasks are due. One case that does not open hides no other.
    """
    if keyring is None:
        return DueOfRoom([])
    now, broken = timezone.now(), dict[UUID, Case]()
    cares = _cares(_with_care(member, cases), keyring, broken)
    late = [(case, care) for case, care in cares if care.is_late(now)]
    asked = {care.begun.second for _case, care in late if care.lacks_second(now)}
    names = names_of(asked, member.organisation) if asked else {}
    danger = [line for case, care in late for line in _lines(case, care, keyring.person, names, now)]
    return DueOfRoom([], danger=danger, broken=broken)


def _open_with_care(cases: QuerySet[Case]) -> QuerySet[Case]:
    cared = CaseItem.objects.filter(case=OuterRef("pk"), kind=ItemKind.VITAL_INTEREST)
    return cases.filter(Exists(cared), status=Status.OPEN).select_related("person").order_by("pk")


_in_all_cases: Final = FixedQuery(
    lambda member, organisation, since: _open_with_care(queries.cases_open_to(member, organisation, since))
)
_in_cases: Final = FixedQuery(lambda cases: _open_with_care(Case.objects.filter(IsAmong("pk", cases))))


def _with_care(member: Member, cases: Collection[Case]) -> list[Case]:
    if not rules.can_supervise(member):
        return _in_cases.rows([case.pk for case in cases])
    return _in_all_cases.rows(member.pk, member.organisation_id, restricted.still_open_since())


def _cares(
    cases: Collection[Case], keyring: Keyring, broken: dict[UUID, Case]
) -> Iterator[tuple[Case, VitalCare]]:
    """Cases that do not open are put into `broken`."""
    opened = []
    for case in cases:
        with passing_over(case, broken):
            opened.append((case, sealing.open_case(case, keyring)))
    items = items_of(opened, keyring, [ItemKind.VITAL_INTEREST])
    for case, _record in opened:
        cares: Sequence[VitalCare] = ()
        with passing_over(case, broken):
            cares = cares_of(items[case.pk].of(VitalInterest))
        for care in cares:
            yield case, care


def _lines(
    case: Case, care: VitalCare, person: str, names: Mapping[str, str], now: datetime
) -> Iterator[Due]:
    """For `person`, by their account's id."""
    page, day = reverse("cases:vital_care", args=[case.pk]), timezone.localdate(care.until)
    if care.lacks_representative(now):
        until = {"until": f"{timezone.localtime(care.until):%d.%m.%Y %H:%M}"}
        text = (
            _("Care without consent: somebody who may consent was to be asked for until %(until)s.") % until
        )
        yield Due(case, text, day, page)
    if care.lacks_second(now):
        who = {"who": names.get(care.begun.second, "—")}
        text = _("Care without consent: no answer from %(who)s. Let another colleague record it, too.") % who
        if care.begun.second == person:
            text = _(
                "Care without consent: your answer is waited for. Record it, too, or that you do not agree."
            )
        yield Due(case, text, day, page)
