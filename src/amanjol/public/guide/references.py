"""Which published pages name a contact or rest on a source, read from the pages themselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from amanjol.public.guide.queries import PAGE_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable

    type Raw = dict[str, Any]


@dataclass(frozen=True, slots=True)
class References:
    """Ids of live pages by the key of what they name."""

    contacts: dict[str, set[int]] = field(default_factory=dict)
    sources: dict[str, set[int]] = field(default_factory=dict)

    def note(self, page: int, stream: Iterable[Raw]) -> None:
        for block in stream:
            kind, value = block["type"], block["value"]
            if kind == "contact":
                self.contacts.setdefault(value, set()).add(page)
            for source in _sources(kind, value):
                self.sources.setdefault(source, set()).add(page)


def on_live_pages() -> References:
    """One query a type of page."""
    references = References()
    for model in PAGE_TYPES:
        figures = ["figures"] if hasattr(model, "figures") else []
        for key, *streams in model.objects.filter(live=True).values_list("pk", "body", *figures):
            for stream in streams:
                references.note(key, stream.raw_data)
    return references


def _sources(kind: str, value: Any) -> Iterable[str]:
    if kind == "figure":
        return [value["source"]]
    if kind == "questions":
        return [item.get("value", item)["source"] for item in value["items"]]
    if kind == "contact":
        return []
    chosen = (item.get("value") if isinstance(item, dict) else item for item in value.get("sources", []))
    return [key for key in chosen if key]
