"""What is typed about a task."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.tasks.actions import Plan
from amanjol.casework.cases.tasks.people import CANNOT_OPEN
from amanjol.casework.desk.fields import day, line
from amanjol.foundation.web.versions import VersionedForm

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from django.http import QueryDict

    from amanjol.foundation.organisations.models import Member

ANYBODY: Final = ""


class TaskForm(VersionedForm):
    """`members` are who may be asked; the first is who types."""

    text = line(
        _("What is to be done"), required=True, placeholder=" "
    )  # so that the page knows whether it is empty
    member = forms.ChoiceField(
        label=_("Who does it"), required=False, error_messages={"invalid_choice": CANNOT_OPEN}
    )
    due_on = day(_("By when"))

    def __init__(self, *typed: Any, members: Iterable[Member], **options: Any) -> None:
        super().__init__(*typed, **options)
        self._members = {str(member.pk): member for member in members}
        choices: list[tuple[str, Any]] = [(key, member.account.name) for key, member in self._members.items()]
        choices.append((ANYBODY, _("Whoever works on the case")))
        self.fields["member"].initial = choices[0][0]
        self.fields["member"].choices = choices  # type: ignore[attr-defined]  # a choice field has them

    @property
    def plan(self) -> Plan:
        typed = self.cleaned_data
        return Plan(typed["text"], self._members.get(typed["member"]), typed["due_on"])

    @classmethod
    def of(cls, plan: Plan, members: Collection[Member], typed: QueryDict | None = None) -> TaskForm:
        """Of who cannot be asked any more it is anybody's: else a browser would choose the first, who only types."""
        member = str(plan.member.pk) if plan.member and plan.member in members else ANYBODY
        initial = {"text": plan.text, "member": member, "due_on": plan.due_on}
        return cls(typed, members=members, initial=initial)


class DoneForm(forms.Form):
    task = forms.UUIDField(widget=forms.HiddenInput)
    outcome = line(_("What came of it"))

    @property
    def task_id(self) -> UUID:
        return UUID(str(self.cleaned_data["task"]))
