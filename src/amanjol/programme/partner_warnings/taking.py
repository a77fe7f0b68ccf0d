"""What editors do with what a partner told: begin a draft of their own, or put it aside with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from amanjol.foundation.journal.actions import record
from amanjol.programme.partner_warnings import queries, signed
from amanjol.programme.partner_warnings.arriving import OF
from amanjol.programme.partner_warnings.models import Outcome, PartnerTaking
from amanjol.programme.partner_warnings.rules import can_decide
from amanjol.public.guide.queries import standings
from amanjol.public.warnings import actions as warnings
from amanjol.public.warnings.kinds import MOST_DAYS
from amanjol.public.warnings.models import PublicWarning, Stage

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.partner_warnings.bodies import Told
    from amanjol.public.warnings.kinds import Sureness


_OVER: Final = (Stage.WITHDRAWN, Stage.WRONG, Stage.OVER)


class Gone(LookupError):
    """Who told it has said that it holds no longer, its last day is over, or no signature holds."""


class AnsweredAlready(Exception):
    """A draft that somebody began from it is not over, or somebody answered in this moment."""


@transaction.atomic
def take_over(*, pk: UUID, sureness: Sureness, source: str, by: Member) -> PublicWarning:
    """A draft that waits for a second person of this node. How sure it is says who takes it over: what many people told
    the partner, nobody told here. `source` is a key of the guide.

    PermissionDenied; Gone; AnsweredAlready; ValidationError where source and sureness do not go together.
    """
    there = _open(pk, by)
    warning = _draft(there.told, sureness, source)
    warnings.write(warning=warning, by=by)
    _answer(there.id, by, Outcome.TAKEN_OVER, warning=warning.pk)
    _record("partner-warning.taken-over", there.id, by)
    return warning


@transaction.atomic
def put_aside(*, pk: UUID, reason: str, by: Member) -> None:
    """PermissionDenied; Gone; AnsweredAlready."""
    there = _open(pk, by)
    _answer(there.id, by, Outcome.PUT_ASIDE, reason=reason)
    _record("partner-warning.put-aside", there.id, by)


def is_over(there: signed.Arrived) -> bool:
    return there.ended is not None or there.told.ends_on < timezone.localdate()


def is_alive(copy: PublicWarning) -> bool:
    """Readers see it, or may see it yet."""
    return copy.stage not in _OVER


def is_begun_from(copy: PublicWarning, there: signed.Arrived) -> bool:
    """What was approved before this came was begun from something else, whatever a row says."""
    return copy.approved_at is None or timezone.localdate(copy.approved_at) >= there.came_on


def _open(pk: UUID, by: Member) -> signed.Arrived:
    if not can_decide(by):
        raise PermissionDenied
    there = signed.arrived_one(pk)
    if there is None or is_over(there):
        raise Gone
    copies = [copy for copies in queries.copies_of(there.ids).values() for copy in copies]
    if any(is_begun_from(copy, there) and is_alive(copy) for copy in copies):
        raise AnsweredAlready
    return there


def _draft(body: Told, sureness: Sureness, source: str) -> PublicWarning:
    """Without whom to call, which says the directory here, and words for which a reader here can be punished."""
    listed = standings()
    left = (body.ends_on - timezone.localdate()).days + 1
    return PublicWarning(
        kind=body.kind,
        country=body.country,
        region=body.region,
        trade=body.trade,
        channel=body.channel,
        month=body.month,
        advice=list(body.advice),
        sureness=sureness,
        source=source,
        texts={code: text for code, text in body.texts.items() if not listed.punished_in(text)},
        days=min(max(left, 1), MOST_DAYS),
    )


def _answer(pk: UUID, by: Member, outcome: Outcome, *, reason: str = "", warning: UUID | None = None) -> None:
    number = PartnerTaking.objects.filter(told=pk).count() + 1
    try:
        with transaction.atomic():
            PartnerTaking.objects.create(
                organisation_id=by.organisation_id, told_id=pk, number=number, outcome=outcome, reason=reason,
                warning=warning, by=by.account_id, taken_on=timezone.localdate(),
            )  # fmt: skip
    except IntegrityError:
        raise AnsweredAlready from None


def _record(verb: str, pk: UUID, by: Member) -> None:
    record(verb=verb, organisation=by.organisation_id, actor=by.account_id, subject=(OF, pk), details={})
