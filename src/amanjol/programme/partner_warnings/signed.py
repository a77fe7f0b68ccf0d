"""What partners told, as who opened the letter and the node have signed it, else it is not there.

arrived()          # all that still matters, the newest first, each with its end where the sender told one
arrived_one(pk)    # None where a signature does not hold

A letter was proven when it was opened: of an organisation that two people here believe. What lies here afterwards is a
row, and a row is a claim; so it is signed once more, for itself, by the organisation that opened it and by this node,
whose key lies outside the database (`foundation/letters/twice_signed.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db.models import Min
from django.utils import timezone

from amanjol.foundation.letters import twice_signed
from amanjol.foundation.letters.twice_signed import SignedText
from amanjol.foundation.seals import canonical
from amanjol.foundation.seals.epochs import Organisation
from amanjol.programme.partner_warnings.bodies import Ended, Origin, Told
from amanjol.programme.partner_warnings.models import FromPartner, PartnerTaking
from amanjol.public.warnings.queries import alive

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from uuid import UUID

    from amanjol.foundation.seals.letters.node_keys import NodeKeys
    from amanjol.foundation.seals.signatures import SigningKey

_PURPOSES: Final = twice_signed.Purposes("amanjol/partner-warning/1", "amanjol/partner-warning/node/1")
LOOKED_BACK: Final = timedelta(days=120)
"""And further, where a warning of our own that was begun from an older one is not over: it can be given more days."""


class _FromText(SignedText, frozen=True, kw_only=True):
    node: str
    partner: str
    name: str

    @property
    def sender(self) -> Organisation:
        return Organisation(self.node, self.partner)


class ToldText(_FromText, frozen=True, kw_only=True, tag_field="from_partner", tag="told"):
    """`node`, `partner` and `name` are of who told it."""

    told: Told


class EndedText(_FromText, frozen=True, kw_only=True, tag_field="from_partner", tag="ended"):
    ended: Ended


@dataclass(frozen=True, slots=True)
class Arrived:
    """A warning that a partner told, opened by who is named. `ended` is what the same partner said later.

    `ids` are of all rows that say so, one of each organisation here that opened it; `id` is of the first.
    """

    id: UUID
    ids: frozenset[UUID]
    organisation_name: str
    sender: Organisation
    name: str
    told: Told
    came_on: date
    ended: Ended | None

    @property
    def origin(self) -> Origin:
        """Who told it first, as far as its sender says."""
        return self.told.came_from or Origin(node=self.sender.node, warning=self.told.warning)


def sign(text: ToldText | EndedText, key: SigningKey, keys: NodeKeys) -> bytes:
    """What the row holds. canonical.NotCanonical."""
    return twice_signed.sign(_PURPOSES, canonical.to_bytes(text.as_data()), key, keys)


def arrived(organisation: UUID | None = None) -> list[Arrived]:
    """Each warning of a partner once, whoever opened it: of two organisations here the first. `organisation`: that its
    people have opened.
    """
    rows = FromPartner.objects.filter(came_on__gte=_since())
    if organisation is not None:
        rows = rows.filter(organisation=organisation)
    first: dict[tuple[Organisation, UUID], tuple[ToldText, FromPartner]] = {}
    ids: dict[tuple[Organisation, UUID], set[UUID]] = {}
    ends: dict[tuple[Organisation, UUID], Ended] = {}
    for text, row in _read(rows.order_by("came_on", "pk")):
        if isinstance(text, ToldText):
            key = text.sender, text.told.warning
            first.setdefault(key, (text, row))
            ids.setdefault(key, set()).add(row.pk)
        else:
            ends.setdefault((text.sender, text.ended.warning), text.ended)
    there = [
        Arrived(
            row.pk,
            frozenset(ids[key]),
            text.organisation_name,
            text.sender,
            text.name,
            text.told,
            row.came_on,
            ends.get(key),
        )
        for key, (text, row) in first.items()
    ]
    return sorted(there, key=lambda of: (of.came_on, str(of.id)), reverse=True)


def arrived_one(pk: UUID) -> Arrived | None:
    """By any of its rows."""
    return next((there for there in arrived() if pk in there.ids), None)


def _since() -> date:
    """The first day of which rows are read."""
    since = timezone.localdate() - LOOKED_BACK
    begun = PartnerTaking.objects.filter(warning__in=alive().values("pk"))
    oldest: date | None = begun.aggregate(day=Min("told__came_on"))["day"]
    return min(since, oldest or since)


def _read(rows: Iterable[FromPartner]) -> Iterator[tuple[ToldText | EndedText, FromPartner]]:
    """A row that is not signed, or is another's, is left out."""
    reading = twice_signed.Reading(_PURPOSES)
    for row in rows:
        text = reading.text(ToldText, row) or reading.text(EndedText, row)
        if text is not None:
            yield text, row
