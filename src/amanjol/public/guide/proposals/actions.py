"""Proposing a change, and deciding about it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from amanjol.foundation.directory import actions as directory
from amanjol.foundation.directory.models import Contact
from amanjol.foundation.journal.actions import record
from amanjol.public.guide import rules
from amanjol.public.guide.models import LegalStanding, Source
from amanjol.public.guide.waiting import Outcome, Proposal, ProposalKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from amanjol.foundation.organisations.models import Member

type Changed = Contact | Source | LegalStanding

MODELS: dict[ProposalKind, type[Changed]] = {
    ProposalKind.CONTACT: Contact,
    ProposalKind.SOURCE: Source,
    ProposalKind.STANDING: LegalStanding,
}
# What a source that nobody has agreed to may say of itself.
_UNCHECKED = {"confidence": "low", "needs_review": True, "checked_by": "", "checked_on": None}


class AlreadyWaiting(Exception):
    """One change of it waits already: approve, decline or withdraw that first."""


class Decided(Exception):
    """Somebody decided about it meanwhile."""


class ChangedSince(Exception):
    """What it wants to change is not what it was when it was proposed."""


@transaction.atomic
def propose(*, changed: Changed, fields: Iterable[str], by: Member) -> Proposal:
    """Keep the values of a valid, unsaved object until a second person agrees.

    A contact or a standing that is new comes into being then. A source that is new is there at once, as unchecked
    as can be, so that an article can name it. PermissionDenied; AlreadyWaiting.
    """
    if not rules.can_propose(by):
        raise PermissionDenied
    kind = kind_of(changed)
    if waiting(kind, str(changed.pk)) is not None:
        raise AlreadyWaiting
    is_new = changed._state.adding  # noqa: SLF001  Django's public name
    names = [field.name for field in changed._meta.concrete_fields] if is_new else list(fields)  # noqa: SLF001
    values = {name: _plain(getattr(changed, name)) for name in names if name != "key"}
    before: dict[str, Any] = {}
    if is_new and isinstance(changed, Source):
        before = _add_unchecked(changed, by)
        values = {name: value for name, value in values.items() if before.get(name, value) != value}
    elif not is_new:
        stored = MODELS[kind].objects.get(pk=changed.pk)
        before = {name: _plain(getattr(stored, name)) for name in values}
    proposal = Proposal(kind=kind.value, key=changed.pk, before=before, values=values, proposed_by=by.account)
    if values:
        proposal.save(force_insert=True)
        _record(f"{kind.value}.proposed", proposal, by)
    return proposal


@transaction.atomic
def approve(*, proposal: Proposal, by: Member) -> None:
    """Readers see it with the next pack.

    PermissionDenied; Decided; ChangedSince; `ValidationError` when it cannot be stored any more.
    """
    proposal = _locked(proposal)
    if not rules.can_decide(by, proposal):
        raise PermissionDenied
    kind = ProposalKind(proposal.kind)
    stored = MODELS[kind].objects.filter(pk=proposal.key).first()
    current = {name: _plain(getattr(stored, name)) for name in proposal.before} if stored else {}
    if current != proposal.before or (stored is not None) != bool(proposal.before):
        raise ChangedSince
    target = stored or MODELS[kind](pk=proposal.key)
    values = {name: _value(target, name, value) for name, value in proposal.values.items()}
    if isinstance(target, Contact):
        directory.save_contact(contact=target, values=values)
    else:
        for name, value in values.items():
            setattr(target, name, value)
        target.full_clean()
        target.save()
    _decide(proposal, Outcome.APPROVED, by)
    _record(f"{kind.value}.changed", proposal, by, proposed_by=proposal.proposed_by_id)


@transaction.atomic
def decline(*, proposal: Proposal, reason: str, by: Member) -> None:
    """PermissionDenied; Decided."""
    proposal = _locked(proposal)
    if not rules.can_decide(by, proposal):
        raise PermissionDenied
    proposal.reason = reason
    _decide(proposal, Outcome.DECLINED, by)
    _record(f"{proposal.kind}.declined", proposal, by)


@transaction.atomic
def withdraw(*, proposal: Proposal, by: Member) -> None:
    """PermissionDenied; Decided."""
    proposal = _locked(proposal)
    if not rules.can_withdraw(by, proposal):
        raise PermissionDenied
    _decide(proposal, Outcome.WITHDRAWN, by)
    _record(f"{proposal.kind}.withdrawn", proposal, by)


def kind_of(changed: Changed) -> ProposalKind:
    return next(kind for kind, model in MODELS.items() if isinstance(changed, model))


def waiting(kind: ProposalKind, key: str) -> Proposal | None:
    """The one change of it that waits, if any."""
    return Proposal.objects.filter(kind=kind.value, key=key, outcome=Outcome.WAITING).first()


def _add_unchecked(source: Source, by: Member) -> dict[str, Any]:
    unchecked = Source(pk=source.pk)
    for name in ("title", "publisher", "address", "year"):
        setattr(unchecked, name, getattr(source, name))
    for name, value in _UNCHECKED.items():
        setattr(unchecked, name, value)
    unchecked.full_clean()
    unchecked.save(force_insert=True)
    subject = ("source", unchecked.pk[:60])
    record(verb="source.added", organisation=by.organisation_id, actor=by.account_id, subject=subject)
    return dict(_UNCHECKED)


def _locked(proposal: Proposal) -> Proposal:
    row = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if row.outcome != Outcome.WAITING:
        raise Decided
    return row


def _decide(proposal: Proposal, outcome: Outcome, by: Member) -> None:
    proposal.outcome = outcome
    proposal.decided_by = by.account
    proposal.decided_at = timezone.now()
    proposal.save()


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _value(target: Changed, name: str, plain: Any) -> Any:
    field = target._meta.get_field(name)  # noqa: SLF001  Django's public name
    return plain if isinstance(plain, dict) else field.to_python(plain)  # type: ignore[union-attr]  # all are columns


def _record(verb: str, proposal: Proposal, by: Member, *, proposed_by: UUID | None = None) -> None:
    details: dict[str, UUID | str] = {"proposal": proposal.pk}
    if proposed_by is not None:
        details["proposed-by"] = proposed_by
    record(
        verb=verb,
        organisation=by.organisation_id,
        actor=by.account_id,
        subject=(proposal.kind, proposal.key[:60]),  # as long as the journal's column
        details=details,
    )
