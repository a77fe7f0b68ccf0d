"""What `widgets` writes is what Django's template of the same name writes, letter by letter."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from amanjol.foundation.web.components import FormRenderer
from amanjol.foundation.web.widgets import DRAWN

_GROUPED = [("", "—"), (7, 1_234_567), ("<b>", "a & b"), (_("Yes"), [("x", _("No")), ("y", "“y”")])]
_ATTRIBUTES: dict[str, Any] = {
    "id": "id_of", "required": True, "autofocus": False, "rows": 4, "data-count": "<{length}> & 'one' of {limit}",
    "title": _("Yes"), "maxlength": 12_345,
}  # fmt: skip
_WIDGETS: list[tuple[forms.Widget, Any]] = [
    (forms.TextInput(), None),
    (forms.TextInput(), ""),
    (forms.TextInput(), "<script>&'\""),
    (forms.TextInput(), 1_234_567),
    (forms.NumberInput(), 1_234_567),
    (forms.EmailInput(), "somebody@demo.example"),
    (forms.URLInput(), "https://demo.example/?a=1&b=2"),
    (forms.SearchInput(), "ө"),
    (forms.TelInput(), "+000 000"),
    (forms.ColorInput(), "#fff"),
    (forms.PasswordInput(render_value=True), "secret"),
    (forms.PasswordInput(), "secret"),
    (forms.HiddenInput(), "hidden"),
    (forms.DateInput(format="%Y-%m-%d"), date(2026, 11, 28)),
    (forms.DateTimeInput(), datetime(2026, 11, 28, 9, 30, tzinfo=UTC)),
    (forms.TimeInput(), "09:30"),
    (forms.FileInput(), None),
    (forms.CheckboxInput(), True),
    (forms.CheckboxInput(), False),
    (forms.Textarea(), None),
    (forms.Textarea(), "\n first line\n</textarea>"),
    (forms.Select(choices=_GROUPED), "x"),
    (forms.Select(choices=_GROUPED), None),
    (forms.SelectMultiple(choices=_GROUPED), ["x", "7"]),
    (forms.NullBooleanSelect(), True),
    (forms.RadioSelect(choices=_GROUPED), "x"),
]


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize(("widget", "value"), _WIDGETS, ids=lambda given: type(given).__name__)
def test_a_field_is_as_its_template_writes_it(
    widget: forms.Widget, value: Any, language: str, settings: Any
) -> None:
    settings.USE_THOUSAND_SEPARATOR = True
    with translation.override(language):
        drawn, of_template = (
            widget.render("of_form", value, _ATTRIBUTES, renderer)
            for renderer in (FormRenderer(), TemplatesSetting())
        )
    assert drawn == of_template


def test_each_that_is_drawn_is_compared() -> None:
    compared = {widget.template_name for widget, _value in _WIDGETS}
    assert DRAWN.keys() - compared == {"django/forms/widgets/input.html"}  # which the others include
