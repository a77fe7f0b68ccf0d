"""Three sheets of paper: made, typed back, and used in the last resort."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from amanjol.foundation.accounts import unlocks
from amanjol.foundation.once.answers import an_act, no_act
from amanjol.foundation.organisations.keys import last_resort, queries
from amanjol.foundation.organisations.keys.actions import papers
from amanjol.foundation.organisations.keys.actions.giving import KeyChanged
from amanjol.foundation.organisations.keys.forms import SheetsForm, UseSheetsForm
from amanjol.foundation.organisations.keys.keyring import KeysState, forget, settle, with_keyring
from amanjol.foundation.organisations.keys.views.overview import holder
from amanjol.foundation.seals import recovery_sets, words
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.recovery_sets import Mismatch, SharesDoNotMatch
from amanjol.foundation.web.language import is_cyrillic

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.keys.keyring import Keyring


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet to print: its number and its words, large in the script of the page's language."""

    number: int
    words: list[tuple[str, str]]


def _sheet(number: int, text: str) -> Sheet:
    pairs = list(zip(text.split(), words.in_cyrillic(text).split(), strict=True))
    if is_cyrillic(get_language() or ""):
        return Sheet(number, [(cyrillic, latin) for latin, cyrillic in pairs])
    return Sheet(number, pairs)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@with_keyring
def sheets(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    """Says what they are for; a press makes them and shows them this once, in the answer itself.

    As for a recovery code, the passphrase was typed a few minutes ago, or is asked again.
    """
    if not unlocks.is_fresh(request):
        return no_act(redirect(unlocks.address_to_unlock(request.path)))
    if request.method == "POST":
        new_set = papers.make_set(keyring=keyring)
        context = {
            "sheets": [_sheet(number, text) for number, text in enumerate(new_set.shares, 1)],
            "set_name": recovery_sets.set_name(keyring.organisation, new_set.public),
            "organisation": keyring.member.organisation,
        }
        page = render(request, "organisations/keys/sheets_printed.html", context)
        return an_act(page, request.path, shown_once=True)
    context = {
        "papers": queries.recovery_set(keyring.member.organisation_id),
        "is_left": last_resort.is_left(keyring.member),
    }
    return render(request, "organisations/keys/sheets.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@with_keyring
def type_back(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    """Two of the three, before they are handed out."""
    waiting = queries.unfinished_set(keyring.member.organisation_id)
    if waiting is None:
        return no_act(redirect("organisations:sheets"))
    form = SheetsForm(request.POST or None)
    if form.is_valid():
        try:
            papers.keep_set(keyring=keyring, **form.cleaned_data)
        except SharesDoNotMatch as problem:
            form.add_error(None, _why_not(problem))
        except papers.NoSet:
            return no_act(redirect("organisations:sheets"))
        else:
            messages.success(request, _("The sheets work. Hand them out today, one of them far away."))
            return redirect("organisations:keys")
    name = recovery_sets.set_name(keyring.organisation, bytes(waiting.public))
    return render(request, "organisations/keys/sheets_typed.html", {"form": form, "set_name": name})


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def use(request: HttpRequest) -> HttpResponse:
    """The last resort: for who holds no keys and can be given none, or for what nobody can open any more."""
    member = holder(request)
    status = settle(request)
    recovery_set = queries.recovery_set(member.organisation_id)
    is_open = status.state is KeysState.OPEN and last_resort.is_left(member)
    is_due = is_open or status.state in {KeysState.NOT_GIVEN, KeysState.TO_COMPARE}
    if not is_due or status.keys is None or status.rows is None or recovery_set is None:
        return no_act(redirect("organisations:keys"))
    heirs = last_resort.heirs(member)
    fewest = last_resort.fewest(member)
    form = UseSheetsForm(request.POST or None, me=member, heirs=heirs, must_name=is_open, fewest=fewest)
    if form.is_valid():
        typed = {"heirs": {}} | form.cleaned_data
        try:
            outcome = papers.use_sheets(member=member, keys=status.keys, rows=status.rows, **typed)
        except SharesDoNotMatch as problem:
            form.add_error(None, _why_not(problem))
        except KeyChanged:
            form.add_error(None, _("A key has changed while you looked. Compare the words once more."))
        except (SealBroken, papers.NoSet):
            form.add_error(
                None,
                _(
                    "These sheets are right, but what is sealed to them is not your organisation's: somebody"
                    " exchanged it. Nothing was opened. Tell the operator."
                ),
            )
        else:
            forget(request)
            _say(request, outcome)
            return redirect("organisations:keys")
    context = {
        "form": form,
        "set_name": recovery_sets.set_name(status.rows.place, bytes(recovery_set.public)),
        "is_open": is_open,
        "left": last_resort.left(member),
        "are_enough": len(heirs) >= fewest,
    }
    return render(request, "organisations/keys/sheets_used.html", context)


def _say(request: HttpRequest, outcome: papers.SheetsOutcome) -> None:
    if outcome.handed:
        says = ngettext(
            "%(number)s restricted person can be opened by the two whom you named.",
            "%(number)s restricted people can be opened by the two whom you named.",
            outcome.handed,
        )
        messages.success(request, says % {"number": outcome.handed})
    if outcome.circles:
        says = ngettext(
            "%(number)s circle waits for whom you named. They accept it on their page of circles.",
            "%(number)s circles wait for whom you named. They accept them on their page of circles.",
            outcome.circles,
        )
        messages.success(request, says % {"number": outcome.circles})
    if outcome.is_kept:
        says = _("You hold the keys. Now make new sheets: these were typed into a computer.")
        messages.success(request, says)
    else:
        says = _("The sheets open, but cannot tell whose keys these are. Compare the six words first.")
        messages.warning(request, says)


def _why_not(problem: SharesDoNotMatch) -> str:
    return {
        Mismatch.SAME_SHARE: _("This is the same sheet twice. Take two different ones."),
        Mismatch.ANOTHER_ORGANISATION: _("One of these sheets belongs to another organisation."),
        Mismatch.TWO_SETS: _("These two sheets are not of one set: the two words at the top differ."),
        Mismatch.ANOTHER_SET: _("These sheets are of an older set. Look for the two words at the top."),
        Mismatch.FORGED: _("These words were altered. Do not use these sheets, and tell the operator."),
    }[problem.mismatch]
