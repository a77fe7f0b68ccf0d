"""A text in each language of the public, stored as `{"en": "...", "uz": "..."}`."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

LANGUAGES = dict(settings.LANGUAGES)


def validate_texts(value: object) -> None:
    """Raises `ValidationError` unless every language is known and every text a non-empty string."""
    if not isinstance(value, dict):
        raise ValidationError(_("Give one text a language."))
    for language, text in value.items():
        if language not in LANGUAGES:
            raise ValidationError(
                _("'%(language)s' is not a language of the guide."), params={"language": language}
            )
        if not isinstance(text, str) or not text.strip():
            raise ValidationError(_("The text in '%(language)s' is empty."), params={"language": language})


class PerLanguageWidget(forms.MultiWidget):
    """One labelled input a language."""

    template_name = "directory/per_language_widget.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({language: forms.TextInput() for language in LANGUAGES}, attrs)

    def decompress(self, value: object) -> list[str]:
        texts = value if isinstance(value, dict) else {}
        return [texts.get(language, "") for language in LANGUAGES]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        names = LANGUAGES.values()
        for widget, language in zip(context["widget"]["subwidgets"], names, strict=True):
            widget["language"] = language
        return context


class PerLanguageFormField(forms.MultiValueField):
    widget = PerLanguageWidget

    def __init__(self, **kwargs: Any) -> None:
        for unused in ("encoder", "decoder"):
            kwargs.pop(unused, None)
        fields = [forms.CharField(required=False, max_length=500) for _language in LANGUAGES]
        super().__init__(fields, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[str]) -> dict[str, str]:
        pairs = zip(LANGUAGES, data_list or [""] * len(LANGUAGES), strict=True)
        return {language: text for language, text in pairs if text}

    def has_changed(self, initial: Any, data: Any) -> bool:
        before = (
            [initial.get(language, "") for language in LANGUAGES] if isinstance(initial, dict) else initial
        )
        return super().has_changed(before, data)


class PerLanguageField(models.JSONField):
    """A model field whose form shows one input a language."""

    default_validators = [validate_texts]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", dict)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field:
        kwargs.pop("form_class", None)
        kwargs.pop("widget", None)
        return PerLanguageFormField(
            label=capfirst(self.verbose_name), help_text=self.help_text, required=not self.blank
        )
