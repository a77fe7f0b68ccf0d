"""Fields that several forms share: languages, and where devices stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amanjol.foundation.web.versions import VersionedForm
from amanjol.public.devices.forms import language_names
from amanjol.public.screens import showing
from amanjol.public.screens.places import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.public.screens.places import Places


def languages_of_pack() -> list[tuple[str, str]]:
    """Those that screens can show, in the words of each, in the guide's order."""
    names = dict(language_names())
    return [(code, names.get(code, code)) for code in showing.current().languages]


def offer(form: forms.Form, choices: dict[str, list[tuple[str, Any]]]) -> None:
    for name, offered in choices.items():
        field = form.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = offered


class WhereForm(VersionedForm):
    """Airports and groups that have devices, and those that were chosen earlier."""

    places = forms.MultipleChoiceField(
        label=_("Airports"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("No airport and no group chosen: everywhere."),
    )  # fmt: skip
    groups = forms.MultipleChoiceField(
        label=_("Groups of devices"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, *args: Any, where: Places, chosen: tuple[Iterable[str], Iterable[str]] = ((), ()), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        places = dict.fromkeys((*where.airports, *chosen[0]))
        groups = dict.fromkeys((*where.groups, *chosen[1]))
        offer(
            self, {"places": [(code, name_of(code)) for code in places], "groups": [(g, g) for g in groups]}
        )
        if not groups:
            del self.fields["groups"]
        if not places:
            del self.fields["places"]
