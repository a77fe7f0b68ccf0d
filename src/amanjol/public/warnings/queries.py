"""Reads of warnings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import F, Q
from django.utils import timezone

from amanjol.foundation.organisations.queries import everyone_who_may
from amanjol.public.guide.rules import ANSWERS
from amanjol.public.guide.telling.queries import wants_letters
from amanjol.public.packs.languages import written_languages
from amanjol.public.warnings.catalogue import Catalogue, catalogue_of
from amanjol.public.warnings.kinds import DESKS_REMEMBER
from amanjol.public.warnings.models import Copy, Dropped, Prolonging, PublicWarning

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.foundation.organisations.models import Member

PAST = 20


def catalogue() -> Catalogue:
    """Raises `ContentError` where a file of it cannot be read."""
    return catalogue_of(Path(settings.CONTENT_ROOT))


def waiting_for(member: Member) -> QuerySet[PublicWarning]:
    """What this person can approve as the second: new warnings, and more days for those that stand."""
    if not member.may("guide.approve"):
        return PublicWarning.objects.none()
    waits = Q(pk__in=with_translators().values("pk")) | Q(pk__in=with_desks().values("pk"))
    not_yet = Q(authors__contains=[member.account_id]) | waits
    new = Q(approved_at=None, sent_back_by=None) & ~not_yet
    asked = Prolonging.objects.filter(agreed_at=None, dropped_at=None).exclude(asked_by=member.account_id)
    return PublicWarning.objects.filter(new | Q(pk__in=asked.values("warning"), ended_at=None))


def with_translators() -> QuerySet[PublicWarning]:
    """Those whose hour runs: free text lacks a language, and nobody said that it goes on at once."""
    return to_translate().filter(translators_until__gt=timezone.now(), at_once_by=None)


def with_desks() -> QuerySet[PublicWarning]:
    """Those that hotlines and desks have not had for an hour, and of which nobody said that they go on at once."""
    return PublicWarning.objects.filter(
        approved_at=None, sent_back_by=None, desks_until__gt=timezone.now(), at_once_by=None
    )


def going_on_at_once() -> QuerySet[PublicWarning]:
    """Those that nobody has approved, of which somebody said that they cannot wait."""
    return PublicWarning.objects.filter(approved_at=None, sent_back_by=None, at_once_by__isnull=False)


def has_desks() -> bool:
    """Whether anybody on this node answers people; fictional people are not waited for."""
    return bool(everyone_who_may(ANSWERS))


def of_the_day() -> list[PublicWarning]:
    """For who answers people: what was written, came out or ended within a day; the next first."""
    since = timezone.now() - DESKS_REMEMBER
    new = Q(approved_at=None, written_at__gte=since) | Q(approved_at__gte=since) | Q(ended_at__gte=since)
    newest = F("approved_at").desc(nulls_first=True)
    return list(PublicWarning.objects.filter(new).order_by(newest, "-written_at", "id"))


def dropped() -> list[Dropped]:
    """Thrown away within a day. Of one that is there still, a row that says so is planted."""
    rows = Dropped.objects.filter(dropped_at__gte=timezone.now() - DESKS_REMEMBER)
    return list(rows.exclude(pk__in=PublicWarning.objects.values("pk")))


def to_translate() -> QuerySet[PublicWarning]:
    """Free text that lacks a language, as long as it waits for approval; also after the hour."""
    whole = Q(texts={}) | Q(texts__has_keys=[code for code, _name in written_languages()])
    return PublicWarning.objects.filter(approved_at=None, sent_back_by=None).exclude(whole)


def lacking(warning: PublicWarning) -> list[str]:
    """The languages that its free text lacks; none where there is no free text."""
    return [code for code, _name in written_languages() if warning.texts and code not in warning.texts]


def has_translators(warning: PublicWarning) -> bool:
    """Whether anybody who wrote no part of it can be asked, and is reached by letters."""
    return any(
        member.account_id not in warning.authors and wants_letters(member.account)
        for member in everyone_who_may("guide.translate")
    )


def not_approved() -> QuerySet[PublicWarning]:
    return PublicWarning.objects.filter(approved_at=None)


def standing(on: date | None = None) -> QuerySet[PublicWarning]:
    """Approved, not ended and not over on this day; today where none is named. The newest first."""
    rows = PublicWarning.objects.filter(
        approved_at__isnull=False, ended_at=None, ends_on__gte=on or timezone.localdate()
    )
    return rows.order_by("-approved_at", "id")


def alive() -> QuerySet[PublicWarning]:
    """Those that readers see or may see yet."""
    return PublicWarning.objects.filter(Q(approved_at=None) | Q(pk__in=standing().order_by().values("pk")))


def said_to_be_wrong(on: date | None = None) -> QuerySet[PublicWarning]:
    """Of which readers are told that they were wrong, for as long as they had stood."""
    return PublicWarning.objects.filter(wrong_until__gte=on or timezone.localdate()).order_by(
        "-ended_at", "id"
    )


def past() -> QuerySet[PublicWarning]:
    today = timezone.localdate()
    rows = PublicWarning.objects.filter(Q(ended_at__isnull=False) | Q(ends_on__lt=today))
    return rows.order_by("-approved_at", "id")[:PAST]


def asked_of(warning: PublicWarning) -> Prolonging | None:
    """The question for more days that waits, if any."""
    return warning.prolongings.filter(agreed_at=None, dropped_at=None).first()


def waiting_prolongings() -> QuerySet[Prolonging]:
    rows = Prolonging.objects.filter(agreed_at=None, dropped_at=None, warning__ended_at=None)
    return rows.select_related("warning")


def copies_of(warning: PublicWarning) -> QuerySet[Copy]:
    return warning.copies.all()


def copies_to_take_down() -> QuerySet[Copy]:
    """Those of warnings that are over, withdrawn or wrong, until somebody says of each that it is gone."""
    has_ended = Q(warning__ended_at__isnull=False) | Q(warning__ends_on__lt=timezone.localdate())
    rows = Copy.objects.filter(has_ended, taken_down_on=None, says_end=False)
    return rows.select_related("warning")


def where_is(copy: Copy) -> tuple[str, str]:
    """Channel and address, as they were corrected last."""
    newest = list(copy.corrections.all())[-1:]
    return (newest[0].name, newest[0].link) if newest else (copy.name, copy.link)


def own_copies(copies: QuerySet[Copy], member: Member) -> QuerySet[Copy]:
    """Those that somebody of this person's organisation wrote down: theirs to take down, and theirs alone to know."""
    return copies.filter(noted_by__in=member.organisation.members.values("account"))


def warnings_with_copies() -> dict[PublicWarning, set[UUID]]:
    """That have ended, each with the organisations of whose copies nobody has said so far that they are taken down."""
    organisations: dict[PublicWarning, set[UUID]] = {}
    for copy in copies_to_take_down().select_related("noted_by__member"):
        organisations.setdefault(copy.warning, set()).add(copy.noted_by.member.organisation_id)
    return organisations
