"""From words to what everybody reads: one person asks, another shows it, and one alone takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from amanjol.programme.outreach import opening, rules, witnesses
from amanjol.programme.outreach.actions.writing import write_down
from amanjol.programme.outreach.models import Recommendation

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member


class NotNow(Exception):
    """Somebody was quicker: it waits already, or no longer, or everybody reads it as it stands."""


class ChangedSince(Exception):
    """It does not say what was looked at, or what somebody asked for."""


@transaction.atomic
def ask(*, recommendation: Recommendation, seen: str, by: Member) -> None:
    """A second person to show it, exactly as it stood on their page (`opening.digest_of`). NotNow; ChangedSince;
    PermissionDenied.
    """
    row = _locked("recommendation.asked", recommendation, by)
    if row.asked_by_id is not None or opening.open_copy(row) == opening.copy_of(row):
        raise NotNow
    _check_seen(row, seen)
    row.asked_by = by
    row.asked_mark = witnesses.of_asking(row, seen)
    row.save(update_fields=["asked_by", "asked_mark"])


@transaction.atomic
def take_back(*, recommendation: Recommendation, by: Member) -> None:
    """What was asked; everybody goes on reading what was approved before. NotNow; PermissionDenied."""
    row = _locked("recommendation.taken-back", recommendation, by)
    if row.asked_by_id is None:
        raise NotNow
    row.asked_by, row.asked_mark = None, ""
    row.save(update_fields=["asked_by", "asked_mark"])
    opening.count(row)


@transaction.atomic
def approve(*, recommendation: Recommendation, seen: str, by: Member) -> None:
    """Everybody reads it from this transaction on, exactly as it stood on the page of a second person. NotNow;
    ChangedSince; PermissionDenied.
    """
    row = _locked("recommendation.approved", recommendation, by)
    if row.asked_by_id is None:
        raise NotNow
    if not rules.can_decide(by, row):
        raise PermissionDenied
    copy = _check_seen(row, seen)
    if not witnesses.is_asked(row, seen):
        raise ChangedSince
    row.asked_by, row.asked_mark, row.approved_by, row.writers = None, "", by, []
    row.shown_on = row.shown_on or timezone.localdate()
    row.save(update_fields=["asked_by", "asked_mark", "approved_by", "writers", "shown_on"])
    opening.open_up(row, copy)


@transaction.atomic
def hide(*, recommendation: Recommendation, by: Member) -> None:
    """One person, at once: nobody reads it from this transaction on. PermissionDenied."""
    row = _locked("recommendation.hidden", recommendation, by)
    row.asked_by, row.asked_mark, row.shown_on = None, "", None
    row.save(update_fields=["asked_by", "asked_mark", "shown_on"])
    opening.shut(row)


def _locked(verb: str, recommendation: Recommendation, by: Member) -> Recommendation:
    """PermissionDenied."""
    write_down(verb, by, "recommendation", recommendation.pk, of=recommendation.organisation_id)
    return Recommendation.objects.select_for_update(of=("self",)).get(pk=recommendation.pk)


def _check_seen(row: Recommendation, seen: str) -> opening.Copy:
    """The copy that was looked at. ChangedSince."""
    copy = opening.copy_of(row)
    if opening.digest_of(copy) != seen:
        raise ChangedSince
    return copy
