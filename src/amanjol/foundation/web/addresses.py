"""Addresses of our own pages, quickly: how one is written is asked of Django once a process, and then filled in.

`reverse` looks through its tables and tries patterns each time, and a page of the desk holds a hundred addresses. What
goes into ours are ids and numbers, which stand in an address as they are.

Also called: reverse, url, link.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.urls import get_resolver, get_script_prefix, get_urlconf, reverse

if TYPE_CHECKING:
    from collections.abc import Iterable

_EXAMPLES: Final[dict[type, tuple[object, ...]]] = {
    UUID: tuple(UUID(int=0xA1B2C3D4E5F60718293A4B5C6D7E8F00 + place) for place in range(4)),
    int: tuple(range(8_675_309_000, 8_675_309_004)),
}
"""Of each kind of value some that stand in no address of ours; as many values as an address has at most."""


def address(name: str, *values: object) -> str:
    """As `reverse(name, args=values)`, which is asked itself where it is not sure to be the same. NoReverseMatch."""
    kinds = tuple(map(type, values))
    written = (
        _written(name, kinds, get_urlconf(), get_script_prefix()) if _EXAMPLES.keys() >= set(kinds) else None
    )
    if written is None or any(isinstance(value, int) and value < 0 for value in values):
        return reverse(name, args=values)
    return written.format(*values)


def addresses(name: str, ids: Iterable[UUID]) -> list[str]:
    """Of each the address of a page with one id in it: how that is written is asked once for all. NoReverseMatch."""
    written = _written(name, (UUID,), get_urlconf(), get_script_prefix())
    return [reverse(name, args=[pk]) if written is None else written.format(pk) for pk in ids]


@cache
def _written(name: str, kinds: tuple[type, ...], urlconf: str | None, _prefix: str) -> str | None:
    """The address with `{0}` where the first value goes, `{1}` for the second; None where that cannot be told."""
    namespace, _, _page = name.rpartition(":")
    if len(get_resolver(urlconf).app_dict.get(namespace, [])) > 1 or ":" in namespace or len(kinds) > 4:
        return None  # which of several it is depends on the page that asks
    examples = [_EXAMPLES[kind][place] for place, kind in enumerate(kinds)]
    text = reverse(name, urlconf, examples).replace("{", "{{").replace("}", "}}")
    for place, example in enumerate(map(str, examples)):
        if text.count(example) != 1:
            return None
        text = text.replace(example, f"{{{place}}}")
    return text
