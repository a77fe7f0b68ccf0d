"""What is for the person's lawyer alone, typed by the worker: for whom, that the risk was told, and the fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.details.forms import DetailsForm
from amanjol.casework.standards.policy.policies import TELL_THE_RISK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amanjol.casework.cases.lawyers.notes import Reader


class ForLawyerForm(DetailsForm):
    """`values` as in `DetailsForm`, of which there is at least one."""

    risk_told = forms.BooleanField(
        label=_("The person was told what an answer can lead to in this country, and wishes it to be written")
    )
    lawyer = forms.ChoiceField(
        label=_("For which lawyer"), help_text=_("Names in one line are a circle: each of them can read it.")
    )

    def __init__(self, *args: Any, readers: Sequence[Reader], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(str(reader.pk), reader.name) for reader in readers]
        self.fields["lawyer"].choices = [("", "—"), *names]  # type: ignore[attr-defined]  # a choice field has them
        sentence = TELL_THE_RISK.in_language(get_language() or "en")
        self.fields["risk_told"].error_messages["required"] = sentence

    def clean(self) -> dict[str, Any] | None:
        typed = super().clean()
        if not self.values and not self.errors:
            self.add_error(None, _("Write at least one answer."))
        return typed
