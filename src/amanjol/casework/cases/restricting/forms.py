"""Who is named; why somebody is opened alone; whether that was right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.models import Purpose
from amanjol.casework.desk.fields import line, text
from amanjol.foundation.web.versions import VersionedForm

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from amanjol.foundation.organisations.models import Member


class NamesForm(VersionedForm):
    """One choice for each colleague, under the text of the member's id; `named` has the asking member besides."""

    def __init__(
        self, *args: Any, me: Member, others: Iterable[Member], now: Mapping[str, Purpose], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._me = str(me.pk)
        for member in others:
            key = str(member.pk)
            self.fields[key] = forms.ChoiceField(
                label=member.account.name,
                choices=(("", _("Cannot open it")), *Purpose.choices),
                initial=now.get(key, ""),
                required=False,
            )

    @property
    def named(self) -> dict[str, Purpose]:
        chosen = {key: Purpose(value) for key, value in self.cleaned_data.items() if value}
        return chosen | {self._me: Purpose.WORK}


class EmergencyForm(forms.Form):
    question = line(_("Name, or the code of the case"), required=True)
    reason = text(
        _("Why you have to open it now"),
        _("What threatens, and who told you. Name nobody."),
        missing=_("Write why you have to open it now."),
    )


class AnswerForm(forms.Form):
    was_right = forms.ChoiceField(
        label=_("Was it right to open it?"),
        choices=(("yes", _("Yes, it was needed")), ("no", _("No, or I cannot say: let others look"))),
        widget=forms.RadioSelect,
    )
