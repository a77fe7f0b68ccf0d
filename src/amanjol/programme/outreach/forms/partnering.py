"""What is typed about a partner, and what it lets be shown."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final, Self

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.fields import line
from amanjol.foundation.web.versions import VersionedForm
from amanjol.programme.outreach.actions.partnering import Word
from amanjol.programme.outreach.forms.fields import PastDay, chosen_day
from amanjol.programme.outreach.models.partners import LONGEST_WORD
from amanjol.programme.outreach.proofs import NotTaken, logo_of

if TYPE_CHECKING:
    from datetime import date

    from django.http import QueryDict

    from amanjol.programme.outreach.models import Partner, PartnerWord


USUAL_WORD: Final = timedelta(365)
"""What the form begins with."""


class PartnerForm(VersionedForm):
    name = line(_("Name of the partner"), missing=_("Write what the partner is called."))
    donor = line(
        _("Who pays for its part"), _("Left empty where nobody does, or where it is not to stand here.")
    )
    logo_file = forms.FileField(
        label=_("Logo"),
        help_text=_("PNG, JPEG or WebP, at most 1 MB. It is drawn anew, 320 points at most."),
        required=False,
    )
    logo: bytes | None = None

    def clean_logo_file(self) -> None:
        uploaded = self.cleaned_data["logo_file"]
        try:
            self.logo = logo_of(uploaded) if uploaded else None
        except NotTaken as error:
            raise forms.ValidationError(_("Choose a PNG, JPEG or WebP picture of at most 1 MB.")) from error

    @property
    def typed(self) -> dict[str, Any]:
        return {"name": self.cleaned_data["name"], "donor": self.cleaned_data["donor"], "logo": self.logo}

    @classmethod
    def of(cls, row: Partner, typed: QueryDict | None = None, files: Any = None) -> Self:
        return cls(typed, files, initial={"name": row.name, "donor": row.donor})


class WordForm(VersionedForm):
    """What a partner says itself. Whoever types it has it in writing, or hears it and says of whom."""

    name_may = forms.BooleanField(label=_("Its name may be shown"), required=False)
    logo_may = forms.BooleanField(label=_("Its logo may be shown"), required=False)
    donor_may = forms.BooleanField(label=_("Who pays for its part may be shown"), required=False)
    said_on = PastDay(label=_("Said on"), missing=_("Choose the day on which it was said."))
    said_how = line(
        _("In which way it was said"),
        _("A letter and its number, by whom by their post: the director, the lawyer."),
        missing=_("Write in which way it was said."),
    )
    holds_until = chosen_day(
        _("Holds until"),
        _("Choose until when it holds."),
        _("A year at most; then nothing is shown until it is asked again."),
    )

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        typed = self.cleaned_data
        if not typed.get("name_may") and (typed.get("logo_may") or typed.get("donor_may")):
            self.add_error(
                "name_may", _("A logo says the name, and so does who pays: they go with the name only.")
            )
        self._check_days(typed.get("said_on"), typed.get("holds_until"))
        return cleaned

    def _check_days(self, said_on: date | None, holds_until: date | None) -> None:
        if said_on and holds_until and not said_on < holds_until <= said_on + LONGEST_WORD:
            self.add_error("holds_until", _("Choose a day after it was said, within a year of it."))

    @property
    def typed(self) -> Word:
        return Word(**self.cleaned_data)

    @classmethod
    def of(cls, word: PartnerWord | None, typed: QueryDict | None = None) -> Self:
        stands = {name: getattr(word, name, None) for name in cls.base_fields}
        today = timezone.localdate()
        begins = {"said_on": today, "holds_until": today + USUAL_WORD} if word is None else {}
        return cls(typed, initial=stands | begins, stored=stands)
