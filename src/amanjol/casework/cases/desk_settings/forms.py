"""What a supervisor sets for the desk of the organisation."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from amanjol.casework.standards.stages.assistance import AssistanceStage, packaged_track
from amanjol.foundation.web.versions import VersionedForm

MOST: Final = 1000  # open cases of one member
LONGEST: Final = 365  # days of a clock of one's own
# Time to think is the person's: nobody sets how long it may take.
STAGES: Final = tuple(stage for stage in AssistanceStage if stage is not AssistanceStage.REFLECTION)


class DeskForm(VersionedForm):
    """A ceiling, and one field for the days of each stage under its key; all may stay empty."""

    ceiling = forms.IntegerField(
        label=_("How many open cases one person should have at most"),
        help_text=_("Empty: no ceiling. Beyond it a case is given only to who knows and agrees."),
        required=False, min_value=1, max_value=MOST,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": "1"}),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language, track = get_language() or "en", packaged_track()
        for stage in STAGES:
            title = track.stage(stage).title.in_language(language)
            self.fields[str(stage)] = forms.IntegerField(
                label=_("“%(stage)s”: days at most") % {"stage": title},
                required=False, min_value=1, max_value=LONGEST,
                widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": "1", "max": str(LONGEST)}),
            )  # fmt: skip

    @property
    def days(self) -> dict[str, int]:
        """By the key of the stage, of those that were filled in."""
        typed = self.cleaned_data
        return {str(stage): typed[stage] for stage in STAGES if typed[stage] is not None}
