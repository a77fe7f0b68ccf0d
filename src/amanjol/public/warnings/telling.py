"""Who waits for a second person: for the letters that editors get."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.web.discretion import is_discreet
from amanjol.foundation.web.today import Part
from amanjol.public.guide.home_panel import Waiting
from amanjol.public.guide.telling.things import Thing
from amanjol.public.warnings import queries, rules
from amanjol.public.warnings.kinds import DESKS_HOUR, TRANSLATORS_HOUR
from amanjol.public.warnings.wording import copies_shown, desk_rows, dropped_rows, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from django.http import HttpRequest

    from amanjol.foundation.organisations.models import Member
    from amanjol.public.warnings.models import PublicWarning

_AGAIN: Final = timedelta(days=2)  # copies that still stand there are told of anew


def warnings_that_wait() -> Iterator[Thing]:
    """New ones, more days that somebody asked for, copies of those that ended.

    The letter names the kind alone, which is public.
    """
    translated, read = list(queries.with_translators()), list(queries.with_desks())
    for warning in translated:
        yield _to_translate(warning)
    yield from map(_to_answer, [*read, *queries.going_on_at_once()])
    in_their_hour = {warning.pk for warning in (*translated, *read)}
    for warning in queries.not_approved().filter(sent_back_by=None).exclude(pk__in=in_their_hour):
        yield Thing(
            about=f"warning:{warning.pk}",
            heading="approve",
            since=warning.written_at,
            title=_("Warning: %(title)s") % {"title": title_of(warning)},
            path=reverse("warnings:warning", args=[warning.pk]),
            is_for=partial(rules.can_approve, warning=warning),
            is_urgent=bool(warning.at_once_by_id),
        )
    for prolonging in queries.waiting_prolongings():
        yield Thing(
            about=f"more-days:{prolonging.pk}",
            heading="approve",
            since=prolonging.asked_at,
            title=_("More days for a warning: %(title)s") % {"title": title_of(prolonging.warning)},
            path=reverse("warnings:warning", args=[prolonging.warning_id]),
            is_for=partial(rules.can_agree, prolonging=prolonging),
        )
    for warning, organisations in queries.warnings_with_copies().items():
        yield Thing(
            about=f"copies:{warning.pk}",
            heading="take-down",
            since=_ended_at(warning),
            title=_("Warning: %(title)s") % {"title": title_of(warning)},
            path=reverse("warnings:posts", args=[warning.pk]),
            is_for=partial(_takes_down, organisations=organisations),
            again_after=_AGAIN,
        )


def _to_translate(warning: PublicWarning) -> Thing:
    """Of nothing that was written, not even the kind. Whoever changes the words begins the hour anew, and whom it is
    told to has heard of it within an hour: so changes use up no letters of the day.
    """
    until = timezone.localtime(warning.translators_until or timezone.now())
    return Thing(
        about=f"translate:{warning.pk}",
        heading="translate",
        since=warning.written_at,
        title=_("A warning, until %(time)s") % {"time": f"{until:%H:%M}"},
        path=reverse("warnings:translate", args=[warning.pk]),
        is_for=partial(_can_be_asked, authors=warning.authors),
        again_after=TRANSLATORS_HOUR,
        is_urgent=True,
    )


def _to_answer(warning: PublicWarning) -> Thing:
    """To desks, of nothing that was written, and once an hour at most; what it says stands on their first page.

    That it goes on at once is news to who was told an hour before.
    """
    is_waiting = warning.at_once_by_id is None and warning.desks_until is not None
    until = timezone.localtime(warning.desks_until or timezone.now())
    title = _("A warning, at %(time)s at the earliest") % {"time": f"{until:%H:%M}"}
    return Thing(
        about=f"desks:{warning.pk}" if is_waiting else f"desks-at-once:{warning.pk}",
        heading="answer",
        since=warning.written_at,
        title=title if is_waiting else _("A warning, at once"),
        path=reverse("web:home"),
        is_for=rules.answers_people,
        again_after=DESKS_HOUR,
        is_urgent=True,
        origin="desk",
    )


def what_to_say(request: HttpRequest) -> Part | None:
    """For the first page of who answers people: what comes out, what came out, and what ended or never comes; of what
    nobody has approved nothing while somebody sits beside.
    """
    member = member_of(request.user)
    if member is None or not rules.answers_people(member):
        return None
    of_the_day, thrown_away = queries.of_the_day(), queries.dropped()
    if is_discreet(request):  # who sits beside reads no more than any reader
        of_the_day, thrown_away = [warning for warning in of_the_day if warning.approved_at], []
    rows, dropped = desk_rows(of_the_day), dropped_rows(thrown_away)
    if not rows and not dropped:
        return None
    return Part("warnings/today_desks.html", {"rows": rows, "dropped": dropped}, "warnings/warnings.css")


def _can_be_asked(member: Member, authors: list[UUID]) -> bool:
    return rules.can_translate(member) and member.account_id not in authors


def _takes_down(member: Member, organisations: set[UUID]) -> bool:
    return rules.can_write(member) and member.organisation_id in organisations


def _ended_at(warning: PublicWarning) -> datetime:
    if warning.ended_at is not None or warning.ends_on is None:
        return warning.ended_at or timezone.now()
    return timezone.make_aware(datetime.combine(warning.ends_on + timedelta(days=1), time.min))


def copies_that_go(request: HttpRequest) -> Part | None:
    """For the first page of who writes warnings, until each is taken down."""
    member = member_of(request.user)
    if member is None or not rules.can_write(member):
        return None
    copies = copies_shown(queries.own_copies(queries.copies_to_take_down(), member), member)
    return Part("warnings/today.html", {"copies": copies}) if copies else None


def waiting_on_first_page(member: Member) -> Iterator[Waiting]:
    """What this person can translate, take down and approve, for the first page of the editor."""
    if rules.can_translate(member) and (count := queries.with_translators().count()):
        words = ngettext(
            "warning to translate within the hour", "warnings to translate within the hour", count
        )
        yield Waiting(count, words, reverse("warnings:to_translate"))
    own = queries.own_copies(queries.copies_to_take_down(), member)
    if rules.can_write(member) and (count := own.count()):
        words = ngettext("copy of a warning to take down", "copies of warnings to take down", count)
        yield Waiting(count, words, reverse("warnings:board"))
    if member.may("guide.approve"):
        count = queries.waiting_for(member).count()
        words = ngettext("warning that waits for you", "warnings that wait for you", count)
        yield Waiting(count, words, reverse("warnings:board"))
