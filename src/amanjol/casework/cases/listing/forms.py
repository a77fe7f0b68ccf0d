"""What is chosen in a list: whom it shows, and to whom cases are given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.forms import LEVELS
from amanjol.casework.cases.listing.filters import Filters
from amanjol.casework.cases.records import Level
from amanjol.casework.standards.people.forms import Form, packaged_forms
from amanjol.casework.standards.stages import assistance
from amanjol.casework.standards.stages.assistance import AssistanceStage

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from uuid import UUID

    from amanjol.foundation.organisations.models import Member


UNASKED: Final = "unasked"


class FiltersForm(forms.Form):
    """`is_open`: whether what is sealed can be asked for."""

    member = forms.ChoiceField(label=_("Who works on it"), required=False)
    stage = forms.ChoiceField(label=_("Stage"), required=False)
    danger = forms.ChoiceField(label=_("Danger now"), required=False)
    form = forms.ChoiceField(label=_("Who it is"), required=False)
    is_late = forms.BooleanField(label=_("Overdue only"), required=False)

    def __init__(self, *typed: Any, members: Iterable[Member], is_open: bool, **options: Any) -> None:
        super().__init__(*typed, **options)
        language = get_language() or "en"
        everything: list[tuple[str, Any]] = [("", _("All"))]
        stages = assistance.packaged_track().stages
        choices: dict[str, list[tuple[str, Any]]] = {
            "member": [(str(member.pk), member.account.name) for member in members],
            "stage": [(stage.key, stage.title.in_language(language)) for stage in stages],
            "danger": [*((level.value, words) for level, words in LEVELS), (UNASKED, _("Not asked yet"))],
            "form": [
                (key.value, words.title.in_language(language)) for key, words in packaged_forms().items()
            ],
        }
        for name, entries in choices.items():
            self.fields[name].choices = everything + entries  # type: ignore[attr-defined]  # a choice field has them
        if not is_open:
            for name in ("stage", "danger", "form"):
                del self.fields[name]

    @property
    def filters(self) -> Filters:
        typed = self.cleaned_data
        danger = typed.get("danger")
        return Filters(
            member=typed["member"],
            stage=AssistanceStage(typed["stage"]) if typed.get("stage") else None,
            danger=Level(danger) if danger and danger != UNASKED else None,
            is_unasked=danger == UNASKED,
            form=Form(typed["form"]) if typed.get("form") else None,
            is_late=typed["is_late"],
        )


class GiveForm(forms.Form):
    """`agreed` is asked for only where the member has as many cases as the ceiling. `keyless` open nothing yet."""

    case = forms.TypedMultipleChoiceField(coerce=str, required=True)
    member = forms.ChoiceField(label=_("Give the ticked cases to"))
    agreed = forms.BooleanField(label=_("They know, and agree"), required=False)

    def __init__(
        self,
        *typed: Any,
        members: Iterable[Member],
        cases: Iterable[str] = (),
        keyless: Collection[UUID] = (),
        **options: Any,
    ) -> None:
        super().__init__(*typed, **options)
        self.fields["case"].choices = [(pk, pk) for pk in cases]  # type: ignore[attr-defined]  # a choice field has them
        self.fields["member"].choices = [  # type: ignore[attr-defined]  # a choice field has them
            ("", ""),
            *(
                (
                    str(member.pk),
                    _("%(name)s (no keys yet)") % {"name": member.account.name}
                    if member.pk in keyless
                    else member.account.name,
                )
                for member in members
            ),
        ]
