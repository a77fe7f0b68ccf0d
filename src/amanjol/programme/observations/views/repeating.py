"""What repeats in the organisation's own cases, counted when it is asked for and kept nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from amanjol.casework.desk.recording import record_act
from amanjol.foundation.web.repeating import repeatable
from amanjol.programme.observations import repeats
from amanjol.programme.observations.views.guarding import with_keys
from amanjol.public.devices.queries.signs import raised_signs

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.keys.keyring import Keyring


@repeatable
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def what_repeats(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    """Counted once somebody presses: all cases are opened for it, which the journal says."""
    context: dict[str, object] = {"is_counted": request.method == "POST", "signs": raised_signs()}
    if request.method == "POST":
        language = get_language() or "en"
        rows = repeats.repeats(keyring, timezone.localdate())
        context["rows"] = [(row, *repeats.label_of(row.field, row.code, language)) for row in rows]
        member = keyring.member
        record_act("observation.repeats", member, "organisation", member.organisation_id)
    return render(request, "observations/repeats.html", context)
