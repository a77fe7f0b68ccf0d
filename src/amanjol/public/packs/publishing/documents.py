"""Documents: what a channel says beside the guide, such as how devices are set or what a screen shows when.

The packages above `packs` make them and register here, when they start, how. A document is public: everybody
can fetch it. `publishing.actions.ask_to_publish` is to be called whenever one would read differently.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from amanjol.public.packs.publishing.channels import canonical
from amanjol.public.packs.publishing.problems import CannotPublish

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LONGEST: Final = 1024 * 1024  # bytes; devices refuse more

_makers: dict[str, Callable[[], Mapping[str, Any]]] = {}


def register(name: str, make: Callable[[], Mapping[str, Any]]) -> None:
    """`make` gives the document as it is now: what JSON can hold, and nothing that changes by itself."""
    _makers[name] = make


def all_documents() -> dict[str, bytes]:
    """Every document by name, as canonical JSON. Raises `CannotPublish` where one is longer than devices take."""
    documents = {name: canonical(make()) for name, make in sorted(_makers.items())}
    for name, content in documents.items():
        if len(content) > LONGEST:
            raise CannotPublish(
                f"The document '{name}' is {len(content)} bytes long, and devices take {LONGEST} at most."
            )
    return documents
