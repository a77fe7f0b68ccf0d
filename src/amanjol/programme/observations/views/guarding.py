"""Whom the pages of an observation let in, and what each says where nothing can be written."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from amanjol.casework.desk.guards import with_keys_at
from amanjol.foundation.once.answers import no_act
from amanjol.programme.observations import actions
from amanjol.programme.observations.rules import can_observe

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.desk.guards import View

with_keys = with_keys_at("observations:all", can_observe, of_record=False)


def in_observation(view: View) -> View:
    """Given the keyring. What cannot be written says so on the page of the observation."""
    opened = with_keys_at("observations:observation", can_observe)(view)

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return opened(request, *args, **kwargs)
        except actions.OlderCopy:
            messages.error(request, _("Nothing is written into an older copy. Tell the operator first."))
        except actions.SentAlready:
            messages.error(request, _("It was sent: nobody changes it any more. It can be taken back."))
        except actions.Changed:
            messages.error(request, _("It was changed meanwhile: look again. Nothing was kept."))
        except actions.AskedByAnother:
            messages.error(
                request,
                _("Whoever took them out after a no does not answer otherwise: another holder asks anew."),
            )
        except actions.Restricted:
            messages.error(request, _("Somebody restricted stands behind no observation. Nothing was kept."))
        return no_act(redirect("observations:observation", pk=kwargs["pk"]))

    return guarded
