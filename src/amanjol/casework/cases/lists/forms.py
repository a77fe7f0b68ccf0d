"""What a practitioner read in the source of a list: one weight for each indicator, and their name under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.fields import line
from amanjol.casework.standards.screening.lists import WEIGHT_WORDS, Weight
from amanjol.foundation.web.choices import Pairs

if TYPE_CHECKING:
    from amanjol.casework.standards.screening.lists import IndicatorList

NAME = "name"


class CompareForm(forms.Form):
    """A field for each indicator, under its key."""

    def __init__(self, *args: Any, of: IndicatorList, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or "en"
        words = ((weight.value, word.in_language(language)) for weight, word in WEIGHT_WORDS.items())
        weights = Pairs((("", "—"), *words))
        for indicator in of.indicators:
            self.fields[indicator.key] = forms.ChoiceField(
                label=indicator.says.in_language(language), choices=weights, required=False
            )
        self.fields[NAME] = line(_("Your name, under what you have compared"), required=True)

    @property
    def read(self) -> dict[str, Weight]:
        return {key: Weight(given) for key, given in self.cleaned_data.items() if given and key != NAME}
