from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from amanjol.foundation.accounts.forms import WordsField
from amanjol.foundation.organisations.keys.forms import HeardForm
from amanjol.foundation.organisations.kinds import CirclePurpose


class BeginForm(forms.Form):
    purpose = forms.ChoiceField(choices=CirclePurpose)


class HeardOfSheetsForm(HeardForm):
    """The six words of the sheets of paper, which a colleague reads who holds the keys of the organisation."""

    typed = WordsField(_("The six words of the sheets that your colleague reads"), rows=2)
