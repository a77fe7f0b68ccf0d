"""A way as it is typed, one more or one that stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Self

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from amanjol.casework.desk.fields import line, own
from amanjol.casework.legal_aid.roads.lines import minutes_of
from amanjol.casework.legal_aid.roads.records import way_between
from amanjol.casework.legal_aid.roads.words import as_typed
from amanjol.casework.legal_aid.spreadsheets.cells import Wrong
from amanjol.foundation.web.versions import VersionedForm

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.http import QueryDict

    from amanjol.casework.legal_aid.roads.records import Way

_HOURS: Final = _("Hours and minutes, as 2:30.")


def _minutes(typed: str) -> int:
    try:
        return minutes_of(typed)
    except Wrong as wrong:
        raise forms.ValidationError(str(wrong)) from None


class HoursForm(VersionedForm):
    """Of one way. Without hours of winter those of summer hold all the year."""

    summer = line(_("In summer"), _HOURS, missing=_("Write how long the road is in summer."))
    winter = line(_("In winter"), _("Empty: as in summer."))

    @classmethod
    def of(cls, way: Way, typed: QueryDict | None = None) -> Self:
        return cls(typed, initial={"summer": as_typed(way.summer), "winter": as_typed(way.winter)})

    def clean_summer(self) -> int:
        return _minutes(self.cleaned_data["summer"])

    def clean_winter(self) -> int:
        typed = self.cleaned_data["winter"]
        return _minutes(typed) if typed else 0

    def way(self, start: str, end: str) -> Way:
        summer = self.cleaned_data["summer"]
        return way_between(start, end, summer, self.cleaned_data["winter"] or summer)


class NewWayForm(forms.Form):
    """`there` are the ways that stand there already: they are changed on their own page."""

    start = forms.ChoiceField(
        label=pgettext_lazy("a road", "From"), error_messages=own(_("Choose the district."))
    )
    end = forms.ChoiceField(label=_("Where to"), error_messages=own(_("Choose the district.")))
    summer = line(_("In summer"), _HOURS, missing=_("Write how long the road is in summer."))
    winter = line(_("In winter"), _("Empty: as in summer."))

    clean_summer = HoursForm.clean_summer
    clean_winter = HoursForm.clean_winter

    def __init__(
        self, *args: Any, districts: Mapping[str, str], there: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._there = frozenset(there)
        for name in ("start", "end"):
            self.fields[name].choices = [("", _("Choose …")), *districts.items()]  # type: ignore[attr-defined]  # a choice field has them

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        start, end = self.cleaned_data.get("start"), self.cleaned_data.get("end")
        if start and start == end:
            self.add_error("end", _("Both ends are the same district: choose another."))
        elif start and end and (min(start, end), max(start, end)) in self._there:
            self.add_error("end", _("This way stands there already: open it below."))
        return cleaned

    @property
    def way(self) -> Way:
        typed = self.cleaned_data
        return way_between(typed["start"], typed["end"], typed["summer"], typed["winter"] or typed["summer"])
