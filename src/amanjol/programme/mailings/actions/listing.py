"""Lists: begun, changed, and addresses brought from elsewhere, each of which is asked first."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone

from amanjol.foundation.accounts import throttling
from amanjol.programme.mailings.actions.joining import DAY_SECONDS, Asked, ask
from amanjol.programme.mailings.models import MailingList
from amanjol.programme.outreach.actions.writing import change, columns_of, write_down

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.foundation.organisations.models import Member

BROUGHT_AT_MOST: Final = 500
"""Addresses a day that the members of an organisation may bring, to all its lists: one of them alone has each asked,
in words that hold the name of the list.
"""


class TooManyBrought(Exception):
    """None of them is asked."""


@dataclass(frozen=True, slots=True)
class ListPlan:
    """See `models.MailingList`."""

    name_en: str
    name_ru: str
    sender: str
    about_en: str = ""
    about_ru: str = ""
    is_open: bool = True


@transaction.atomic
def begin_list(*, what: ListPlan, by: Member) -> MailingList:
    """PermissionDenied."""
    row = MailingList(
        pk=uuid.uuid4(), organisation_id=by.organisation_id, begun_on=timezone.localdate(), **columns_of(what)
    )
    write_down("mailing-list.begun", by, "mailing-list", row.pk)
    row.save(force_insert=True)
    return row


@transaction.atomic
def change_list(*, mailing_list: MailingList, what: ListPlan, by: Member) -> None:
    """PermissionDenied."""
    write_down("mailing-list.changed", by, "mailing-list", mailing_list.pk, of=mailing_list.organisation_id)
    change(mailing_list, columns_of(what))
    mailing_list.save()


@transaction.atomic
def bring_addresses(*, mailing_list: MailingList, addresses: Iterable[str], language: str, by: Member) -> int:
    """Asks each of them, and puts none on the list: who left, or was refused, is not even asked. Gives how many were
    typed. PermissionDenied; TooManyBrought.
    """
    typed = list(dict.fromkeys(addresses))
    write_down(
        "mailing-list.addresses-brought", by, "mailing-list", mailing_list.pk,
        of=mailing_list.organisation_id, count=len(typed),
    )  # fmt: skip
    name = f"mailing brought {mailing_list.organisation_id}"
    if not throttling.is_within(name, at_most=BROUGHT_AT_MOST, seconds=DAY_SECONDS, tries=len(typed)):
        raise TooManyBrought
    for address in typed:
        ask(mailing_list=mailing_list, asked=Asked(address, language), by_themselves=False)
    return len(typed)
