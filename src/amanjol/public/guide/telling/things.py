"""What waits, and for whom: each thing with a code, a title and the page where it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final, Literal

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.coreutils import get_content_languages
from wagtail.models import Page, WorkflowState

from amanjol.public.guide import queries, rules
from amanjol.public.guide.looking_again import due_on
from amanjol.public.guide.reports import progress, review
from amanjol.public.guide.reports.progress import CellState
from amanjol.public.guide.uploaded_files import waiting_files
from amanjol.public.guide.waiting import Outcome, Proposal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime
    from uuid import UUID

    from amanjol.foundation.organisations.models import Member

    type Heading = Literal[
        "approve", "back", "again", "behind", "take-down", "translate", "partner", "answer"
    ]

WEEK: Final = timedelta(days=7)
OVERDUE: Final = 30  # days after the day to look again
BACK_FOR: Final = timedelta(days=7)  # what was sent back longer ago is no news


@dataclass(frozen=True, slots=True)
class Thing:
    """`title` is in the language that was spoken when it was read; `again_after` where it is told anew; what
    `is_urgent` is told at the next look; letters about nothing but what `is_from_outside`, of another node, are counted
    apart. `origin`: at which address of this installation `path` is.
    """

    about: str
    heading: Heading
    since: datetime
    title: str
    path: str
    is_for: Callable[[Member], bool]
    again_after: timedelta | None = None
    is_urgent: bool = False
    is_from_outside: bool = False
    origin: Literal["editor", "desk"] = "editor"


_of_packages: list[Callable[[], Iterable[Thing]]] = []


def register(things: Callable[[], Iterable[Thing]]) -> None:
    """Have a package above the guide add what waits in it, when it starts."""
    _of_packages.append(things)


def changes_that_wait() -> list[Thing]:
    """What a second person can do something about, and what was sent back: a few queries, whatever waits."""
    above = [thing for things in _of_packages for thing in things()]
    return [*_articles(), *_proposals(), *_files(), *_sent_back(), *above]


def _articles() -> Iterator[Thing]:
    for article in review.reviews():
        yield Thing(
            about=f"article:{article.submission}",
            heading="approve",
            since=article.submitted_at,
            title=" · ".join(filter(None, (article.title, article.country, article.language))),
            path=reverse("guide_compare", args=[article.page]),
            is_for=partial(rules.can_approve_article, authors=article.authors),
        )


def _proposals() -> Iterator[Thing]:
    for proposal in Proposal.objects.filter(outcome=Outcome.WAITING):
        yield Thing(
            about=f"proposal:{proposal.pk}",
            heading="approve",
            since=proposal.proposed_at,
            title=f"{proposal.get_kind_display()}: {proposal.key}",
            path=f"{reverse('guide_changes')}#{proposal.pk}",
            is_for=partial(rules.can_decide, proposal=proposal),
        )


def _files() -> Iterator[Thing]:
    for file in waiting_files():
        yield Thing(
            about=f"{file.kind.value}:{file.pk}:{file.name}"[:200],
            heading="approve",
            since=file.uploaded_at,
            title=f"{file.kind.label}: {file.title}",
            path=reverse("guide_changes"),
            is_for=partial(rules.can_approve_file, uploaded_by=file.uploaded_by),
        )


def _sent_back() -> Iterator[Thing]:
    rows = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_NEEDS_CHANGES,
        requested_by__isnull=False,
        current_task_state__finished_at__gte=timezone.now() - BACK_FOR,
    )
    states = list(rows.select_related("current_task_state"))
    pages = Page.objects.filter(pk__in=[int(state.object_id) for state in states])
    titles = dict(pages.values_list("pk", "draft_title"))
    for state in states:
        page = int(state.object_id)
        if page in titles:
            yield Thing(
                about=f"back:{state.current_task_state_id}",
                heading="back",
                since=state.current_task_state.finished_at,
                title=titles[page],
                path=reverse("wagtailadmin_pages:edit", args=[page]),
                is_for=partial(_is_of, account=state.requested_by_id),
            )


def _is_of(member: Member, account: UUID) -> bool:
    return member.account_id == account


def overdue_things() -> list[Thing]:
    """What nobody submitted: facts and sources long due, translations that are behind. Reads the whole guide."""
    return [*_long_due(), *_behind()]


def _long_due() -> Iterator[Thing]:
    """Each week anew, as long as nobody has looked."""
    state = reverse("guide_state")
    for article in progress.articles(shown_in=translation.get_language() or "en"):
        cell = next((cell for cell in article.cells if cell.state is CellState.ORIGINAL), None)
        if cell is not None and (cell.stale_days or 0) >= OVERDUE:
            place = f"{article.country.upper()} · " if article.kind == "topic" else ""
            yield _to_look_at(article.key, f"{place}{article.title}", f"{state}#stale")
    latest = (timezone.localdate() - timedelta(days=OVERDUE)).isoformat()
    count = sum(bool(day) and day <= latest for day in map(due_on, queries.sources().values()))
    if count:
        words = ngettext("%(count)d source", "%(count)d sources", count) % {"count": count}
        yield _to_look_at("sources", words, f"{state}#unverified")


def _to_look_at(what: str, title: str, path: str) -> Thing:
    about = f"again:{what}"
    return Thing(about, "again", timezone.now(), title, path, rules.can_propose, again_after=WEEK)


def _behind() -> Iterator[Thing]:
    """Once for each time that the original was published."""
    days = progress.newer_originals()
    titles = queries.page_titles(translation.get_language() or "en") if days else {}
    names = get_content_languages()
    for (language, key), day in days.items():
        yield Thing(
            about=f"behind:{language}:{key}:{day}",
            heading="behind",
            since=timezone.now(),
            title=f"{titles.get(key, key)} · {names.get(language, language)}",
            path=reverse("guide_translations", query={"language": language}),
            is_for=rules.can_translate,
        )


def words_above(heading: Heading) -> str:
    return {
        "approve": _("Waits for you as the second person:"),
        "back": _("Was sent back to you:"),
        "again": _("Should have been looked at again more than a month ago:"),
        "translate": _("Waits an hour for its translation, then it goes on without:"),
        "take-down": _("Has ended; copies that were posted by hand have to be taken down:"),
        "answer": _("May come out soon; at the desk you read what to say when people call:"),
        "partner": _("Came from a partner in another place; a person here decides:"),
        "behind": _("The original was published anew, the translation is behind:"),
    }[heading]
