"""Who goes to which course: nothing else is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.fields import own
from amanjol.casework.learning.actions.learners import Person
from amanjol.casework.learning.forms import NewLearnerForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.utils.safestring import SafeString

    from amanjol.casework.learning.taking_part.showing import CohortToJoin


class JoinForm(NewLearnerForm):
    """The first course is chosen already: where there is one alone, a press is enough."""

    cohort = forms.ChoiceField(
        label=_("Which course"), widget=forms.RadioSelect, error_messages=own(_("Choose a course."))
    )
    field_order = ("cohort", "name", "reach")

    def __init__(self, *args: Any, cohorts: Sequence[CohortToJoin], name: str, **kwargs: Any) -> None:
        super().__init__(*args, initial={"name": name, "reach": ""}, **kwargs)
        field = self.fields["cohort"]
        field.choices = [(str(cohort.row.pk), _in_words(cohort)) for cohort in cohorts]  # type: ignore[attr-defined]  # a choice field has them
        field.initial = str(cohorts[0].row.pk) if cohorts else None

    @property
    def chosen(self) -> UUID:
        return UUID(self.cleaned_data["cohort"])

    @property
    def person(self) -> Person:
        return Person(self.cleaned_data["name"], self.cleaned_data["reach"])


def _in_words(cohort: CohortToJoin) -> SafeString:
    days = " – ".join(date_format(day, "d.m.Y") for day in (cohort.row.begins_on, cohort.row.ends_on))
    words = '<span><strong>{}</strong> <span class="soft">{} · {}</span></span>'
    return format_html(words, cohort.title, cohort.name, days)
