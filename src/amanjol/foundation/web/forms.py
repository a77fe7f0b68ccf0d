from __future__ import annotations

from django import forms
from django.conf import settings


class LanguageForm(forms.Form):
    language = forms.ChoiceField(choices=settings.STAFF_LANGUAGES)
    next = forms.CharField(required=False, max_length=300)
