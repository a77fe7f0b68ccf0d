"""The file for the advocate, as whoever works on the case gives it and takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from amanjol.casework.desk.fields import own
from amanjol.casework.legal_aid.needs import asking, filing, previewing
from amanjol.casework.legal_aid.needs.partners import NotAPartner
from amanjol.casework.legal_aid.needs.views_of_case import need_in_case, no_way, with_keys
from amanjol.foundation.once.answers import no_act
from amanjol.foundation.seals.letters.letter import InboxClosed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.details.choosing import Item
    from amanjol.foundation.organisations.keys.keyring import Keyring


class FileForm(forms.Form):
    """What of the case is told, field by field: nothing is ticked."""

    fields_told = forms.MultipleChoiceField(
        label=gettext_lazy("What the advocate reads"),
        help_text=gettext_lazy("The least with which they can act. Only what a consent names stands here."),
        widget=forms.CheckboxSelectMultiple,
        error_messages=own(gettext_lazy("Tick what the advocate reads.")),
    )

    def __init__(self, *typed: Any, items: Iterable[Item], **options: Any) -> None:
        super().__init__(*typed, **options)
        self._items = {item.key: item for item in items}
        choices = [(key, f"{item.label}: {item.in_words}") for key, item in self._items.items()]
        self.fields["fields_told"].choices = choices  # type: ignore[attr-defined]  # a choice field has them

    @property
    def chosen(self) -> list[Item]:
        return [self._items[key] for key in self.cleaned_data["fields_told"] if key in self._items]


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def give_file(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """What the advocate would read stands below first; a second press seals and sends it."""
    case, opened = need_in_case(keyring, pk, is_locked=request.method == "POST")
    now, back = opened.acting_now, redirect("legal_aid:sent_need", pk=pk)
    if now is None or not now.keys or opened.is_older:
        messages.info(request, _("Nobody acts yet to whom a file could be sealed."))
        return no_act(back)
    try:
        items, _allowed = filing.chosen_of(keyring, case, opened)
    except NotAPartner:
        messages.error(request, no_way())
        return no_act(back)
    form = FileForm(request.POST or None, items=items)
    context = {"case": case, "need": opened, "now": now, "form": form if items else None}
    if form.is_valid():
        content = filing.composed(form.chosen)
        if "send" in request.POST and _is_given(request, keyring, case, pk, form):
            messages.success(request, _("The file is on its way, sealed to the advocate alone."))
            return back
        if not form.errors or form.non_field_errors():
            context |= {
                "preview": [(item.label, item.in_words) for item in form.chosen],
                "seen_file": previewing.seen(content, filing.shown_to(opened)),
            }
    return render(request, "legal_aid/needs/file.html", context)


def _is_given(request: HttpRequest, keyring: Keyring, case: Any, pk: UUID, form: FileForm) -> bool:
    """Else why not stands on the form."""
    chosen = [item.key for item in form.chosen]
    try:
        filing.tell(
            keyring=keyring, case=case, need=pk, chosen=chosen, digests=request.POST.get(previewing.NAME, "")
        )
    except filing.AnotherFile:
        form.add_error(
            None,
            _("Meanwhile something in it was changed, so nothing was sent. Look at it, then press again."),
        )
    except (filing.NotAllowed, filing.NobodyToSealTo, asking.AnotherState):
        form.add_error(None, _("Meanwhile consent or advocate is another, so nothing was sent. Look again."))
    except (NotAPartner, InboxClosed):
        form.add_error(None, no_way())
    else:
        return True
    return False


@require_POST
@with_keys
def take_file_back(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    case, _opened = need_in_case(keyring, pk, is_locked=True)
    back = redirect("legal_aid:sent_need", pk=pk)
    try:
        is_told = filing.take_back(keyring=keyring, case=case, need=pk)
    except asking.AnotherState:
        messages.error(request, _("No file stands there any more."))
        return no_act(back)
    if is_told:
        messages.success(request, _("The file is taken back. Whoever has read it already knows."))
    else:
        messages.warning(
            request,
            _(
                "The file is taken back here, and that does not reach them: their node is not believed any more."
                " Call the coordinator, so that the file is closed there too."
            ),
        )
    return back
