"""At the desk, with the keys: which warnings partners know of, telling them, and what partners told here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from amanjol.casework.desk.guards import with_keys_at
from amanjol.casework.referrals.partners import NotAPartner
from amanjol.foundation.once.answers import no_act
from amanjol.programme.partner_warnings import queries, showing, telling
from amanjol.programme.partner_warnings.forms import PartnersForm
from amanjol.programme.partner_warnings.rules import can_tell
from amanjol.public.warnings import queries as warnings
from amanjol.public.warnings.wording import place_of, title_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.seals.epochs import Organisation
    from amanjol.public.warnings.models import PublicWarning

    type Names = dict[Organisation, tuple[str, str]]
    """Of each partner in another place the id of the belief in it, and its name."""

with_keys = with_keys_at("partner_warnings:desk", can_tell, of_record=False)


@require_safe
@with_keys
def desk(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    names = _names(keyring)
    partners_of, _of_end = queries.told_of(keyring.member)
    owed = queries.owed_an_end(keyring.member)
    standing = list(warnings.standing())
    knowing = queries.nodes_that_know([row.pk for row in standing])
    context = {
        "has_partners": bool(names),
        "standing": [
            _row(row, names, partners_of.get(str(row.pk), set()), knowing.get(row.pk, set()))
            for row in standing
        ],
        "owed": [_owed(row, names, partners) for row, partners in owed],
        "arrived": showing.lines(),
    }
    return render(request, "partner_warnings/desk.html", context)


@require_POST
@with_keys
def tell(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    return _done(request, keyring, lambda partners: telling.tell(keyring=keyring, pk=pk, partners=partners))


@require_POST
@with_keys
def tell_end(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    return _done(
        request, keyring, lambda partners: telling.tell_end(keyring=keyring, pk=pk, partners=partners)
    )


def _done(
    request: HttpRequest, keyring: Keyring, act: Callable[[Collection[Organisation]], telling.Outcome]
) -> HttpResponse:
    names = _names(keyring)
    form = PartnersForm(request.POST, partners=list(names.values()))
    if not form.is_valid():
        messages.error(request, _("Choose a partner at least."))
        return no_act(redirect("partner_warnings:desk"))
    chosen = [partner for partner, (key, _name) in names.items() if key in form.cleaned_data["partners"]]
    try:
        outcome = act(chosen)
    except telling.NotStanding:
        messages.error(request, _("Readers do not see it any more, so nobody is told of it."))
    except telling.NothingOwed:
        messages.error(request, _("Everybody who was told of it knows that already."))
    except NotAPartner:
        messages.error(
            request, _("Your organisation has no key for letters yet: look at the page of letters.")
        )
    else:
        _say(request, outcome, names)
        if outcome.told:
            return redirect("partner_warnings:desk")
    return no_act(redirect("partner_warnings:desk"))


def _say(request: HttpRequest, outcome: telling.Outcome, names: Names) -> None:
    """How many were told, and by name who was not."""
    if outcome.told:
        says = ngettext("%(number)s partner is told.", "%(number)s partners are told.", outcome.told)
        messages.success(request, says % {"number": outcome.told})
    if outcome.missed:
        missed = ", ".join(sorted(names[partner][1] for partner in outcome.missed))
        says = _("Not told: %(names)s. Their card is missing or too old: look at the page of letters.")
        messages.error(request, says % {"names": missed})


def _names(keyring: Keyring) -> Names:
    return {
        entry.partner: (str(entry.row.pk), entry.card.name if entry.card else "")
        for entry in telling.partners_elsewhere(keyring)
    }


def _row(
    row: PublicWarning, names: Names, informed: Collection[Organisation], knowing: Collection[str]
) -> dict[str, Any]:
    """`knowing` are nodes from which it came."""
    left = [
        name for partner, name in names.items() if partner not in informed and partner.node not in knowing
    ]
    told_names = ", ".join(sorted(names[partner][1] for partner in informed if partner in names))
    return _head(row) | {"told": told_names, "form": PartnersForm(partners=left) if left else None}


def _owed(row: PublicWarning, names: Names, owed: Collection[Organisation]) -> dict[str, Any]:
    """Who is believed no more has to be told by telephone."""
    there = [names[partner] for partner in owed if partner in names]
    return _head(row) | {
        "form": PartnersForm(partners=there) if there else None,
        "lost": len(owed) - len(there),
        "stage": row.stage,
    }


def _head(row: PublicWarning) -> dict[str, Any]:
    return {"row": row, "title": title_of(row), "place": place_of(row)}
