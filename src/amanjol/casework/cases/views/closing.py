"""Closing a case: what is not done yet in it is said first. It stops nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from amanjol.casework.cases import sealing
from amanjol.casework.cases.actions import working
from amanjol.casework.cases.forms import CloseForm
from amanjol.casework.cases.guards import case_for, with_keys
from amanjol.casework.cases.records import Level
from amanjol.casework.cases.talks.advised import advice_shown
from amanjol.casework.cases.talks.talk import NoTalk, talk_of
from amanjol.casework.cases.tasks.queries import tasks_of
from amanjol.casework.cases.views.saving import written
from amanjol.casework.desk.closing import parts_for
from amanjol.casework.desk.due import named, still_open_in

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.models import Case
    from amanjol.casework.desk.closing import ClosingPart
    from amanjol.foundation.organisations.keys.keyring import Keyring


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def close(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row, typed = case_for(keyring, pk), request.POST or None
    parts = parts_for(keyring, row, typed)
    whole = [part.form.is_valid() for part in parts]
    chosen = next((said for part in parts if part.form.is_valid() and (said := part.reason())), "")
    form = CloseForm(typed, chosen=chosen)
    if not all(whole) and form.is_bound:
        form.full_clean()
        form.add_error(None, _("Nothing is closed yet: look at what is marked below."))
    return written(
        request, row, form, _("Close the case"),
        lambda typed: _close(keyring, row, typed["reason"], parts),
        button=_("Close the case"), still_open=_still_open(keyring, row), parts=parts,
    )  # fmt: skip


@transaction.atomic
def _close(keyring: Keyring, case: Case, reason: str, parts: list[ClosingPart]) -> None:
    working.close_case(keyring=keyring, case=case, reason=reason)
    for part in parts:
        part.write()


def _still_open(keyring: Keyring, case: Case) -> list[str]:
    """One sentence each, what is most urgent first. SealBroken."""
    record, sentences = sealing.open_case(case, keyring), []
    if record.risk is not None and record.risk.now is Level.HIGH:
        sentences.append(_("The newest assessment says: in danger now."))
    try:
        advice = len(advice_shown(talk_of(record.interview)))
    except NoTalk:
        advice = 0
    if advice:
        sentences.append(
            ngettext(
                "%(number)s advice of the talk waits.",
                "%(number)s pieces of advice of the talk wait.",
                advice,
            )
            % {"number": advice}
        )
    to_do = tasks_of(case, keyring, timezone.localdate()).to_do
    if to_do:
        says = ngettext("%(number)s task is open.", "%(number)s tasks are open.", len(to_do))
        sentences.append(named(says % {"number": len(to_do)}, [task.record.text for task in to_do]))
    return sentences + still_open_in(keyring, case)
