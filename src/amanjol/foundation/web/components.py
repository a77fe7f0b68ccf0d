from __future__ import annotations

from django.forms.renderers import TemplatesSetting


class FormRenderer(TemplatesSetting):
    """Every form in the house's look; a field's errors and help are tied to it for screen readers."""

    form_template_name = "web/form.html"
    field_template_name = "web/field.html"
