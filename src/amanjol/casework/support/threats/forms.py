"""What is typed about a threat: little, since it is typed in fear."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.fields import own, text
from amanjol.casework.support.threats.actions import Told
from amanjol.casework.support.threats.records import Kind, Step
from amanjol.casework.support.threats.words import KINDS, STEPS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amanjol.casework.support.threats.receivers import Receivable


class SinceForm(forms.Form):
    """What happened: in words, or ticked; one of both is enough."""

    says = text(
        _("What happened"),
        _("One sentence is enough: who, where, which words. No name of whom you help."),
        rows=3,
    )
    kinds = forms.MultipleChoiceField(
        label=_("What it was"),
        choices=[(kind.value, words) for kind, words in KINDS.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if not self.errors and not self.cleaned_data["says"] and not self.cleaned_data["kinds"]:
            self.add_error("says", _("Write one sentence, or tick what it was."))
        return cleaned

    @property
    def kinds_chosen(self) -> tuple[Kind, ...]:
        """In the order in which they are listed, however they were sent."""
        return tuple(kind for kind in Kind if kind.value in self.cleaned_data["kinds"])


class ThreatForm(SinceForm):
    """`to` begins with every supervisor: what is sent at once reaches them all."""

    to = forms.MultipleChoiceField(
        label=_("Who will read this"),
        help_text=_("Nobody else opens it. Whoever it is about must not be ticked."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        able: Sequence[Receivable],
        supervises: bool,
        case: UUID | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._supervises, self._case = supervises, case
        field = self.fields["to"]
        field.choices = [(str(colleague.member.pk), colleague.member.account.name) for colleague in able]  # type: ignore[attr-defined]  # a choice field has them
        field.initial = [str(colleague.member.pk) for colleague in able if colleague.is_supervisor]
        if not able:
            del self.fields["to"]

    @property
    def has_readers(self) -> bool:
        return "to" in self.fields

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if not self.cleaned_data.get("to") and "to" not in self.errors and not self._supervises:
            self.add_error(
                "to" if "to" in self.fields else None,
                _("Tick who reads it. Where nobody can be ticked, telephone somebody now."),
            )
        return cleaned

    @property
    def told(self) -> Told:
        to = frozenset(UUID(pk) for pk in self.cleaned_data.get("to", ()))
        return Told(to, self.kinds_chosen, self.cleaned_data["says"], self._case)


class AnswerForm(forms.Form):
    """The step that was taken."""

    steps = forms.MultipleChoiceField(
        label=_("Which step was taken"),
        choices=[(step.value, words) for step, words in STEPS.items()],
        widget=forms.CheckboxSelectMultiple,
        error_messages=own(_("Tick at least one step.")),
    )
    says = text(_("What else"), _("Agreed with whoever is threatened; they read it here."), rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Beside `SinceForm`, which has words, too.
        super().__init__(*args, **{"auto_id": "answer_%s"} | kwargs)

    @property
    def steps_chosen(self) -> tuple[Step, ...]:
        return tuple(step for step in Step if step.value in self.cleaned_data["steps"])
