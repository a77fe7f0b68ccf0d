"""Channels, and what each shows: one TUF target a channel, in canonical JSON.

A target names the manifests of a pack, one of each language and `shared`; the documents that go with it; and a manifest
of the sound of what they say, where there is any.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from amanjol.public.packs.publishing.problems import CannotPublish

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from amanjol.public.packs.publishing.manifests import PackContents

COMMON = ("stable", "trial")
SHARED = "shared"
_BESIDE = frozenset({"documents", "sounds"})
_PLACE = re.compile(r"[a-z]{3}")  # an airport's IATA code


def check(channel: str) -> str:
    """The channel's own name. Raises `CannotPublish`."""
    if channel not in COMMON and not _PLACE.fullmatch(channel):
        raise CannotPublish(
            f"There is no channel '{channel}': use stable, trial, or the three small letters of an airport,"
            " such as tas."
        )
    return channel


def target_path(channel: str) -> str:
    return f"channels/{channel}.json"


def describe(pack: PackContents, said: dict[str, Any], at: datetime) -> bytes:
    """The target's content. `said` is what `beside_pack` gives; `at` is when it is published."""
    languages = {code: entry for code, entry in pack.entries.items() if code != SHARED}
    content: dict[str, Any] = {
        "pack": pack.number,
        "languages": languages,
        "shared": pack.entries[SHARED],
        "published_at": _moment(at),
    }
    return canonical(content | said)


def describe_again(target: bytes, said: dict[str, Any], at: datetime) -> bytes:
    """The same pack with other documents and sound."""
    content = {name: value for name, value in json.loads(target).items() if name not in _BESIDE}
    content["published_at"] = _moment(at)
    return canonical(content | said)


def beside_pack(documents: Mapping[str, dict[str, Any]], sounds: dict[str, Any] | None) -> dict[str, Any]:
    """Of a target: the entries of documents by name, and that of the manifest of sounds."""
    return ({"documents": documents} if documents else {}) | ({"sounds": sounds} if sounds else {})


def said_in(target: bytes) -> dict[str, Any]:
    """What `beside_pack` gave of it."""
    return {name: value for name, value in json.loads(target).items() if name in _BESIDE}


def says_the_same(content: bytes, other: bytes) -> bool:
    """Whether two targets show the same pack and documents, whenever they were published."""
    first, second = json.loads(content), json.loads(other)
    return bool({**first, "published_at": ""} == {**second, "published_at": ""})


def manifests_of(target: bytes) -> list[dict[str, Any]]:
    """The entry of every manifest of a target."""
    channel = json.loads(target)
    sounds = [channel["sounds"]] if "sounds" in channel else []
    return [*channel["languages"].values(), channel["shared"], *sounds]


def documents_of(target: bytes) -> dict[str, dict[str, Any]]:
    """The entry of every document of a target, by name."""
    documents: dict[str, dict[str, Any]] = json.loads(target).get("documents", {})
    return documents


def _moment(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def canonical(value: Mapping[str, Any]) -> bytes:
    """JSON with sorted keys and no spaces: the same value, the same bytes."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
