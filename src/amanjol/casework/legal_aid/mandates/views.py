"""Mandates: the list, one with its picture, a form for each act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from amanjol.casework.desk import narrowing
from amanjol.casework.desk.country import country_here
from amanjol.casework.desk.fields import ErasingForm
from amanjol.casework.desk.guards import with_keys_at
from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.desk.refusals import OLDER
from amanjol.casework.legal_aid import rules
from amanjol.casework.legal_aid.erasing import ErasePage, erase_page
from amanjol.casework.legal_aid.mandates import actions, listing, queries, readers, showing, words
from amanjol.casework.legal_aid.mandates.act_pages import (
    CANNOT_ACT,
    CONFLICTED,
    PAGES,
    Door,
    act_page,
)
from amanjol.casework.legal_aid.mandates.forms import (
    NUMBERS,
    BeginForm,
    MandateFiltersForm,
)
from amanjol.casework.legal_aid.mandates.standing import ActRefused, running_of
from amanjol.casework.legal_aid.register import queries as register
from amanjol.casework.legal_aid.register.words import spoken
from amanjol.casework.standards.entitlement.rights import Proceeding
from amanjol.casework.standards.legal_procedures.procedure_files import procedures_of, procedures_on

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.legal_aid.mandates.records import Act
    from amanjol.casework.legal_aid.models import Mandate
    from amanjol.foundation.organisations.keys.keyring import Keyring

AT_ONCE: Final = 40
with_keys = with_keys_at("legal_aid:mandates", rules.can_coordinate, of_record=False)


@require_safe
@with_keys
def mandates(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    today, filters = timezone.localdate(), narrowing.narrowed(request, listing.NAME, listing.Filters)
    of_all, advocates = queries.opened(keyring), register.opened(keyring, today)
    if readers.settle(keyring, of_all, advocates):
        of_all = queries.opened(keyring)
    fitting = [mandate for mandate in of_all if filters.fits(mandate, today)]
    page = Paginator(fitting, AT_ONCE).get_page(request.GET.get("page"))
    initial = {"which": filters.which.value, "proceeding": filters.proceeding or ""}
    context = {
        "form": MandateFiltersForm(initial=initial),
        "page": page,
        "lines": showing.lines_of(page, advocates, today),
        "amount": len(fitting),
        "of": len(of_all),
        "overdue": sum(1 for mandate in of_all if mandate.now.is_overdue(today)),
        "asking": sum(1 for mandate in of_all if mandate.now.asks(today)),
    }
    return render(request, "legal_aid/mandates/mandates.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def narrow(request: HttpRequest, keyring: Keyring) -> HttpResponse:  # noqa: ARG001  what the guard gives
    """Keep what the list is narrowed to."""
    if request.method == "POST":
        form = MandateFiltersForm(request.POST)
        filters = listing.Filters()
        if form.is_valid():
            kind = form.cleaned_data["proceeding"]
            filters = listing.Filters(
                listing.Which(form.cleaned_data["which"]), Proceeding(kind) if kind else None
            )
        narrowing.narrow(request, listing.NAME, filters)
    return redirect("legal_aid:mandates")


@require_safe
@with_keys
def mandate(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    opened, today = queries.opened_row(_row(keyring, pk), keyring), timezone.localdate()
    advocates = register.opened(keyring, today)
    if readers.settle(keyring, [opened], advocates):
        opened = queries.opened_row(_row(keyring, pk), keyring)
    context = showing.page_of(opened, today, keyring.member.organisation) | {
        "at": "legal_aid:mandate",
        "line": showing.line_of(opened, advocates, today),
        "acting": showing.acting_of(opened.now, showing.names_in(advocates)),
        "with_account": [words.PARTS[reader.part] for reader in opened.now.readers],
    }
    return render(request, "legal_aid/mandates/mandate.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def begin(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    def of_nobody(**typed: Any) -> Mandate:
        return actions.begin(keyring=keyring, **typed)

    return begin_page(request, keyring, of_nobody)


def begin_page(
    request: HttpRequest,
    keyring: Keyring,
    begin_it: Callable[..., Mandate],
    advocate: str = "",
    offer: UUID | None = None,
) -> HttpResponse:
    """The form that begins a mandate by `begin_it`; with the number of an advocate, of that one, who accepted."""
    today, country = timezone.localdate(), country_here().lower()
    form = BeginForm(request.POST or None, procedures=procedures_on(country, today), acting=advocate)
    row = _begun(form, begin_it) if form.is_valid() else None
    if row is not None:
        messages.success(request, _("Saved."))
        return redirect("legal_aid:mandate", pk=row.pk)
    of_country = procedures_of(country)
    context = {
        "form": form,
        "advocates": _offered(keyring, today),
        "list_name": NUMBERS,
        "offer": offer,
        "country_says": of_country.says.in_language(spoken()) if of_country else "",
        "has_procedures": of_country is not None,
    }
    return render(request, "legal_aid/mandates/begin.html", context)


def _begun(form: BeginForm, begin_it: Callable[..., Mandate]) -> Mandate | None:
    """None where it may not begin so; the form says why."""
    typed = form.cleaned_data
    names = ("advocate", "deputy", "procedure", "begins_on", "ends_on")
    try:
        return begin_it(**{name: typed[name] for name in names})
    except actions.CannotAct as error:
        form.add_error("deputy" if error.args[0] == typed["deputy"] else "advocate", str(CANNOT_ACT))
    except actions.Conflicted as error:
        form.add_error("deputy" if error.args[0] == typed["deputy"] else None, str(CONFLICTED))
    except OlderCopy:
        form.add_error(None, str(OLDER))
    except actions.NeedServed:
        form.add_error(None, _("A mandate of this need runs already: look into the list."))
    except actions.NoSuchStep:
        form.add_error("begins_on", _("On that day this procedure was not in the file yet."))
    except ActRefused as error:
        form.add_error(None, str(words.REFUSALS[error.refusal]))
    return None


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def write(
    request: HttpRequest, keyring: Keyring, pk: UUID, act: str, item: int | None = None
) -> HttpResponse:
    """A new one, or a correction of the item. What stands there is read from the locked row when it was sent."""
    opened = queries.opened_row(_row(keyring, pk, to_change=request.method == "POST"), keyring)

    def write_it(says: Act) -> None:
        actions.write(keyring=keyring, mandate=pk, act=says)

    is_of_register = PAGES[act].is_of_register
    door = Door(
        "legal_aid:mandate", write_it, _offered(keyring, timezone.localdate()) if is_of_register else ()
    )
    return act_page(request, opened, act, item, door)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def erase(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = _row(keyring, pk)
    form = ErasingForm(request.POST or None, row=row)
    if form.is_valid():
        actions.erase(keyring=keyring, mandate=row.pk)
        messages.success(request, _("The mandate is erased."))
        return redirect("legal_aid:mandates")
    title = _("Erase mandate %(code)s") % {"code": row.code}
    back = reverse("legal_aid:mandate", args=[pk])
    return erase_page(request, form, ErasePage(title, back, _("Mandate %(code)s") % {"code": row.code}))


def _row(keyring: Keyring, pk: UUID, *, to_change: bool = False) -> Mandate:
    """Another organisation's mandates do not exist here. To change: locked."""
    rows = queries.visible_to(keyring.member)
    row = (rows.select_for_update(of=("self",)) if to_change else rows).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def _offered(keyring: Keyring, today: date) -> list[tuple[str, str]]:
    """Who can act today: number, and name with the mandates that run. Those with fewest come first."""
    able = [advocate for advocate in register.opened(keyring, today) if advocate.can_act]
    running = running_of(mandate.now for mandate in queries.opened(keyring))
    able.sort(key=lambda advocate: running.get(advocate.row.number, 0))
    return [
        (
            advocate.row.number,
            _("%(name)s, mandates that run: %(running)s")
            % {"name": advocate.says.name, "running": running.get(advocate.row.number, 0)},
        )
        for advocate in able
    ]
