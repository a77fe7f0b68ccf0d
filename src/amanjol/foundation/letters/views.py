"""Pages of letters: the organisation's own card and inbox, and which partners it believes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import segno
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amanjol.foundation.accounts import unlocks
from amanjol.foundation.letters import (
    card_files,
    comparing,
    inboxes,
    next_key,
    node_folder,
    partners,
    signing,
    telling,
)
from amanjol.foundation.letters.forms import CardForm, InboxForm, NextKeyForm, PartnerWordsForm
from amanjol.foundation.letters.guards import of_letters
from amanjol.foundation.once.answers import no_act
from amanjol.foundation.organisations.keys.actions.accepting import OtherWords
from amanjol.foundation.organisations.keys.circles.opening import opened_circles
from amanjol.foundation.organisations.queries import names_of, node
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.letters import cards

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest
    from django.utils.safestring import SafeString

    from amanjol.foundation.letters.partners import PartnerKey
    from amanjol.foundation.letters.signing import Signing
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.seals.epochs import Organisation


def _signing(keyring: Keyring) -> Signing:
    """Not there before a supervisor has begun it. SealBroken."""
    opened = signing.opened_signing(keyring)
    if opened is None:
        raise Http404
    return opened


@require_safe
@of_letters
def overview(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    """The own card, and partners. Before there is a signing key, what comes first."""
    opened = signing.opened_signing(keyring)
    context: dict[str, Any] = {"may_supervise": keyring.member.may(signing.MAY_BEGIN)}
    if opened is not None:
        circles = opened_circles(request)
        card = inboxes.own_card(opened)
        receivers = inboxes.receivers(keyring, circles)
        context |= {
            "is_begun": True,
            "card": card,
            "receivers": receivers,
            "inbox": inboxes.circle_of(card, receivers),
            "change": next_key.last_change(opened),
            "partners": _lines(keyring, opened),
        }
        if card is not None:
            context |= {"words": cards.words_of(card), "code": _code(cards.pin_of(card).line)}
    return render(request, "letters/overview.html", context)


@require_POST
@of_letters
def begin(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    try:
        signing.begin(keyring=keyring)
    except signing.Begun:
        messages.success(request, _("A colleague has just begun it."))
    else:
        messages.success(request, _("Your organisation can sign now. Next: who receives its letters."))
    return redirect("letters:overview")


@require_http_methods(["GET", "HEAD", "POST"])
@of_letters
def inbox(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    """Which circle receives the letters."""
    if not keyring.member.may(signing.MAY_BEGIN):
        raise PermissionDenied
    opened, circles = _signing(keyring), opened_circles(request)
    receivers = inboxes.receivers(keyring, circles)
    form = InboxForm(request.POST if request.method == "POST" else None, receivers=receivers)
    if form.is_valid():
        try:
            inboxes.name(keyring=keyring, circles=circles, opened=opened, circle=form.cleaned_data["circle"])
        except inboxes.TooFew:
            form.add_error(None, _("Fewer than two people are in this circle and have accepted."))
        except inboxes.NotCompared:
            form.add_error(
                None, _("Nobody has compared the six words of this circle yet. See the page of circles.")
            )
        else:
            messages.success(
                request, _("Done. Letters go to this circle from now on, and your card says so.")
            )
            return redirect("letters:overview")
    context = {
        "form": form,
        "card": inboxes.own_card(opened),
        "chosen": request.POST.get("circle", ""),
        "can_be_named": any(of.is_enough and of.is_vouched_for for of in receivers),
    }
    return render(request, "letters/inbox.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@of_letters
def next_signing_key(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    """What the next key comes to, and beginning it. The passphrase was typed a few minutes ago, or is asked again."""
    if not keyring.member.may(signing.MAY_BEGIN):
        raise PermissionDenied
    if not unlocks.is_fresh(request):
        return no_act(redirect(unlocks.address_to_unlock(request.path)))
    form = NextKeyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            signing.hold_alone(
                keyring.member.organisation_id
            )  # before anything of this request opens the key
            next_key.begin_next(keyring=keyring, circles=opened_circles(request), **form.cleaned_data)
        except next_key.Changed:
            messages.info(request, _("A colleague has just begun the next key."))
            return no_act(redirect("letters:overview"))
        except signing.UnderWay:
            messages.info(request, _("A colleague is beginning the next key at this very moment."))
            return no_act(redirect("letters:overview"))
        messages.success(
            request, _("The next key signs from now on. Call your partners: two of them hear its words.")
        )
        return redirect("letters:overview")
    context = {"form": form, "preview": next_key.preview(_signing(keyring))}
    return render(request, "letters/next_key.html", context)


@require_safe
@of_letters
def card(request: HttpRequest, keyring: Keyring) -> HttpResponse:  # noqa: ARG001  as all views
    """The own card as a file, for partners that no list reaches."""
    own = inboxes.own_card_bytes(_signing(keyring))
    if own is None:
        raise Http404
    response = HttpResponse(card_files.write(own), content_type="text/plain; charset=us-ascii")
    response["Content-Disposition"] = f'attachment; filename="{keyring.member.organisation_id}.card"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@of_letters
def add(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    """A card that came as a file or a text. Nobody is believed by it: that is the next page."""
    opened = _signing(keyring)
    form = CardForm(request.POST, request.FILES) if request.method == "POST" else CardForm()
    if form.is_valid():
        row = partners.heard(form.cleaned_data["card"])
        try:
            comparing.card_to_compare(opened, row)
        except comparing.NoCard:
            form.add_error(None, _("This is the card of your own organisation."))
        else:
            return redirect("letters:partner", pk=row)
    return render(request, "letters/add.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@of_letters
def partner(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """One key of a partner: what is believed of it, and the six words to be typed."""
    opened = _signing(keyring)
    line = next((line for line in _lines(keyring, opened) if line["key"].row == pk), None)
    if line is None:
        raise Http404
    key: PartnerKey = line["key"]
    is_mine = key.belief is not None and key.belief.first_by_id == keyring.member.pk
    form = PartnerWordsForm(
        request.POST if request.method == "POST" else None,
        has_earlier=line["replaces"],
    )
    if not key.is_believed and not is_mine and form.is_valid():
        typed, is_stolen = form.cleaned_data["typed"], form.cleaned_data.get("stolen", False)
        try:
            is_second = comparing.compare(
                signing=opened, member=keyring.member, card=pk, typed=typed, earlier_is_stolen=is_stolen
            )
        except OtherWords:
            form.add_error(
                None, _("The key of this card has other words. Let them be read once more, slowly.")
            )
        except (comparing.SamePerson, comparing.Believed):
            messages.info(request, _("Somebody has just compared these words."))
            return no_act(redirect("letters:partner", pk=pk))
        else:
            said = (
                _("Done: two people have compared. You can write to this partner now.")
                if is_second
                else _("Done. A second person compares the words, too, then this partner is believed.")
            )
            messages.success(request, said)
            return redirect("letters:overview")
    return render(request, "letters/partner.html", {**line, "form": form, "is_mine": is_mine})


@require_http_methods(["GET", "HEAD", "POST"])
@of_letters
def end(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """No longer believe a key, or take back the one comparison there was."""
    lines = _lines(keyring, _signing(keyring))
    line = next((line for line in lines if line["key"].belief and line["key"].belief.pk == pk), None)
    if line is None:
        raise Http404
    if request.method == "POST":
        comparing.end(member=keyring.member, belief=pk)
        messages.success(request, _("This key is no longer believed."))
        return redirect("letters:overview")
    return render(request, "letters/end.html", line)


def _lines(keyring: Keyring, opened: Signing) -> list[dict[str, Any]]:
    """Each key of a partner with the name of its node and of who compared first."""
    listed = partners.listed(opened)
    nodes = partners.node_names(node_folder.here(opened.organisation.node).believed())
    believed = {key.partner for key in listed if key.is_believed}
    first = {str(key.belief.first_by_id) for key in listed if key.belief is not None}
    names = names_of(first, keyring.member.organisation)
    return [
        {
            "key": key,
            "node": _node(key.partner, opened, nodes),
            "replaces": not key.is_believed and key.partner in believed,
            "first": names.get(str(key.belief.first_by_id), "") if key.belief is not None else "",
        }
        for key in listed
    ]


def _node(partner: Organisation, opened: Signing, nodes: dict[str, str]) -> str:
    if partner.node == opened.organisation.node:
        return _("this node")
    return nodes.get(partner.node) or _("a node that the operator does not believe yet")


def _code(line: str) -> SafeString:
    """The short line as a square code, drawn by us alone."""
    drawn = segno.make(line, error="m", micro=False).svg_inline(scale=3, border=4, svgclass="square-code")
    return mark_safe(drawn)  # noqa: S308  no text of anybody stands in it


@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """The list of this node's organisations, for a node that is believed; for all others there is none."""
    here = node()
    question = request.headers.get(telling.QUESTION, "")
    if here is None or not question:
        raise Http404
    try:
        document = telling.answer(question, node_folder.here(here.pk), timezone.now())
    except (SealBroken, node_folder.NoKeys):
        raise Http404 from None
    return HttpResponse(document, content_type="application/octet-stream")
