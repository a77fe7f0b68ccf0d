"""The fields of forms as Django's own templates write them, letter by letter, without a template.

A line of text is three templates there and a choice of twenty as many includes: a tenth of what a page of the desk
costs. A test compares each with the template.

Also called: inputs, form rendering.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.formats import localize
from django.utils.html import conditional_escape

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    type Widget = Mapping[str, Any]

_TEMPLATES: Final = "django/forms/widgets/{}.html"
_LINES: Final = (
    "checkbox", "color", "date", "datetime", "email", "file", "hidden", "input", "number", "password", "search",
    "tel", "text", "time", "url",
)  # fmt: skip


def _attributes(widget: Widget) -> str:
    return "".join(
        f" {_escaped(name)}" if value is True else f' {_escaped(name)}="{_escaped(str(value))}"'
        for name, value in widget["attrs"].items()
        if value is not False
    )


def _line(widget: Widget) -> str:
    value = "" if widget["value"] is None else f' value="{_escaped(str(widget["value"]))}"'
    return f'<input type="{widget["type"]}" name="{_escaped(widget["name"])}"{value}{_attributes(widget)}>'


def _text(widget: Widget) -> str:
    value = _escaped(widget["value"]) if widget["value"] else ""
    return f'<textarea name="{_escaped(widget["name"])}"{_attributes(widget)}>\n{value}</textarea>'


def _option(widget: Widget) -> str:
    value = _escaped(str(widget["value"]))
    return f'<option value="{value}"{_attributes(widget)}>{_escaped(widget["label"])}</option>\n'


def _choice(widget: Widget) -> str:
    groups = "".join(_group(name, options) for name, options, _number in widget["optgroups"])
    return f'<select name="{_escaped(widget["name"])}"{_attributes(widget)}>{groups}\n</select>'


def _group(name: Any, options: list[Widget]) -> str:
    lines = "".join(f"\n  {_option(option)}" for option in options)
    return f'\n  <optgroup label="{_escaped(name)}">{lines}\n  </optgroup>' if name else lines


def _escaped(value: Any) -> str:
    return str(conditional_escape(localize(value)))


DRAWN: Final[dict[str, Callable[[Widget], str]]] = {
    **dict.fromkeys(map(_TEMPLATES.format, _LINES), _line),
    _TEMPLATES.format("textarea"): _text,
    _TEMPLATES.format("select"): _choice,
}
"""By the name of the template."""
