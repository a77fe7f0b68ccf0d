from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from amanjol.foundation.organisations.roles import ROLES, RoleKey
from amanjol.foundation.web.versions import VersionedForm

if TYPE_CHECKING:
    from collections.abc import Iterable


class RoleField(forms.TypedChoiceField):
    """Says beside each role what it is for."""

    def __init__(self) -> None:
        super().__init__(label=_("Role"), coerce=RoleKey, widget=forms.RadioSelect)

    def offer(self, roles: Iterable[RoleKey]) -> None:
        self.choices = [(key.value, f"{key.label}. {ROLES[key].does}") for key in roles]


class RoleForm(VersionedForm):
    role = RoleField()

    def __init__(self, *args: Any, roles: Iterable[RoleKey], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["role"]
        if isinstance(field, RoleField):
            field.offer(roles)


class InviteForm(RoleForm):
    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        help_text=_("As colleagues know them."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("They sign in with it. Nothing is sent to it."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.STAFF_LANGUAGES)
    field_order = ("name", "email", "language", "role")

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        if not email.isascii():
            raise forms.ValidationError(_("Write the address in Latin letters."))
        return email
