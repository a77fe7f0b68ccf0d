"""Channels, and what each shows: one TUF target a channel, in canonical JSON."""

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


def describe(pack: PackContents, at: datetime) -> bytes:
    """The target's content. `at` is when it is published."""
    return canonical(
        {
            "pack": pack.number,
            "languages": {code: entry for code, entry in pack.entries.items() if code != SHARED},
            "shared": pack.entries[SHARED],
            "published_at": at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        }
    )


def says_the_same(one: bytes, other: bytes) -> bool:
    """Whether two targets show the same pack, whenever they were published."""
    first, second = json.loads(one), json.loads(other)
    return bool({**first, "published_at": ""} == {**second, "published_at": ""})


def manifests_of(target: bytes) -> list[dict[str, Any]]:
    """The entry of every manifest of a target."""
    found = json.loads(target)
    return [*found["languages"].values(), found["shared"]]


def canonical(value: Mapping[str, Any]) -> bytes:
    """JSON with sorted keys and no spaces: the same value, the same bytes."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
