"""What is said of a file when it is taken in, and why it is taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk import days
from amanjol.casework.desk.fields import day, line, own
from amanjol.casework.support.files.actions import Description
from amanjol.casework.support.files.contents.reading import Why
from amanjol.casework.support.files.receiving import ReceivedFile

if TYPE_CHECKING:
    from datetime import date

    from django.core.files.uploadedfile import UploadedFile

TAKEN: Final = "image/jpeg,image/png,image/webp,application/pdf,text/plain,.docx,.xlsx"
"""What the browser offers; a telephone offers its camera too, and gives a JPEG for what it keeps as HEIC."""
REFUSED: Final = {
    Why.EMPTY: _("This file is empty."),
    Why.TOO_LARGE: _("This file is larger than 20 MB. Send it smaller, or in parts."),
    Why.NOT_TAKEN: _(
        "By its content this is no file that is taken in. JPEG, PNG and WebP pictures are, PDF, Word (.docx),"
        " Excel (.xlsx) and plain text."
    ),
    Why.HEIC: _(
        "This is a HEIC picture of an iPhone. Choose it from the photo library, not from files: then the telephone"
        " sends a JPEG."
    ),
    Why.BROKEN: _(
        "This file is not whole, or not made as its kind should be. Copy it again from where it is."
    ),
    Why.TOO_MANY_PIXELS: _("This picture has more than 89 million pixels. Send it smaller."),
    Why.MOVING: _("This picture moves. Send a picture that stands still."),
    Why.TWO_IN_ONE: _("This file is two in one: something is hidden in it. Send only what one sees."),
    Why.EXPLODES: _("Unpacked, this file is far larger than it looks. It is not taken in."),
    Why.FETCHES: _(
        "Whoever opens this document fetches something from another address, and its maker would know of it. Take in"
        " pictures of its pages instead."
    ),
    Why.NO_COPY: _("No copy can be made of this file. Whoever works on the case can open the original."),
    Why.BUSY: _("Two copies are being made already. Try again in a minute."),
    Why.MACROS: _("This file holds a program (macros). Save it without, as .docx or .xlsx."),
}


NO_ROOM = _("The disk of this node is full. Tell the operator of this node by telephone.")


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        help_text=_("A picture, PDF, Word, Excel or plain text; 20 MB at most."),
        allow_empty_file=True,  # said in our own words
        widget=forms.FileInput(attrs={"accept": TAKEN}),
        error_messages=own(_("Choose a file, or take a picture.")),
    )
    about = line(
        _("What it is"),
        _("In a few words: contract, page of a passport, messages of the recruiter."),
        missing=_("Write in a few words what it is."),
    )
    giver = line(_("Who gave it"), _("The person, or who else; how they came by it."))
    place = line(_("Where it was received"))
    received_on = day(_("On which day"), _("Empty for today."))
    is_allowed = forms.BooleanField(
        label=_("I have looked: no child is shown in a sexual way."),
        error_messages=own(_("Look first, and tick that no child is shown in a sexual way.")),
    )

    def clean_received_on(self) -> date | None:
        received_on: date | None = self.cleaned_data["received_on"]
        if received_on is not None and not days.is_possible(received_on, timezone.localdate()):
            raise forms.ValidationError(_("Choose today or an earlier day, not more than 100 years ago."))
        return received_on

    def clean_file(self) -> UploadedFile[bytes]:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if isinstance(file, ReceivedFile) and file.is_too_large:
            raise forms.ValidationError(REFUSED[Why.TOO_LARGE])
        if isinstance(file, ReceivedFile) and not file.had_room:
            raise forms.ValidationError(NO_ROOM)
        return file

    @property
    def description(self) -> Description:
        typed = self.cleaned_data
        return Description(typed["about"], typed["giver"], typed["place"], typed["received_on"])

    def refuse(self, why: Why) -> None:
        self.add_error("file", forms.ValidationError(REFUSED[why]))


class TakeAwayForm(forms.Form):
    why = line(_("Why it goes"), missing=_("Write why it goes: this stays with the case."))

    @property
    def reason(self) -> str:
        reason: Any = self.cleaned_data["why"]
        return str(reason)
