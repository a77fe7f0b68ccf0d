"""What editors do with an observation that arrived: begin a warning from it, or put it aside with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from amanjol.foundation.journal.actions import record as write_down
from amanjol.programme.observations import queries, signed
from amanjol.programme.observations.kinds import Known, SaidBy
from amanjol.programme.observations.models import Outcome, Taking
from amanjol.programme.observations.rules import can_take_up
from amanjol.public.warnings import actions as warnings
from amanjol.public.warnings.kinds import MOST_ADVICE, USUAL_DAYS, Sureness
from amanjol.public.warnings.models import PublicWarning
from amanjol.public.warnings.queries import catalogue

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.observations.records import Codes


class Gone(LookupError):
    """It was taken back, or no signature holds."""


class AnsweredAlready(Exception):
    """Somebody began a warning from it, or answered in this moment."""


class NotListed(Exception):
    """Its kind stands on no list any more."""


@transaction.atomic
def take_up(*, pk: UUID, source: str, by: Member) -> PublicWarning:
    """A warning that waits for its second person, with what was noticed filled in. `source` is a key of the guide.

    PermissionDenied; Gone; AnsweredAlready; NotListed; ValidationError without a source where a public one says it.
    """
    there = _open(pk, by)
    warning = _warning(there.codes, source)
    warnings.write(warning=warning, by=by)
    _answer(pk, by, Outcome.TAKEN_UP, warning=warning.pk)
    _record("observation.taken-up", pk, by)
    return warning


@transaction.atomic
def put_aside(*, pk: UUID, reason: str, by: Member) -> None:
    """PermissionDenied; Gone; AnsweredAlready."""
    _open(pk, by)
    _answer(pk, by, Outcome.PUT_ASIDE, reason=reason)
    _record("observation.put-aside", pk, by)


def _open(pk: UUID, by: Member) -> signed.Arrived:
    if not can_take_up(by):
        raise PermissionDenied
    there = signed.arrived_one(pk)
    if there is None:
        raise Gone
    begun = Taking.objects.filter(observation=pk, warning__isnull=False).values("warning")
    if PublicWarning.objects.filter(pk__in=begun).exists():
        raise AnsweredAlready
    return there


def _warning(codes: Codes, source: str) -> PublicWarning:
    kind = catalogue().kinds.get(codes.kind)
    if kind is None:
        raise NotListed
    return PublicWarning(
        kind=kind.key,
        country=codes.country,
        region=codes.region,
        month=codes.month,
        advice=list(kind.advice[:MOST_ADVICE]),
        sureness=sureness_of(codes),
        source=source if codes.known is Known.PUBLIC else "",
        days=USUAL_DAYS,
    )


def sureness_of(codes: Codes) -> Sureness:
    if codes.source is None:
        return Sureness.SEVERAL
    return Sureness.REPORT if codes.source.by is SaidBy.REPORT else Sureness.OFFICIAL


def _answer(pk: UUID, by: Member, outcome: Outcome, *, reason: str = "", warning: UUID | None = None) -> None:
    number = Taking.objects.filter(observation=pk).count() + 1
    try:
        with transaction.atomic():
            Taking.objects.create(
                organisation_id=by.organisation_id, observation_id=pk, number=number, outcome=outcome,
                reason=reason, warning=warning, by=by.account_id, taken_on=timezone.localdate(),
            )  # fmt: skip
    except IntegrityError:
        raise AnsweredAlready from None


def _record(verb: str, pk: UUID, by: Member) -> None:
    write_down(
        verb=verb, organisation=by.organisation_id, actor=by.account_id, subject=(queries.OF, pk), details={}
    )
