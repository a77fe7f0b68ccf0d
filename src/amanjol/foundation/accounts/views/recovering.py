from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from amanjol.foundation.accounts import actions, printed_codes, queries, unlocks
from amanjol.foundation.accounts.forms import TwoWordsForm
from amanjol.foundation.accounts.views.own_account import account_of
from amanjol.foundation.once.answers import an_act, no_act
from amanjol.foundation.seals import words
from amanjol.foundation.web.language import is_cyrillic

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.accounts.models import PersonKey


@dataclass(frozen=True, slots=True)
class PrintedWord:
    """One word in both scripts; the large one is that of the page's language."""

    large: str
    small: str


def printed(code: str) -> list[PrintedWord]:
    pairs = zip(code.split(), words.in_cyrillic(code).split(), strict=True)
    if is_cyrillic(get_language() or ""):
        return [PrintedWord(cyrillic, latin) for latin, cyrillic in pairs]
    return [PrintedWord(latin, cyrillic) for latin, cyrillic in pairs]


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def recovery_code(request: HttpRequest) -> HttpResponse:
    """Says what the code is for; a press makes one and shows it this once, in the answer itself.

    A browser left open is not enough: the passphrase was typed a few minutes ago, or is asked again.
    """
    account = account_of(request)
    keys = unlocks.opened_keys(request)
    if keys is None or not unlocks.is_fresh(request):
        return no_act(redirect(unlocks.address_to_unlock(request.path)))
    if request.method == "POST":
        code, wrapped = actions.new_recovery_code(account=account, keys=keys)
        question = printed_codes.ask(code, wrapped)
        context = {"words": printed(code), "token": question.token, "account": account}
        page = render(request, "accounts/recovery_sheet.html", context)
        return an_act(page, request.path, shown_once=True)
    return render(request, "accounts/recovery_code.html", {"key": queries.key_of(account)})


@sensitive_post_parameters()
@require_POST
@login_required
def check_recovery_code(request: HttpRequest) -> HttpResponse:
    """Asks two words back, on a page that does not show them."""
    account = account_of(request)
    key = queries.key_of(account)
    try:
        question = printed_codes.read(request.POST.get("token", ""))
    except printed_codes.TokenOutdated:
        messages.error(request, _("That took over an hour. Make a new code, please."))
        return redirect("accounts:recovery_code")
    was_typed = "first" in request.POST
    form = TwoWordsForm(
        request.POST if was_typed else None, positions=question.positions, initial={"token": question.token}
    )
    if key is not None and form.is_valid() and _is_right(form, key):
        actions.keep_recovery_code(account=account)
        messages.success(request, _("Good. Now put the paper away, at home or in a safe."))
        return redirect("web:home")
    return render(request, "accounts/recovery_check.html", {"form": form})


def _is_right(form: TwoWordsForm, key: PersonKey) -> bool:
    if printed_codes.is_answered(**form.cleaned_data, key=key):
        return True
    form.add_error(None, _("These are not the two words. Look at your paper again."))
    return False
