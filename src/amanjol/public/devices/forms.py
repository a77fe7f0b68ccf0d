"""What managers type and choose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from amanjol.foundation.web.versions import VersionedForm
from amanjol.public.devices import codes
from amanjol.public.devices.airports import airport, airports
from amanjol.public.devices.health import DeviceState
from amanjol.public.devices.kinds import DeviceKind, LanguageShare
from amanjol.public.devices.models import DeviceGroup
from amanjol.public.guide.queries import country_names
from amanjol.public.packs.editions import CYRILLIC_UZBEK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

_NUMBER = forms.NumberInput(attrs={"inputmode": "numeric"})


def language_names() -> list[tuple[str, str]]:
    """Of the guide, in the words of each."""
    names = [(code, str(name)) for code, name in settings.LANGUAGES]
    place = next((at for at, (code, _name) in enumerate(names, 1) if code == "uz"), None)
    if place is not None:
        names.insert(place, (CYRILLIC_UZBEK, "Ўзбекча"))
    return names


class PlaceField(forms.CharField):
    """An airport by its three letters; a browser offers those that we know."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Airport"),
            max_length=3,
            help_text=_("Its three letters, like TAS for Tashkent."),
            widget=forms.TextInput(attrs={"list": "airports", "autocomplete": "off", "class": "code"}),
        )

    def clean(self, value: Any) -> str:
        place: str = super().clean(value).upper()
        if airport(place) is None:
            raise forms.ValidationError(
                _("We know no airport with these letters in the countries of the programme.")
            )
        return place


class DeviceForm(VersionedForm):
    """Where a device stands, what it is called, with which others it is set alike."""

    name = forms.CharField(
        label=_("Name of the device"),
        max_length=80,
        help_text=_("Where in the building: Hall 2, gate 4."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    place = PlaceField()
    group = forms.ModelChoiceField(
        label=_("Group"),
        queryset=DeviceGroup.objects.none(),
        required=False,
        empty_label=_("None"),
        help_text=_("Devices of a group are set together."),
    )

    def __init__(self, *args: Any, groups: QuerySet[DeviceGroup], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["group"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = groups

    @property
    def airports(self) -> list[tuple[str, str]]:
        """For the browser to offer."""
        return [(code, str(airport)) for code, airport in airports().items()]


class EnrolForm(DeviceForm):
    code = forms.CharField(
        label=_("Code on the screen of the device"),
        max_length=30,
        help_text=_("Like KX7M-2P4Q. Capitals or not, with the dash or without."),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "class": "code",
            }
        ),
    )
    field_order = ("code", "name", "place", "group")

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if not codes.read(code):
            raise forms.ValidationError(_("A code has eight letters and digits. Look at the screen again."))
        return code


class SettingsForm(VersionedForm):
    """What is left empty is as the group sets it, or as the guide has it."""

    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("That the device offers. None chosen: all."),
    )
    countries_in_front = forms.MultipleChoiceField(
        label=_("Countries in front"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Shown before the others: where planes from here go."),
    )
    idle_seconds = forms.IntegerField(
        label=_("Idle time, in seconds"),
        required=False,
        min_value=10,
        max_value=600,
        widget=_NUMBER,
        help_text=_("After which a kiosk forgets the visit and begins anew. 60 if left empty."),
    )
    opens_at = forms.TimeField(
        label=_("Opens at"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text=_("By the clock of the airport. Outside of these hours nobody is told that it is silent."),
    )
    closes_at = forms.TimeField(
        label=_("Closes at"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    volume = forms.IntegerField(
        label=_("Volume, from 0 to 100"), required=False, min_value=0, max_value=100, widget=_NUMBER
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = {
            "languages": language_names(),
            "countries_in_front": list(country_names(get_language() or "en").items()),
        }
        for name, choices in offered.items():
            field = self.fields[name]
            if isinstance(field, forms.MultipleChoiceField):
                field.choices = choices

    @staticmethod
    def initial_of(stored: dict[str, Any]) -> dict[str, Any]:
        hours = stored.get("opening_hours") or {}
        return {**stored, "opens_at": hours.get("from"), "closes_at": hours.get("to")}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        opens_at, closes_at = cleaned.get("opens_at"), cleaned.get("closes_at")
        if "opens_at" in cleaned and "closes_at" in cleaned:
            if (opens_at is None) != (closes_at is None):
                self.add_error("closes_at", _("Say both when it opens and when it closes, or neither."))
            elif opens_at is not None and opens_at == closes_at:
                self.add_error("closes_at", _("Open around the clock: leave both empty."))
        return cleaned

    @property
    def settings(self) -> dict[str, Any]:
        """As they are stored and signed: only what was set."""
        typed = self.cleaned_data
        settings = {name: typed[name] for name in ("languages", "countries_in_front") if typed[name]}
        settings |= {name: typed[name] for name in ("idle_seconds", "volume") if typed[name] is not None}
        if typed["opens_at"] is not None:
            hours = {"from": f"{typed['opens_at']:%H:%M}", "to": f"{typed['closes_at']:%H:%M}"}
            settings["opening_hours"] = hours
        return settings


class PlaceLanguagesForm(VersionedForm):
    """A field for each language that a pack can have."""

    def __init__(self, *args: Any, languages: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = dict(language_names())
        for code in languages:
            label = names.get(code, code)
            self.fields[code] = forms.ChoiceField(label=label, choices=LanguageShare.choices)

    @property
    def shares(self) -> dict[str, LanguageShare]:
        return {code: LanguageShare(word) for code, word in self.cleaned_data.items()}


class GroupForm(VersionedForm):
    name = forms.CharField(
        label=_("Name of the group"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )


class FilterForm(forms.Form):
    """Which devices of the list to show. What makes no sense is left out rather than complained about."""

    state = forms.ChoiceField(
        label=_("How it is"), required=False, choices=[("", _("All")), *DeviceState.choices]
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All")), *DeviceKind.choices])
    group = forms.ChoiceField(label=_("Group"), required=False)
    place = forms.ChoiceField(label=_("Airport"), required=False)

    def __init__(
        self, *args: Any, groups: list[tuple[str, str]], places: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("group", groups), ("place", places)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [("", _("All")), *choices]

    @property
    def chosen(self) -> dict[str, str]:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class CountersForm(forms.Form):
    """Narrows the tables of a month."""

    place = forms.ChoiceField(label=_("Airport"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)

    def __init__(
        self, *args: Any, places: list[tuple[str, str]], languages: list[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        names = dict(language_names())
        offered = {"place": places, "language": [(code, names.get(code, code)) for code in languages]}
        for name, choices in offered.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [("", _("All")), *choices]

    @property
    def chosen(self) -> dict[str, str]:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
