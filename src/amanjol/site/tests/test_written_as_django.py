"""What templates have at hand writes what Django would: addresses of every page of the installation, and days."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from django.template import Context, Engine, Template
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter, UUIDConverter

from amanjol.foundation.web.addresses import _written, address

if TYPE_CHECKING:
    from collections.abc import Iterator

_VALUES: dict[type, Any] = {UUIDConverter: uuid.uuid4, IntConverter: lambda: 7}


def _pages(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[tuple[str, list[Any]]]:
    """Names of pages whose values are ids and numbers, with such values in their order."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            if pattern.pattern.converters:
                continue
            yield from _pages(
                pattern.url_patterns, f"{space}{pattern.namespace}:" if pattern.namespace else space
            )
        elif pattern.name:
            converters = [type(converter) for converter in pattern.pattern.converters.values()]
            if all(converter in _VALUES for converter in converters) and hasattr(pattern.pattern, "_route"):
                yield space + pattern.name, [_VALUES[converter]() for converter in converters]


def test_every_page_has_the_address_that_django_writes() -> None:
    pages = list(_pages(get_resolver().url_patterns))
    ours = [name for name, _values in pages if name.startswith(("cases:", "support:", "web:"))]
    assert len(ours) > 100
    for name, values in pages:
        if name.count(":") < 2 and not name.startswith("wagtail"):
            assert address(name, *values) == reverse(name, args=values), name
    filled_in = [name for name, values in pages if name in ours and _is_filled_in(name, values)]
    assert len(filled_in) > 0.95 * len(ours)


def _is_filled_in(name: str, values: list[Any]) -> bool:
    return _written(name, tuple(map(type, values)), None, "/") is not None


def test_other_values_are_left_to_django() -> None:
    case = uuid.uuid4()
    assert address("cases:case", str(case)) == reverse("cases:case", args=[str(case)])
    with pytest.raises(NoReverseMatch):
        address("cases:case", "no id")
    with pytest.raises(NoReverseMatch):
        address("cases:case")
    with pytest.raises(NoReverseMatch):
        address("cases:correct_note", case, -1)
    assert address("cases:correct_note", case, 12) == reverse("cases:correct_note", args=[case, 12])


def test_an_address_in_a_template_is_escaped_and_may_be_missing() -> None:
    case = uuid.uuid4()
    written = Template("{% url name pk %}").render(Context({"name": "cases:case", "pk": case}))
    assert written == f"/desk/cases/{case}/"
    assert Template("{% url 'no:page' as page %}{{ page }}").render(Context({})) == ""
    assert Template("{% url 'cases:case' pk=pk %}").render(Context({"pk": case})) == written


@pytest.mark.parametrize(
    "value",
    [
        date(2026, 11, 8),
        date(987, 1, 2),
        datetime(2026, 11, 8, 22, 30, tzinfo=UTC),
        datetime(2026, 1, 2, 3, 4, tzinfo=UTC),
        None,
        "",
    ],
)
@pytest.mark.parametrize("form", ["d.m.Y", "Y-m-d", "j E Y"])
def test_a_day_in_figures_is_as_django_writes_it(value: object, form: str) -> None:
    """Moments by the clock of the installation, which is ahead of UTC."""
    of_django = Engine(libraries={}, builtins=[]).from_string(f'{{{{ value|date:"{form}" }}}}')
    ours = Template(f'{{{{ value|date:"{form}" }}}}')
    assert ours.render(Context({"value": value})) == of_django.render(Context({"value": value}))


def test_what_is_drawn_twice_is_drawn_once() -> None:
    text = '{% drawn "web/language.html" as languages %}{{ languages }}|{{ languages }}'
    first, _, second = (
        Template(text).render(Context({"shell": {"languages": [("ru", "<Русский>")]}})).partition("|")
    )
    assert first == second
    assert "&lt;Русский&gt;" in first
    assert "<form" in first
