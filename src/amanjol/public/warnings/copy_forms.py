"""What people type about copies that they posted by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amanjol.foundation.web.versions import VersionedForm
from amanjol.public.guide.days import refuse_future_day, take_days
from amanjol.public.warnings import queries
from amanjol.public.warnings.kinds import LONGEST_PLACE, Place
from amanjol.public.warnings.models import Copy, Stage
from amanjol.public.warnings.wording import reader_languages

if TYPE_CHECKING:
    from datetime import date

    from django.http import QueryDict

    from amanjol.public.warnings.models import PublicWarning

_DAY: Final = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_LANGUAGE: Final = {"required": _("Choose the language."), "invalid_choice": _("Choose the language.")}


class WhereForm(forms.Form):
    """Channel and address, as every form of a copy asks for them."""

    name = forms.CharField(
        label=_("Which channel or group"), max_length=LONGEST_PLACE,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Write which channel or group it is.")},
    )  # fmt: skip
    link = forms.URLField(
        label=_("Address of the post"), required=False, max_length=500, assume_scheme="https",
        help_text=_("Begins with https://. It may stay empty."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "url"}),
        error_messages={"invalid": _("Write an address that begins with https://.")},
    )  # fmt: skip

    def clean_link(self) -> str:
        link: str = self.cleaned_data["link"]
        if link and not link.startswith("https://"):
            raise forms.ValidationError(_("Write an address that begins with https://."))
        return link


class CorrectionForm(WhereForm, VersionedForm):
    """Where a copy is, which somebody had typed wrong."""

    @classmethod
    def of(cls, copy: Copy, typed: QueryDict | None) -> CorrectionForm:
        name, link = queries.where_is(copy)
        return cls(typed, initial={"name": name, "link": link})


class CopyForm(WhereForm):
    """Where a copy was posted. While the warning stands it is a copy of it; later it may be of its end instead."""

    language = forms.ChoiceField(label=_("Language"), error_messages=_LANGUAGE)
    place = forms.ChoiceField(
        label=_("Where it was posted"), choices=Place, widget=forms.RadioSelect,
        error_messages={"required": _("Choose where.")},
    )  # fmt: skip
    posted_on = forms.DateField(
        label=_("Posted on"), initial=timezone.localdate, widget=_DAY,
        validators=[refuse_future_day],
        error_messages={"required": _("Choose the day on which it was posted.")},
    )  # fmt: skip
    takes_down = forms.CharField(
        label=_("Who takes it down when it has to go"), max_length=LONGEST_PLACE,
        help_text=_("A post of the organisation, not a name: it stays here for years."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Write who takes it down.")},
    )  # fmt: skip
    said = forms.ChoiceField(
        label=_("What was posted"), widget=forms.RadioSelect,
        choices=[("warning", _("The warning itself")), ("end", _("That it was wrong or holds no longer"))],
        error_messages={"required": _("Choose what was posted.")},
    )  # fmt: skip

    def __init__(self, *args: Any, warning: PublicWarning, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(self._ASKED)
        take_days(self)
        self._warning = warning
        if warning.stage is Stage.STANDING:
            del self.fields["said"]
        language = self.fields["language"]
        if isinstance(language, forms.ChoiceField):
            language.choices = [("", _("Not chosen")), *reader_languages()]

    def clean_posted_on(self) -> date:
        posted_on: date = self.cleaned_data["posted_on"]
        if self._warning.begins_on and posted_on < self._warning.begins_on:
            raise forms.ValidationError(_("It was not approved yet on that day."))
        return posted_on

    def filled(self) -> Copy:
        """Not saved."""
        of = {name: self.cleaned_data[name] for name in self._OF_COPY}
        return Copy(warning=self._warning, says_end=self.cleaned_data.get("said") == "end", **of)

    _ASKED: Final = ("language", "place", "name", "link", "posted_on", "takes_down", "said")
    _OF_COPY: Final = ("language", "place", "name", "link", "posted_on", "takes_down")


class TakenDownForm(forms.Form):
    taken_down_on = forms.DateField(
        label=_("Taken down on"), initial=timezone.localdate, widget=_DAY,
        validators=[refuse_future_day],
        error_messages={"required": _("Choose the day on which it was taken down.")},
    )  # fmt: skip

    def __init__(self, *args: Any, copy: Copy, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        take_days(self)
        self._posted_on = copy.posted_on

    def clean_taken_down_on(self) -> date:
        day: date = self.cleaned_data["taken_down_on"]
        if day < self._posted_on:
            raise forms.ValidationError(_("It was not posted yet on that day."))
        return day
