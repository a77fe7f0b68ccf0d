"""What a holder of the organisation's keys compares: the words of a circle, and of a colleague who holds none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amanjol.foundation.accounts.queries import key_of
from amanjol.foundation.organisations.keys.actions.accepting import OtherWords
from amanjol.foundation.organisations.keys.actions.giving import KeyChanged
from amanjol.foundation.organisations.keys.circles import pages, queries, rules
from amanjol.foundation.organisations.keys.circles.actions import vouching
from amanjol.foundation.organisations.keys.forms import ComparedForm, HeardForm
from amanjol.foundation.organisations.keys.keyring import with_keyring
from amanjol.foundation.organisations.keys.queries import words_of
from amanjol.foundation.organisations.queries import members_of
from amanjol.foundation.seals import keypairs

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.keys.keyring import Keyring


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@with_keyring
def circle(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """Whose words were compared shows them: a holder reads them to who was taken in. Else somebody in it reads them."""
    row = get_object_or_404(queries.of_organisation(keyring.member.organisation_id), pk=pk)
    card = next((card for card in pages.other_cards(keyring) if card.circle.pk == pk), None)
    newest = queries.newest_key(row)
    if card is None or newest is None:
        raise Http404
    form = HeardForm(request.POST or None)
    if form.is_valid():
        try:
            vouching.vouch_for_circle(keyring=keyring, circle=row, typed=form.cleaned_data["typed"])
        except OtherWords:
            form.add_error(None, _("The circle has other words. Let them be read once more, slowly."))
        else:
            messages.success(
                request, _("Done. Everybody who holds the keys can put something into this circle.")
            )
            return redirect("organisations:circles")
    words = keypairs.fingerprint(bytes(newest.public)) if card.is_vouched_for else ""
    context = {"card": card, "form": form, "words": words}
    return render(request, "organisations/circles/vouch.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@with_keyring
def colleague(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """With it no key of the organisation is given."""
    member = get_object_or_404(members_of(keyring.member.organisation), pk=pk)
    key = key_of(member.account)
    if key is None or not rules.can_vouch_for(keyring.member, member):
        raise Http404
    words = words_of(key)
    form = ComparedForm(
        request.POST or None, initial={"compared": words}, says=_("They read me these same six words")
    )
    if form.is_valid():
        try:
            vouching.vouch_for_member(keyring=keyring, member=member, compared=form.cleaned_data["compared"])
        except KeyChanged:
            form.add_error(None, _("Their key has changed while you looked. Compare the words once more."))
        else:
            messages.success(request, _("Done. Who is in a circle and holds the keys can take them in now."))
            return redirect("organisations:circles")
    context = {"colleague": member, "words": words, "form": form, "had_keys": key.version > 1}
    return render(request, "organisations/circles/vouch_colleague.html", context)
