from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amanjol.foundation.organisations.kinds import CirclePurpose
from amanjol.foundation.organisations.roles import ROLES, RoleKey
from amanjol.foundation.web.versions import VersionedForm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.foundation.organisations.keys.circles.queries import Rows


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


class LosingForm(forms.Form):
    """Circles that nobody but somebody opens, to be ticked one by one. Of which it has to ask, the act says."""

    lost = forms.MultipleChoiceField(
        label=_("What is lost then"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, circles: Iterable[Rows] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer(circles)

    def ask(self, circles: Iterable[Rows]) -> None:
        """After `is_valid`: not all of these was ticked."""
        self._offer(circles)
        self.add_error("lost", _("Tick each circle, or let this person take a colleague in first."))

    def _offer(self, circles: Iterable[Rows]) -> None:
        choices = [(str(rows.circle.pk), _in_words(rows)) for rows in circles]
        self.fields["lost"].choices = choices  # type: ignore[attr-defined]  # a choice field has them
        self.asks = bool(choices)

    @property
    def losing(self) -> frozenset[UUID]:
        return frozenset(UUID(circle) for circle in self.cleaned_data["lost"])


def _in_words(rows: Rows) -> str:
    says = (
        _(
            "%(purpose)s, since %(day)s: only two sheets of paper open it then, for a colleague of the same work."
        )
        if rows.is_on_paper
        else _("%(purpose)s, since %(day)s: nobody will ever read what lies in it.")
    )
    day = f"{timezone.localdate(rows.circle.begun_at):%d.%m.%Y}"
    return says % {"purpose": CirclePurpose(rows.circle.purpose).label, "day": day}


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
