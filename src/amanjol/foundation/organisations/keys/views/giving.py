"""Comparing six words: the holder's side, and the new member's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amanjol.foundation.accounts.queries import key_of
from amanjol.foundation.once.answers import no_act
from amanjol.foundation.organisations.keys import queries, rules
from amanjol.foundation.organisations.keys.actions import accepting, giving, regranting
from amanjol.foundation.organisations.keys.forms import ComparedForm, HeardForm
from amanjol.foundation.organisations.keys.keyring import KeysState, forget, settle, with_keyring
from amanjol.foundation.organisations.keys.views.overview import holder
from amanjol.foundation.organisations.queries import members_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@with_keyring
def give(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """The holder sees the six words that the colleague reads out."""
    colleague = get_object_or_404(members_of(keyring.member.organisation), pk=pk)
    key = key_of(colleague.account)
    if key is None or not rules.can_give(keyring.member, colleague):
        raise Http404
    words = queries.words_of(key)
    form = ComparedForm(
        request.POST or None, initial={"compared": words}, says=_("They read me these same six words")
    )
    if form.is_valid() and _given(request, keyring, colleague, form, needs_two=key.version > 1):
        return redirect("organisations:keys")
    context = {
        "colleague": colleague,
        "words": words,
        "form": form,
        "needs_two": key.version > 1,
        "is_second": colleague.regrants.filter(epoch__number=keyring.epoch.number, key=key).exists(),
    }
    return render(request, "organisations/keys/give.html", context)


def _given(
    request: HttpRequest, keyring: Keyring, colleague: Member, form: ComparedForm, *, needs_two: bool
) -> bool:
    compared = form.cleaned_data["compared"]
    act = regranting.approve if needs_two else giving.give
    try:
        act(keyring=keyring, member=colleague, compared=compared)
    except (giving.KeyChanged, giving.NotByOne, regranting.FirstKey):
        form.add_error(None, _("Their key has changed while you looked. Compare the words once more."))
    except regranting.SamePerson:
        form.add_error(None, _("You have agreed already. Another holder must agree too."))
    except giving.Given:
        messages.success(request, _("A colleague has just given them the keys."))
        return True
    else:
        messages.success(request, _what_is_next(needs_two=needs_two))
        return True
    return False


def _what_is_next(*, needs_two: bool) -> str:
    """Who had keys before compares nothing anew."""
    if needs_two:
        return _("Done. They go on when they next unlock.")
    return _("Done. Now read them the six words of your organisation: they type them on their page of keys.")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def compare(request: HttpRequest) -> HttpResponse:
    """Who was given the keys types the organisation's six words as a colleague reads them, and then holds the keys."""
    member = holder(request)
    status = settle(request)
    if status.state is not KeysState.TO_COMPARE or status.keys is None or status.rows is None:
        return no_act(redirect("organisations:keys"))
    form = HeardForm(request.POST or None)
    if form.is_valid():
        try:
            accepting.accept_compared(member=member, keys=status.keys, rows=status.rows, **form.cleaned_data)
        except accepting.OtherWords:
            form.add_error(
                None, _("What was given to you has other words. Let them be read once more, slowly.")
            )
        else:
            forget(request)
            messages.success(request, _("You hold the keys now."))
            return redirect("organisations:keys")
    return render(request, "organisations/keys/compare.html", {"form": form})
