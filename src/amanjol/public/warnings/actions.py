"""What is done with warnings. Whatever changes what readers are told is signed and published in the same breath."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from amanjol.foundation.journal.actions import record
from amanjol.public.packs.publishing.actions import ask_to_publish
from amanjol.public.packs.publishing.channels import canonical
from amanjol.public.warnings import panels, queries, rules
from amanjol.public.warnings.document import warnings_document
from amanjol.public.warnings.kinds import (
    DESKS_HOUR,
    LONGEST_DOCUMENT,
    MOST_DAYS,
    MOST_STANDING,
    TRANSLATORS_HOUR,
)
from amanjol.public.warnings.models import Dropped, Prolonging, PublicWarning, Stage

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from amanjol.foundation.organisations.models import Member

_WRITTEN = (
    "kind", "country", "region", "trade", "channel", "month", "advice", "sureness", "source", "contact", "texts",
    "days",
)  # fmt: skip
"""What people write; the rest is set by what they do."""


class Decided(Exception):
    """Somebody approved, ended or removed it meanwhile."""


class WithTranslators(Exception):
    """Their hour runs: it waits for them, or somebody says why it goes on at once."""


class WithDesks(Exception):
    """Hotlines and desks have not had it for an hour: it waits for that, or somebody says why it goes on at once."""


class ChangedSince(Exception):
    """It is not what was looked at."""


class TooMuch(Exception):
    """So many stand, or say so much, that devices would not take it: end one first."""


class AlreadyAsked(Exception):
    """Somebody asked for more days already: agree to that or drop it first."""


class TooLong(Exception):
    """The day is over already, no later than its end, or more than thirty days away."""


def as_seen(warning: PublicWarning) -> str:
    """A digest of all that people wrote and of what is said beside it: what is approved is what was looked at."""
    return _digest([_as_written(warning), *panels.said_of(warning)])


@transaction.atomic
def write(*, warning: PublicWarning, by: Member) -> None:
    """A new one, or a change of one that nobody has approved: it waits for a second person again.

    PermissionDenied; Decided; `ValidationError`.
    """
    if not rules.can_write(by):
        raise PermissionDenied
    is_new = warning._state.adding  # noqa: SLF001  Django's public name
    before: Mapping[str, str] = {}
    at_desks = ""
    if not is_new:
        stored = _locked(warning.pk)
        if stored.approved_at is not None:
            raise Decided
        warning.authors, before, at_desks = stored.authors, stored.texts, _as_written(stored)
    warning.authors = sorted({*(warning.authors or ()), by.account_id})
    warning.sent_back_by, warning.sent_back_words = None, ""
    warning.written_at = timezone.now()
    if not before or any(warning.texts.get(code) != text for code, text in before.items()):
        _begin_hour(warning)
    _end_hour_of_whole(warning)
    if _as_written(warning) != at_desks:
        _begin_hour_of_desks(warning, is_new=is_new)
    warning.full_clean()
    warning.save()
    _record("warning.written" if is_new else "warning.changed", warning.pk, by, kind=warning.kind)


@transaction.atomic
def translate(*, pk: UUID, texts: Mapping[str, str], by: Member) -> None:
    """Its free text in languages that it lacks; who does it is an author from then on, and does not approve it.

    PermissionDenied; Decided; ChangedSince, where another has written one of them.
    """
    if not rules.can_translate(by):
        raise PermissionDenied
    warning = _locked(pk)
    if warning.stage is not Stage.WAITING:
        raise Decided
    if not set(texts) <= set(queries.lacking(warning)):
        raise ChangedSince
    warning.texts = {**warning.texts, **texts}
    warning.authors = sorted({*warning.authors, by.account_id})
    _end_hour_of_whole(warning)
    warning.save(update_fields=["texts", "authors", "translators_until"])
    _record("warning.translated", pk, by, languages=sorted(texts))


@transaction.atomic
def go_on(*, pk: UUID, words: str, by: Member) -> None:
    """To the second person at once, without waiting for translators and desks; `words` say why.

    PermissionDenied; Decided.
    """
    if not rules.can_write(by):
        raise PermissionDenied
    warning = _locked(pk)
    if not any(rows.filter(pk=pk).exists() for rows in (queries.with_translators(), queries.with_desks())):
        raise Decided
    warning.at_once_by, warning.at_once_words = by.account, words
    warning.save(update_fields=["at_once_by", "at_once_words"])
    _record("warning.at-once", pk, by)


@transaction.atomic
def remove(*, pk: UUID, by: Member) -> None:
    """One that nobody has approved; desks, which could read it, see that it never comes. PermissionDenied; Decided."""
    if not rules.can_write(by):
        raise PermissionDenied
    warning = _locked(pk)
    if warning.approved_at is not None:
        raise Decided
    what = {"kind": warning.kind, "country": warning.country, "region": warning.region}
    Dropped.objects.update_or_create(id=pk, defaults=what | {"dropped_at": timezone.now()})
    _record("warning.removed", pk, by)
    warning.delete()


@transaction.atomic
def send_back(*, pk: UUID, words: str, by: Member) -> None:
    """To who wrote it, who changes it or throws it away. PermissionDenied; Decided."""
    warning = _locked(pk)
    if not rules.can_approve(by, warning):
        raise PermissionDenied
    if warning.stage is not Stage.WAITING:
        raise Decided
    warning.sent_back_by, warning.sent_back_words = by.account, words
    warning.save(update_fields=["sent_back_by", "sent_back_words"])
    _record("warning.sent-back", pk, by)


@transaction.atomic
def approve(*, pk: UUID, seen: str, by: Member) -> None:
    """It stands from today on. `seen` is what `as_seen` gave of what was looked at.

    PermissionDenied; Decided; WithTranslators; WithDesks; ChangedSince; TooMuch.
    """
    warning = _locked(pk)
    if not rules.can_approve(by, warning):
        raise PermissionDenied
    if warning.stage is not Stage.WAITING:
        raise Decided
    if queries.with_translators().filter(pk=pk).exists():
        raise WithTranslators
    if queries.with_desks().filter(pk=pk).exists():
        raise WithDesks
    if as_seen(warning) != seen:
        raise ChangedSince
    warning.approved_by, warning.approved_at = by.account, timezone.now()
    warning.begins_on, warning.ends_on = timezone.localdate(), warning.would_end_on()
    warning.save(update_fields=["approved_by", "approved_at", "begins_on", "ends_on"])
    _record("warning.approved", pk, by, kind=warning.kind, until=warning.ends_on.isoformat())
    _publish_more()


@transaction.atomic
def ask_more_days(*, pk: UUID, until: date, by: Member) -> None:
    """Nothing changes before another agrees. PermissionDenied; Decided; AlreadyAsked; TooLong."""
    if not rules.can_write(by):
        raise PermissionDenied
    warning = _standing(pk)
    if queries.asked_of(warning) is not None:
        raise AlreadyAsked
    _check_until(warning, until)
    Prolonging.objects.create(warning=warning, until=until, asked_by=by.account)
    _record("warning.more-days-asked", pk, by, until=until.isoformat())


@transaction.atomic
def agree(*, pk: UUID, until: date, by: Member) -> None:
    """That it holds until the day that another asked for and that was looked at.

    PermissionDenied; Decided; ChangedSince; TooLong; TooMuch.
    """
    warning = _standing(pk)
    prolonging = _asked(warning)
    if not rules.can_agree(by, prolonging):
        raise PermissionDenied
    if prolonging.until != until:
        raise ChangedSince
    _check_until(warning, until)
    prolonging.agreed_by, prolonging.agreed_at = by.account, timezone.now()
    prolonging.save(update_fields=["agreed_by", "agreed_at"])
    warning.ends_on = until
    warning.save(update_fields=["ends_on"])
    _record("warning.more-days-agreed", pk, by, until=until.isoformat())
    _publish_more()


@transaction.atomic
def drop(*, pk: UUID, by: Member) -> None:
    """The question for more days: it ends when it was to end. PermissionDenied; Decided."""
    if not rules.can_write(by):
        raise PermissionDenied
    prolonging = _asked(_standing(pk))
    prolonging.dropped_at = timezone.now()
    prolonging.save(update_fields=["dropped_at"])
    _record("warning.more-days-dropped", pk, by)


@transaction.atomic
def withdraw(*, pk: UUID, by: Member) -> None:
    """It was right and holds no longer: readers see it no more. One person, at once. PermissionDenied; Decided."""
    _end(pk, by)
    _record("warning.withdrawn", pk, by)
    ask_to_publish()


@transaction.atomic
def say_wrong(*, pk: UUID, right: Mapping[str, str], by: Member) -> None:
    """One person, at once: it goes, and for as many days as it had stood readers are told that it was wrong.

    `right` says by language what is right, where that is known. PermissionDenied; Decided.
    """
    warning = _end(pk, by)
    today = timezone.localdate()
    stood = today - (warning.begins_on or today) + timedelta(days=1)
    warning.right_texts, warning.wrong_until = dict(right), today + stood
    warning.save(update_fields=["right_texts", "wrong_until"])
    _record("warning.wrong", pk, by, until=warning.wrong_until.isoformat())
    ask_to_publish()


def _as_written(warning: PublicWarning) -> str:
    return _digest({name: getattr(warning, name) for name in _WRITTEN})


def _digest(data: Any) -> str:
    return hashlib.sha256(canonical(data)).hexdigest()[:32]


def _begin_hour(warning: PublicWarning) -> None:
    """Where free text lacks a language and somebody can put it into that; else it waits for nobody."""
    waits = bool(queries.lacking(warning)) and queries.has_translators(warning)
    warning.translators_until = timezone.now() + TRANSLATORS_HOUR if waits else None
    _forget_why(warning)


def _begin_hour_of_desks(warning: PublicWarning, *, is_new: bool) -> None:
    """Whatever is changed they get anew: nobody answers people by words that readers do not see."""
    if not is_new:
        warning.changed_at = timezone.now()
    if queries.has_desks():
        warning.desks_until = timezone.now() + DESKS_HOUR
        _forget_why(warning)


def _forget_why(warning: PublicWarning) -> None:
    """What cannot wait was said of the older words."""
    warning.at_once_by, warning.at_once_words = None, ""


def _end_hour_of_whole(warning: PublicWarning) -> None:
    """The database, which knows no languages, sees that it waits for none."""
    if not queries.lacking(warning):
        warning.translators_until = None


def _end(pk: UUID, by: Member) -> PublicWarning:
    if not rules.can_end(by):
        raise PermissionDenied
    warning = _standing(pk)
    warning.ended_by, warning.ended_at = by.account, timezone.now()
    warning.save(update_fields=["ended_by", "ended_at"])
    return warning


def _publish_more() -> None:
    """TooMuch, and then nothing is changed. Only what adds words is ever refused: an end never waits for room."""
    is_long = len(canonical(warnings_document())) > LONGEST_DOCUMENT
    if is_long or queries.standing().count() > MOST_STANDING:
        raise TooMuch
    ask_to_publish()


def _check_until(warning: PublicWarning, until: date) -> None:
    today = timezone.localdate()
    if warning.ends_on is None or not warning.ends_on < until < today + timedelta(days=MOST_DAYS):
        raise TooLong


def _locked(pk: UUID) -> PublicWarning:
    """Decided, where somebody has thrown it away."""
    row = PublicWarning.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    if row is None:
        raise Decided
    return row


def _standing(pk: UUID) -> PublicWarning:
    warning = _locked(pk)
    if warning.stage is not Stage.STANDING:
        raise Decided
    return warning


def _asked(warning: PublicWarning) -> Prolonging:
    prolonging = queries.asked_of(warning)
    if prolonging is None:
        raise Decided
    return prolonging


def _record(verb: str, pk: UUID, by: Member, **details: Any) -> None:
    record(
        verb=verb,
        organisation=by.organisation_id,
        actor=by.account_id,
        subject=("warning", pk),
        details=details,
    )
