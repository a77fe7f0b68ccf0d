from __future__ import annotations

from typing import Any

from django.forms import BoundField
from django.forms.models import BaseModelForm
from django.forms.renderers import TemplatesSetting

from amanjol.foundation.web import mistakes, widgets


class FieldOnPage(BoundField):
    """A field whose mistakes name it, which says whether it must be filled in, and cuts nothing that is too long.

    What is longer than `max_length` stays in the field, is counted aloud (`static/web/forms.js`) and is refused by the
    server: a browser would cut it without a word. Forms made from models are the editor's own and stay as they are.
    """

    @property
    def errors(self) -> Any:
        errors = super().errors
        if not errors or self._is_of_the_editor:
            return errors
        return mistakes.naming(errors, self.field, self.label)

    @property
    def is_marked(self) -> bool:
        """Whether the word "required" stands beside it: not where every field of the form must be filled in."""
        if not self.field.required or self.is_hidden:
            return False
        others = (field.field for field in self.form.visible_fields())
        return any(not field.required for field in others)

    @property
    def is_heard_as_required(self) -> bool:
        """Whether a screen reader says so by itself."""
        return bool(
            self.field.widget.use_required_attribute(self.initial) and self.form.use_required_attribute
        )

    @property
    def first_id(self) -> str:
        """What a link from the summary leads to: of several boxes the first."""
        return self.id_for_label or (f"{self.auto_id}_0" if self.auto_id else "")

    def build_widget_attrs(self, attrs: dict[str, Any], widget: Any = None) -> dict[str, Any]:
        built: dict[str, Any] = super().build_widget_attrs(attrs, widget)
        own = (widget or self.field.widget).attrs
        if self._is_of_the_editor:
            return built
        if "maxlength" in own:
            built |= {"maxlength": False, "data-longest": own["maxlength"]}
        if "autofocus" in own and self.form.errors:
            built["autofocus"] = False  # the summary has it
        return built

    @property
    def _is_of_the_editor(self) -> bool:
        return isinstance(self.form, BaseModelForm)


class FormRenderer(TemplatesSetting):
    """Every form in the house's look; a field's errors and help are tied to it for screen readers."""

    form_template_name = "web/form.html"
    field_template_name = "web/field.html"
    bound_field_class = FieldOnPage

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        draw = widgets.DRAWN.get(template_name)
        if draw is not None:
            return draw(context["widget"])
        return super().render(template_name, context, request)
