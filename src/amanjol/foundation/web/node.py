"""What pages say about this installation. The package that knows registers a reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class NodeLabel:
    """`name` is empty until the node has been set up."""

    name: str
    is_demo: bool


_readers: list[Callable[[], NodeLabel]] = []


def register_reader(read: Callable[[], NodeLabel]) -> None:
    _readers[:] = [read]


def current() -> NodeLabel:
    return _readers[0]() if _readers else NodeLabel(name="", is_demo=False)
