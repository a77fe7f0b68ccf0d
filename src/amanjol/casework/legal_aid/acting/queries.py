"""The mandates that a request's person key opens. A row that seals a key to somebody is a claim: who opens a mandate
stands inside its seal, and that it comes from who coordinates says its voucher (`turns/vouching.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from amanjol.casework.legal_aid import rules
from amanjol.casework.legal_aid.mandates import queries as mandates
from amanjol.casework.legal_aid.models import Mandate, MandateReader
from amanjol.casework.legal_aid.register.accounts import own_advocate
from amanjol.casework.legal_aid.turns import vouching
from amanjol.casework.legal_aid.turns.vouching import NotCompared, NotVouchedFor
from amanjol.foundation.organisations.keys.queries import place_of
from amanjol.foundation.seals import case_keys, keypairs
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.casework.legal_aid.mandates.queries import OpenedMandate
    from amanjol.casework.legal_aid.mandates.records import Reader
    from amanjol.foundation.organisations.keys.circles.opening import Circles


@dataclass(frozen=True, slots=True)
class OwnMandate:
    """`reader`: as what they act. `colleague`: who is named beside them. `key` opens the row and lives one request."""

    opened: OpenedMandate
    reader: Reader
    colleague: Reader | None
    key: bytes = field(repr=False)

    @property
    def row(self) -> Mandate:
        return self.opened.row


class Why(StrEnum):
    BROKEN = "broken"
    NOT_COMPARED = "not-compared"
    NOT_VOUCHED_FOR = "not-vouched-for"


@dataclass(frozen=True, slots=True)
class Closed:
    """One that does not open, though a row says that it should."""

    code: str
    why: Why


_WHY: Final[Mapping[type[Exception], Why]] = {
    SealBroken: Why.BROKEN,
    NotVouchedFor: Why.NOT_VOUCHED_FOR,
}


def visible_to(circles: Circles) -> QuerySet[MandateReader]:
    """The one door of an advocate to mandates: whose account a coordinator gave, and as long as they did not end it."""
    member = circles.member
    if not rules.can_be_asked(member) or own_advocate(member) is None:
        return MandateReader.objects.none()
    own = MandateReader.objects.filter(organisation=member.organisation_id, key__account=member.account_id)
    return own.select_related("mandate")


def opened(circles: Circles) -> list[OwnMandate | Closed]:
    """Those that run, the earliest end first, then closed ones; one that does not open hides no other."""
    given_here = list(visible_to(circles).order_by("-mandate__state", "mandate__ends_on", "mandate"))
    if not given_here:
        return []
    try:
        secret = vouching.own_secret(circles.member, circles.keys)
    except NotCompared:
        return [Closed(given.mandate.code, Why.NOT_COMPARED) for given in given_here]
    there: list[OwnMandate | Closed] = []
    for given in given_here:
        try:
            own = _opened(circles, given, given.mandate, secret)
        except (SealBroken, NotVouchedFor) as error:
            there.append(Closed(given.mandate.code, _WHY[type(error)]))
        else:
            there += [own] if own is not None else []
    return there


def opened_mandate(circles: Circles, pk: UUID, *, is_locked: bool = False) -> OwnMandate | None:
    """None for one of others, or where somebody else acts by now. Who changes it locks it.

    SealBroken; NotCompared; NotVouchedFor.
    """
    given = visible_to(circles).filter(mandate=pk).first()
    if given is None:
        return None
    secret = vouching.own_secret(circles.member, circles.keys)
    rows = Mandate.objects.filter(organisation=circles.member.organisation_id, pk=pk)
    row = (rows.select_for_update(of=("self",)) if is_locked else rows).first()
    if row is not None and is_locked:
        given = visible_to(circles).filter(mandate=pk).first()  # who acts may be another since
    return _opened(circles, given, row, secret) if row is not None and given is not None else None


def _opened(circles: Circles, given: MandateReader, row: Mandate, secret: bytes) -> OwnMandate | None:
    member = circles.member
    place, person = place_of(member.organisation_id), str(member.account_id)
    times = mandates.times_for(member, [row.pk]).get(row.pk, 0)
    key = case_keys.open_for(
        bytes(given.wrapped), circles.keys, place, str(row.pk), person, case_keys.Access.WORK
    )
    vouching.prove_mandate(given, key, secret)
    of = mandates.opened_with(row, key, place, times)
    mine = keypairs.key_id(circles.keys.public).hex()
    reader = next((there for there in of.now.readers if (there.account, there.key) == (person, mine)), None)
    if reader is None:
        return None
    colleague = next((there for there in of.now.readers if there != reader), None)
    return OwnMandate(of, reader, colleague, key)
