"""Mandates: the list, one with its picture, a form for each act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from amanjol.casework.desk import narrowing
from amanjol.casework.desk.country import country_here
from amanjol.casework.desk.fields import ErasingForm
from amanjol.casework.desk.guards import with_keys_at
from amanjol.casework.legal_aid import rules
from amanjol.casework.legal_aid.erasing import ErasePage, erase_page
from amanjol.casework.legal_aid.mandates import actions, listing, queries, showing, words
from amanjol.casework.legal_aid.mandates.forms import (
    NUMBERS,
    ActForm,
    BeginForm,
    CloseForm,
    ContactAnswerForm,
    ContactAskForm,
    ContactMadeForm,
    ExtendForm,
    HandOverForm,
    HearingForm,
    MandateFiltersForm,
    StepForm,
    SumForm,
)
from amanjol.casework.legal_aid.mandates.standing import ActRefused, running_of
from amanjol.casework.legal_aid.register import queries as register
from amanjol.casework.legal_aid.register.words import PROCEEDINGS, spoken
from amanjol.casework.standards.data_files import CHECKED_MEANS
from amanjol.casework.standards.entitlement.rights import Proceeding
from amanjol.casework.standards.legal_procedures.procedure_files import procedures_of, procedures_on
from amanjol.foundation.organisations.queries import names_of
from amanjol.foundation.seals.canonical import TooLarge

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.legal_aid.mandates.queries import OpenedMandate
    from amanjol.casework.legal_aid.models import Mandate
    from amanjol.foundation.organisations.keys.keyring import Keyring

AT_ONCE: Final = 40
with_keys = with_keys_at("legal_aid:mandates", rules.can_coordinate, of_record=False)
CONFLICTED: Final = gettext_lazy("They may stand with the other side of the need: look at it there first.")
OLDER: Final = gettext_lazy("Nothing is written into an older copy. Tell the operator first.")
CANNOT_ACT: Final = gettext_lazy(
    "Nobody in the register who may act today has this number. Choose from the list, or take in the register anew."
)


@dataclass(frozen=True, slots=True)
class ActPage:
    """What the page of one act is called, what its button says, and what stands above the form."""

    form: type[ActForm]
    title: Any
    again: Any
    button: Any
    says: Any = ""
    is_of_register: bool = False


PAGES: Final[Mapping[str, ActPage]] = {
    "step": ActPage(StepForm, gettext_lazy("A step"), gettext_lazy("Correct a step"), gettext_lazy("Save")),
    "hearing": ActPage(
        HearingForm,
        gettext_lazy("A hearing"),
        gettext_lazy("Correct a hearing"),
        gettext_lazy("Save"),
        gettext_lazy(
            "Before the hearing the lawyer asks that the person is kept apart, and that an interpreter comes."
        ),
    ),
    "sum": ActPage(
        SumForm,
        gettext_lazy("A sum"),
        gettext_lazy("Correct a sum"),
        gettext_lazy("Save"),
        gettext_lazy("Received is what the person has in the hand. What was only awarded counts nowhere."),
    ),
    "contact": ActPage(
        ContactAskForm,
        gettext_lazy("Ask before a contact"),
        "",
        gettext_lazy("Write down that it was asked"),
        gettext_lazy(
            "Nobody gets in touch with employer, recruiter or family without the person's yes to this contact."
        ),
    ),
    "answer": ActPage(
        ContactAnswerForm,
        "",
        gettext_lazy("What the person says"),
        gettext_lazy("Save"),
        gettext_lazy(
            "It holds for this one contact. Until it was made, the person can say something else any day."
        ),
    ),
    "made": ActPage(
        ContactMadeForm,
        "",
        gettext_lazy("The contact was made"),
        gettext_lazy("Save"),
        gettext_lazy("Only where the person said yes to it. For another contact the person is asked again."),
    ),
    "extend": ActPage(ExtendForm, gettext_lazy("Extend"), "", gettext_lazy("Extend")),
    "hand-over": ActPage(
        HandOverForm,
        gettext_lazy("Hand over"),
        "",
        gettext_lazy("Hand over"),
        gettext_lazy("Who acted before stays in the history. The person is told first, and may say no."),
        is_of_register=True,
    ),
    "close": ActPage(
        CloseForm,
        gettext_lazy("Close"),
        "",
        gettext_lazy("Close the mandate"),
        gettext_lazy("Nothing but sums is written into it afterwards."),
    ),
}


@require_safe
@with_keys
def mandates(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    today, filters = timezone.localdate(), narrowing.narrowed(request, listing.NAME, listing.Filters)
    of_all = queries.opened(keyring)
    fitting = [mandate for mandate in of_all if filters.fits(mandate, today)]
    page = Paginator(fitting, AT_ONCE).get_page(request.GET.get("page"))
    initial = {"which": filters.which.value, "proceeding": filters.proceeding or ""}
    context = {
        "form": MandateFiltersForm(initial=initial),
        "page": page,
        "lines": showing.lines_of(page, register.opened(keyring, today), today),
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
    now, advocates = opened.now, register.opened(keyring, today)
    procedure = showing.procedure_of(now)
    authors = names_of({written.by for written in opened.record.acts}, keyring.member.organisation)
    context = {
        "mandate": opened,
        "now": now,
        "line": showing.line_of(opened, advocates, today),
        "acting": showing.acting_of(now, showing.names_in(advocates)),
        "procedure": procedure,
        "proceeding": PROCEEDINGS[now.proceeding],
        "is_read": procedure is not None and procedure.is_read(today),
        "procedure_says": procedure.says.in_language(spoken()) if procedure else "",
        "checked": CHECKED_MEANS[procedure.checked].in_language(spoken()) if procedure else "",
        "picture": showing.picture_of(now),
        "minutes": words.minutes_in_words(now.minutes),
        "steps": showing.steps_of(now),
        "hearings": showing.hearings_of(now),
        "sums": showing.sums_of(now),
        "money": showing.money_of(now),
        "contacts": showing.contacts_of(now),
        "written": showing.written_of(opened, authors),
        "may_write": not opened.is_older,
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
    request: HttpRequest, keyring: Keyring, begin_it: Callable[..., Mandate], advocate: str = ""
) -> HttpResponse:
    """The form that begins a mandate by `begin_it`; with the number of an advocate, of that one."""
    today, country = timezone.localdate(), country_here().lower()
    form = BeginForm(request.POST or None, procedures=procedures_on(country, today), acting=advocate)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            row = begin_it(
                advocate=typed["advocate"],
                deputy=typed["deputy"],
                procedure=typed["procedure"],
                begins_on=typed["begins_on"],
                ends_on=typed["ends_on"],
            )
        except actions.CannotAct as error:
            form.add_error("deputy" if error.args[0] == typed["deputy"] else "advocate", str(CANNOT_ACT))
        except actions.Conflicted as error:
            form.add_error("deputy" if error.args[0] == typed["deputy"] else None, str(CONFLICTED))
        except actions.OlderCopy:
            form.add_error(None, str(OLDER))
        except actions.NeedServed:
            form.add_error(None, _("A mandate of this need runs already: look into the list."))
        except actions.NoSuchStep:
            form.add_error("begins_on", _("On that day this procedure was not in the file yet."))
        except ActRefused as error:
            form.add_error(None, str(words.REFUSALS[error.refusal]))
        else:
            messages.success(request, _("Saved."))
            return redirect("legal_aid:mandate", pk=row.pk)
    of_country = procedures_of(country)
    context = {
        "form": form,
        "advocates": _offered(keyring, today),
        "list_name": NUMBERS,
        "is_of_offer": bool(advocate),
        "country_says": of_country.says.in_language(spoken()) if of_country else "",
        "has_procedures": of_country is not None,
    }
    return render(request, "legal_aid/mandates/begin.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def write(
    request: HttpRequest, keyring: Keyring, pk: UUID, act: str, item: int | None = None
) -> HttpResponse:
    """A new one, or a correction of the item. What stands there is read from the locked row when it was sent."""
    is_sent = request.method == "POST"
    opened, page = queries.opened_row(_row(keyring, pk, to_change=is_sent), keyring), PAGES[act]
    try:
        form = page.form.of(opened.now, item, request.POST if is_sent else None)
    except LookupError:
        raise Http404 from None
    if form.is_valid():
        number = opened.now.size if item is None else item
        refusal = _written(keyring, pk, form, number)
        if refusal is None:
            messages.success(request, _("Saved."))
            return redirect("legal_aid:mandate", pk=pk)
        form.add_error(None, refusal)
    today = timezone.localdate()
    context = {
        "mandate": opened,
        "form": form,
        "page": page,
        "title": page.again if item is not None and page.again else page.title,
        "contact": _contact(opened, item) if act in {"answer", "made"} else None,
        "advocates": _offered(keyring, today) if page.is_of_register else (),
        "list_name": NUMBERS,
    }
    return render(request, "legal_aid/mandates/act.html", context)


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


def _written(keyring: Keyring, pk: UUID, form: ActForm, item: int) -> str | None:
    """None where it was written; else why not, in a sentence."""
    try:
        actions.write(keyring=keyring, mandate=pk, act=form.act(item))
    except ActRefused as error:
        return str(words.REFUSALS[error.refusal])
    except actions.CannotAct:
        return str(CANNOT_ACT)
    except actions.Conflicted:
        return str(CONFLICTED)
    except actions.OlderCopy:
        return str(OLDER)
    except TooLarge:
        return _("This mandate has been written so often that it holds no more.")
    return None


def _row(keyring: Keyring, pk: UUID, *, to_change: bool = False) -> Mandate:
    """Another organisation's mandates do not exist here. To change: locked."""
    rows = queries.visible_to(keyring.member)
    row = (rows.select_for_update(of=("self",)) if to_change else rows).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def _contact(opened: OpenedMandate, item: int | None) -> showing.ContactShown | None:
    return next((contact for contact in showing.contacts_of(opened.now) if contact.item == item), None)


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
