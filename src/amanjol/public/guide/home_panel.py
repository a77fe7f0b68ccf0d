"""What waits for the guide's people on the first page of the editor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component

from amanjol.foundation.organisations.queries import member_of
from amanjol.public.guide.reports import facts, progress, review
from amanjol.public.guide.reports.progress import CellState
from amanjol.public.guide.watching.queries import overdue_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from amanjol.foundation.organisations.models import Member


@dataclass(frozen=True, slots=True)
class Waiting:
    """One kind of work: how much of it there is, in words, and where it is done."""

    count: int
    words: str
    address: str


_of_packages: list[Callable[[Member], Iterator[Waiting]]] = []


def register(waiting: Callable[[Member], Iterator[Waiting]]) -> None:
    """Have a package above the guide add what waits in it, when it starts."""
    _of_packages.append(waiting)


class WeekPanel(Component):
    """Only the kinds of work that the reader's role may do."""

    order = 10
    template_name = "guide/home_panel.html"

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        request = (parent_context or {})["request"]
        member = member_of(request.user)
        return {"waiting": list(_waiting(member)) if member is not None else []}


def _changes(member: Member) -> Waiting:
    """For who approves, what they can approve; for who writes, what waits for another."""
    address = reverse("guide_changes")
    if member.may("guide.approve"):
        count = review.changes_for(member)
        words = ngettext("change that waits for you", "changes that wait for you", count)
    else:
        count = review.changes_in_review(member)
        words = ngettext(
            "change that waits for a second person", "changes that wait for a second person", count
        )
    return Waiting(count, words, address)


def _waiting(member: Member) -> Iterator[Waiting]:
    state = reverse("guide_state")
    if member.may("contacts.dial"):
        doubtful = len(facts.doubtful_numbers())
        words = ngettext("doubtful number", "doubtful numbers", doubtful)
        yield Waiting(doubtful, words, reverse("guide_dialling"))
    if member.may("guide.write") or member.may("guide.approve"):
        yield _changes(member)
    for of_package in _of_packages:
        yield from of_package(member)
    if member.may("guide.write") or member.may("guide.approve"):
        unchecked = len(facts.unverified())
        words = ngettext("source not checked", "sources not checked", unchecked)
        yield Waiting(unchecked, words, f"{state}#unverified")
        overdue = len(overdue_pages())
        words = ngettext("page of the law to look at", "pages of the law to look at", overdue)
        yield Waiting(overdue, words, reverse("guide_watching"))
    cells = [cell for article in progress.articles() for cell in article.cells]
    stale = sum(cell.stale_days is not None for cell in cells)
    yield Waiting(stale, ngettext("out of date", "out of date", stale), f"{state}#stale")
    waiting = sum(bool(cell.lawyer_for) for cell in cells)
    if waiting:
        words = ngettext("waits for a lawyer's mark", "wait for a lawyer's mark", waiting)
        yield Waiting(waiting, words, f"{state}#lawyers")
    if member.may("guide.translate"):
        missing = sum(cell.state is CellState.MISSING for cell in cells)
        words = ngettext("translation missing", "translations missing", missing)
        yield Waiting(missing, words, reverse("guide_translations"))
