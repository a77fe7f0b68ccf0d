"""Who waits for a second person: for the letters that editors get."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amanjol.public.guide.home_panel import Waiting
from amanjol.public.guide.telling.things import Thing
from amanjol.public.warnings import queries, rules
from amanjol.public.warnings.wording import title_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.foundation.organisations.models import Member


def warnings_that_wait() -> Iterator[Thing]:
    """New ones, and more days that somebody asked for. The letter names the kind alone, which is public."""
    for warning in queries.not_approved().filter(sent_back_by=None):
        yield Thing(
            about=f"warning:{warning.pk}",
            heading="approve",
            since=warning.written_at,
            title=_("Warning: %(title)s") % {"title": title_of(warning)},
            path=reverse("warnings:warning", args=[warning.pk]),
            is_for=partial(rules.can_approve, warning=warning),
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


def waiting_on_first_page(member: Member) -> Iterator[Waiting]:
    """What this person can approve, for the first page of the editor."""
    if member.may("guide.approve"):
        count = queries.waiting_for(member).count()
        words = ngettext("warning that waits for you", "warnings that wait for you", count)
        yield Waiting(count, words, reverse("warnings:board"))
