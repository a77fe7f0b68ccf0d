"""Which advocates are looked for; whose account it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django import forms
from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.details import world_names
from amanjol.casework.desk.fields import line, own
from amanjol.casework.legal_aid.register.queries import Filters
from amanjol.casework.legal_aid.register.words import PROCEEDINGS, SEXES, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.foundation.organisations.models import Member

_ANY: Final = ("", _("any"))
LONGEST_NAME: Final = 120  # signs of an account


class AdvocateFiltersForm(forms.Form):
    district = forms.ChoiceField(label=_("District"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    sex = forms.ChoiceField(
        label=_("Sex"), required=False, choices=[_ANY, *((sex.value, words) for sex, words in SEXES.items())]
    )
    proceeding = forms.ChoiceField(
        label=_("Kind of case"),
        required=False,
        choices=[_ANY, *((kind.value, words) for kind, words in PROCEEDINGS.items())],
    )
    trained = forms.BooleanField(label=_("Trained in a course of ours"), required=False)
    able = forms.BooleanField(label=_("With a licence that holds today"), required=False)

    def __init__(
        self, *args: Any, districts: dict[str, str], languages: Iterable[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        named = sorted((world_names.language_name(code, spoken()), code) for code in set(languages))
        self.fields["district"].choices = [_ANY, *districts.items()]  # type: ignore[attr-defined]  # a choice field has them
        self.fields["language"].choices = [_ANY, *((code, name) for name, code in named)]  # type: ignore[attr-defined]  # as above

    @property
    def filters(self) -> Filters:
        return Filters(**self.cleaned_data)


class ChooseAccountForm(forms.Form):
    """`member` comes out as an id."""

    member = forms.TypedChoiceField(
        label=_("An account of an advocate that is nobody's here yet"),
        coerce=UUID,
        empty_value=None,
        widget=forms.RadioSelect,
        error_messages=own(_("Choose whose account it is.")),
    )

    def __init__(self, *args: Any, members: Iterable[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(member.pk), member.account.name) for member in members]
        self.fields["member"].choices = named  # type: ignore[attr-defined]  # a choice field has them


class InviteAdvocateForm(forms.Form):
    """As the invitation of any member, without the choice of a role. `name` is that of the register."""

    name = line(_("Name"), _("As colleagues know them."), required=True)
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("They sign in with it. Nothing is sent to it."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.STAFF_LANGUAGES)

    def __init__(self, *args: Any, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].max_length = LONGEST_NAME  # type: ignore[attr-defined]  # a text has it
        self.fields["name"].validators.append(MaxLengthValidator(LONGEST_NAME))
        self.fields["name"].initial = name[:LONGEST_NAME]
        self.fields["language"].initial = "ru"

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        if not email.isascii():
            raise forms.ValidationError(_("Write the address in Latin letters."))
        return email
