"""A holder of the keys tells partners in other places of a warning that readers see here, and that it has ended.

Partners on this node need no letter: they have the same kiosks and the same editors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from amanjol.casework.referrals import partners as of_desk
from amanjol.foundation.journal.actions import record
from amanjol.foundation.letters.sending import Draft
from amanjol.programme.partner_warnings import queries
from amanjol.programme.partner_warnings.bodies import (
    ENDED,
    LINK,
    LONGEST_LINK,
    LONGEST_SOURCE,
    TOLD,
    Ended,
    Ending,
    Sure,
    Told,
)
from amanjol.programme.partner_warnings.rules import can_tell
from amanjol.public.guide.queries import sources
from amanjol.public.warnings.kinds import leads_away, seen_alone
from amanjol.public.warnings.models import PublicWarning, Stage

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from uuid import UUID

    from amanjol.foundation.letters.beliefs import Trusted
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.seals.epochs import Organisation


class NotStanding(Exception):
    """Readers see it no more, or not yet: nobody is told of it."""


class NothingOwed(Exception):
    """Everybody knows already, or it has not ended."""


class Outcome(NamedTuple):
    """How many were told now, and to whom no letter can be written: no card, or one that is too old."""

    told: int
    missed: frozenset[Organisation]


def partners_elsewhere(keyring: Keyring) -> list[Trusted]:
    """By name. SealBroken."""
    own = keyring.organisation.node
    return [entry for entry in of_desk.believed(keyring) if entry.partner.node != own]


def told_by(warning: PublicWarning) -> Told:
    """The pieces of it that readers get; nothing on which it rests but that it came from another node."""
    source = sources().get(warning.source) if warning.source else None
    said = f"{source.publisher}: {source.title} ({source.year})" if source else warning.source
    is_page = source is not None and len(source.address) <= LONGEST_LINK and LINK.fullmatch(source.address)
    there = queries.behind([warning.pk]).get(warning.pk)
    return Told(
        warning=warning.pk,
        kind=warning.kind,
        country=warning.country,
        region=warning.region,
        trade=warning.trade,
        channel=warning.channel,
        month=warning.month,
        advice=tuple(warning.advice),
        sure=Sure(warning.sureness),
        source=said[:LONGEST_SOURCE],
        link=source.address if source and is_page else "",
        texts=_words(warning.texts),
        begins_on=warning.begins_on or timezone.localdate(),
        ends_on=warning.ends_on or timezone.localdate(),
        came_from=there.origin if there is not None else None,
    )


@transaction.atomic
def tell(*, keyring: Keyring, pk: UUID, partners: Collection[Organisation]) -> Outcome:
    """Each once. PermissionDenied; NotStanding; NothingOwed; NotAPartner without a key of our own; SealBroken."""
    warning = _locked(keyring, pk)
    if warning.stage is not Stage.STANDING:
        raise NotStanding
    partners_of, _of_end = queries.told_of(keyring.member)
    wanted = set(partners) - partners_of.get(str(pk), set())
    knowing = queries.nodes_that_know([pk]).get(pk, set())
    wanted = {partner for partner in wanted if partner.node not in knowing}
    if not wanted:
        raise NothingOwed
    return _write(keyring, pk, wanted, Draft(TOLD, told_by(warning)), queries.TOLD)


@transaction.atomic
def tell_end(*, keyring: Keyring, pk: UUID, partners: Collection[Organisation]) -> Outcome:
    """To those who were told of it. As `tell`."""
    warning = _locked(keyring, pk)
    owed = next((of for row, of in queries.owed_an_end(keyring.member) if row.pk == pk), set())
    wanted = set(partners) & owed
    if not wanted:
        raise NothingOwed
    return _write(keyring, pk, wanted, Draft(ENDED, end_of(warning)), queries.END_TOLD)


def end_of(warning: PublicWarning) -> Ended:
    is_wrong = warning.stage is Stage.WRONG
    return Ended(
        warning=warning.pk,
        says=Ending.WRONG if is_wrong else Ending.WITHDRAWN,
        on=timezone.localdate(warning.ended_at),
        right=_words(warning.right_texts) if is_wrong else {},
    )


def _words(texts: Mapping[str, str]) -> dict[str, str]:
    """Without those of an earlier day in which a number or a link stands still: no partner would open them."""
    plain = {code: seen_alone(text) for code, text in texts.items()}
    return {code: text for code, text in plain.items() if text and not leads_away(text)}


def _locked(keyring: Keyring, pk: UUID) -> PublicWarning:
    """Of two who tell it at the same moment the second finds whom the first has told."""
    if not can_tell(keyring.member):
        raise PermissionDenied
    warning = PublicWarning.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    if warning is None:
        raise NotStanding
    return warning


def _write(
    keyring: Keyring, pk: UUID, partners: Collection[Organisation], draft: Draft, verb: str
) -> Outcome:
    """One to whom no letter can be written keeps it from nobody else."""
    signing = of_desk.own_signing(keyring)
    in_order = sorted(partners, key=lambda party: (party.node, party.organisation))
    letters, missed = of_desk.write_to_all(keyring, signing, in_order, draft)
    for partner, letter in letters.items():
        _record(keyring.member, verb, pk, partner, letter.id)
    return Outcome(len(letters), missed)


def _record(member: Member, verb: str, pk: UUID, partner: Organisation, letter: UUID) -> None:
    details = {"node": partner.node, "partner": partner.organisation, "letter": str(letter)}
    record(
        verb=verb,
        organisation=member.organisation_id,
        actor=member.account_id,
        subject=(queries.OF, pk),
        details=details,
    )
