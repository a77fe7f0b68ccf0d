"""A practitioner's signature under a whole comparison of a list of indicators with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.casework.cases import rules
from amanjol.casework.cases.comparisons import COMPARED, OF_LIST, signature_is_there
from amanjol.casework.cases.models import ComparedList
from amanjol.casework.standards.screening import approval
from amanjol.foundation.journal.actions import record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from amanjol.casework.standards.screening.lists import IndicatorList, Weight
    from amanjol.foundation.organisations.models import Member


@transaction.atomic
def sign_list(
    *, member: Member, of: IndicatorList, read: Mapping[str, Weight], name: str, today: date, language: str
) -> None:
    """`read` are the weights that stand in the source, `language` is that of the page beside which it was read.

    approval.ComparisonIncomplete; PermissionDenied.

    The same member's signature under the same list counts once. One that the journal does not have gives way.
    """
    if not rules.can_work(member):
        raise PermissionDenied
    signature = approval.sign(
        of, read=read, practitioner=str(member.pk), name=name, signed_on=today, language=language
    )
    if signature_is_there(member, signature):
        return
    ComparedList.objects.update_or_create(
        member=member,
        list=signature.list,
        digest=signature.digest,
        defaults={
            "organisation_id": member.organisation_id,
            "name": signature.name,
            "edition": signature.edition,
            "signed_on": signature.signed_on,
        },
    )
    record(
        verb=COMPARED,
        organisation=member.organisation_id,
        actor=member.account_id,
        subject=("list", signature.list),
        details={OF_LIST: signature.digest},
    )
