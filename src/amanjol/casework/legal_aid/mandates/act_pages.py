"""The page of one act of a mandate: for whoever coordinates, and for whoever acts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.desk.refusals import OLDER
from amanjol.casework.legal_aid.mandates import actions, showing, words
from amanjol.casework.legal_aid.mandates.forms import (
    NUMBERS,
    CloseForm,
    ContactAnswerForm,
    ContactAskForm,
    ContactMadeForm,
    ExtendForm,
    HandOverForm,
    HearingForm,
    StepForm,
    SumForm,
)
from amanjol.casework.legal_aid.mandates.standing import ActRefused
from amanjol.foundation.seals.canonical import TooLarge

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.legal_aid.mandates.forms import ActForm
    from amanjol.casework.legal_aid.mandates.queries import OpenedMandate
    from amanjol.casework.legal_aid.mandates.records import Act

CONFLICTED: Final = gettext_lazy("They may stand with the other side of the need: look at it there first.")
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


@dataclass(frozen=True, slots=True)
class Door:
    """`page` names the address of the mandate to which it leads back; `write` is told what was typed.

    `advocates` are numbers and names of the register, for whoever may read them.
    """

    page: str
    write: Callable[[Act], None]
    advocates: Sequence[tuple[str, str]] = ()


def act_page(
    request: HttpRequest, opened: OpenedMandate, act: str, item: int | None, door: Door
) -> HttpResponse:
    """A new one, or a correction of the item; whoever sends it has locked the row. 404 for no item of that kind."""
    page, pk = PAGES[act], opened.row.pk
    try:
        form = page.form.of(opened.now, item, request.POST if request.method == "POST" else None)
    except LookupError:
        raise Http404 from None
    if form.is_valid():
        refusal = _written(door, form, opened.now.size if item is None else item)
        if refusal is None:
            messages.success(request, _("Saved."))
            return redirect(door.page, pk=pk)
        form.add_error(None, refusal)
    context = {
        "mandate": opened,
        "at": door.page,
        "form": form,
        "page": page,
        "title": page.again if item is not None and page.again else page.title,
        "contact": _contact(opened, item) if act in {"answer", "made"} else None,
        "advocates": door.advocates,
        "list_name": NUMBERS,
    }
    return render(request, "legal_aid/mandates/act.html", context)


def _written(door: Door, form: ActForm, item: int) -> str | None:
    """None where it was written; else why not, in a sentence."""
    try:
        door.write(form.act(item))
    except ActRefused as error:
        return str(words.REFUSALS[error.refusal])
    except actions.CannotAct:
        return str(CANNOT_ACT)
    except actions.Conflicted:
        return str(CONFLICTED)
    except OlderCopy:
        return str(OLDER)
    except TooLarge:
        return _("This mandate has been written so often that it holds no more.")
    return None


def _contact(opened: OpenedMandate, item: int | None) -> showing.ContactShown | None:
    return next((contact for contact in showing.contacts_of(opened.now) if contact.item == item), None)
