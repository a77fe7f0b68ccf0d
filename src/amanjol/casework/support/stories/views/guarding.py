"""Whom the pages of a story let in, and what each of them says where nothing can be written."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from amanjol.casework.cases import guards as case_guards
from amanjol.casework.support.stories import actions
from amanjol.foundation.once.answers import no_act

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.desk.guards import View

_guarded = case_guards.with_keys_on("support:story")


def in_story(view: View) -> View:
    """Given the keyring. An older copy, other words and a text that is not there say so on the page of the story."""
    opened = _guarded(view)

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return opened(request, *args, **kwargs)
        except actions.OlderCopy:
            messages.error(request, _("Nothing is written into an older copy. Tell the operator first."))
        except actions.NothingWritten:
            messages.error(request, _("There is no text yet."))
        except actions.WordsChanged:
            messages.error(
                request, _("The words were changed meanwhile. Look at them again; nothing was kept.")
            )
        except actions.NotTheirs:
            messages.error(request, _("You wrote some of it: two others approve it."))
        return no_act(redirect("support:story", pk=kwargs["pk"]))

    return guarded
