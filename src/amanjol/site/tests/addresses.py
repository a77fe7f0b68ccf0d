"""Every address of the installation, and where it lies with ids that nothing has."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.urls import URLPattern, URLResolver

if TYPE_CHECKING:
    from collections.abc import Iterator

VALUES = {
    "str:token": "not-an-invitation",
    "str:place": "ASB",
    "str:country": "TM",
    "str:secret": "not-a-secret",
    "slug:country": "tm",
    "uuid:session": str(uuid.UUID(int=1)),
    "uuid:pk": str(uuid.UUID(int=2)),
    "uuid:member": str(uuid.UUID(int=4)),
    "uuid:other": str(uuid.UUID(int=5)),
    "uuid:task": str(uuid.UUID(int=6)),
    "uuid:goal": str(uuid.UUID(int=6)),
    "uuid:service": str(uuid.UUID(int=6)),
    "uuid:asking": str(uuid.UUID(int=6)),
    "uuid:stay": str(uuid.UUID(int=6)),
    "uuid:letter": str(uuid.UUID(int=7)),
    "uuid:file": str(uuid.UUID(int=7)),
    "uuid:client": str(uuid.UUID(int=8)),
    "uuid:danger": str(uuid.UUID(int=9)),
    "uuid:interpreter": str(uuid.UUID(int=8)),
    "uuid:entry": str(uuid.UUID(int=8)),
    "uuid:conference": str(uuid.UUID(int=9)),
    "path:name": "original_images/nothing.jpg",
    "slug:key": "nothing",
    "int:item": "999999",
    "int:number": "999999",
    "path:path": "screen/index.html",
    "slug:slug": "nothing",
    "slug:part": "person",
    "slug:timing": "before",
    "slug:what": "answer",
    "slug:entry": "nothing",
    "slug:participant": "nothing",
    "int:pk": "999999",
    "slug:language": "uz",
    "slug:module": "nothing",
    "slug:kind": "text",
    "slug:where": "up",
    "uuid:translation_key": str(uuid.UUID(int=3)),
    "uuid:side": str(uuid.UUID(int=3)),
    "uuid:advocate": str(uuid.UUID(int=3)),
    "uuid:copy": str(uuid.UUID(int=3)),
    "uuid:permit": str(uuid.UUID(int=3)),
}


def routes_of(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes_of(pattern.url_patterns, route)
        else:
            yield route


def address_of(entry: str) -> str:
    """Where an entry of the table lies, with an id that nothing has."""
    route = entry.removeprefix("POST ")
    for name, value in VALUES.items():
        route = route.replace(f"<{name}>", value)
    return "/cms/users/" if route.startswith("^cms/") else f"/{route}"
