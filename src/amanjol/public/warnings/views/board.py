"""What waits, what stands and what is past; and one warning, as readers of every language get it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from amanjol.foundation.organisations.queries import names_of
from amanjol.public.guide.views.access import for_members, member_here
from amanjol.public.warnings import panels, queries, rules, wording
from amanjol.public.warnings.actions import as_seen
from amanjol.public.warnings.forms import AtOnceForm, SendBackForm, UntilForm, latest_day
from amanjol.public.warnings.models import PublicWarning, Stage

if TYPE_CHECKING:
    from uuid import UUID

    from django.forms import Form
    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.models import Member

MAY_WRITE = ("guide.write", "guide.approve")


@require_safe
@for_members(*MAY_WRITE)
def board(request: HttpRequest) -> HttpResponse:
    asks = {prolonging.warning_id for prolonging in queries.waiting_prolongings()}
    translated = set(queries.with_translators().values_list("pk", flat=True))
    read = set(queries.with_desks().values_list("pk", flat=True))
    member = member_here(request)
    for_me = set(queries.waiting_for(member).values_list("pk", flat=True))

    def row(warning: PublicWarning) -> dict[str, Any]:
        return {
            "warning": warning,
            "title": wording.title_of(warning),
            "place": wording.place_of(warning),
            "stage": warning.stage,
            "asks": warning.pk in asks,
            "for_me": warning.pk in for_me,
            "with_translators": warning.pk in translated,
            "with_desks": warning.pk in read,
        }

    context = {
        "waiting": [row(warning) for warning in queries.not_approved()],
        "standing": [row(warning) for warning in queries.standing()],
        "wrong": [row(warning) for warning in queries.said_to_be_wrong()],
        "past": [row(warning) for warning in queries.past()],
        "copies": wording.copies_shown(queries.copies_to_take_down(), member),
        "panels": panels.on_board(request),
    }
    return render(request, "warnings/board.html", context)


@require_safe
@for_members(*MAY_WRITE)
def warning(request: HttpRequest, pk: UUID) -> HttpResponse:
    return page_of(request, get_object_or_404(PublicWarning, pk=pk))


def page_of(
    request: HttpRequest, row: PublicWarning, *, form: Form | None = None, status: int = 200
) -> HttpResponse:
    """All languages at once, and what this person can do about it; `form` is one that came back faulty."""
    member = member_here(request)
    prolonging = queries.asked_of(row)
    cards = wording.cards_of(row)
    is_waiting = row.stage in {Stage.WAITING, Stage.SENT_BACK}
    with_translators = queries.with_translators().filter(pk=row.pk).exists()
    with_desks = queries.with_desks().filter(pk=row.pk).exists()
    can_decide = row.stage is Stage.WAITING and rules.can_approve(member, row)
    context = {
        "row": row,
        "title": wording.title_of(row),
        "place": wording.place_of(row),
        "stage": row.stage,
        "cards": cards,
        "read_aloud": wording.read_aloud(row),
        "checks": wording.checks_of(row, cards),
        "names": _names(row, prolonging.asked_by_id if prolonging else None, member),
        "is_waiting": is_waiting,
        "with_translators": with_translators,
        "with_desks": with_desks,
        "lacking": ", ".join(map(wording.name_of, queries.lacking(row))),
        "at_once": form if isinstance(form, AtOnceForm) else AtOnceForm(),
        "can_approve": can_decide and not with_translators and not with_desks,
        "can_send_back": can_decide,
        "seen": as_seen(row),
        "send_back": form if isinstance(form, SendBackForm) else SendBackForm(),
        "prolonging": prolonging,
        "can_agree": prolonging is not None and rules.can_agree(member, prolonging),
        "until_form": form if isinstance(form, UntilForm) else UntilForm(),
        "latest_day": latest_day(),
        "panels": panels.on_warning(request, row),
        "copies": wording.copies_shown(queries.copies_of(row), member),
        "can_ask": row.stage is Stage.STANDING and prolonging is None and _has_room(row),
    }
    return render(request, "warnings/warning.html", context, status=status)


def _has_room(row: PublicWarning) -> bool:
    """Whether it can hold a day longer today."""
    return row.ends_on is not None and row.ends_on < latest_day()


def _names(row: PublicWarning, asked_by: UUID | None, member: Member) -> dict[str, str]:
    """Who did what, by name; of other organisations nobody is named."""
    accounts = {
        "approved": row.approved_by_id, "sent_back": row.sent_back_by_id, "at_once": row.at_once_by_id,
        "ended": row.ended_by_id, "asked": asked_by,
    }  # fmt: skip
    wanted = {str(account) for account in (*accounts.values(), *row.authors) if account}
    names = names_of(wanted, member.organisation)
    elsewhere = _("somebody of another organisation")
    said = {what: names.get(str(account), elsewhere) for what, account in accounts.items() if account}
    authors = dict.fromkeys(names.get(str(account), elsewhere) for account in row.authors)
    return said | {"authors": ", ".join(authors)}
