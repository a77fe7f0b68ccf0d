"""What a letter can be about: each package above registers its kinds when it starts.

    kinds.register(Kind("referral.inquiry", body=…, opened=…))

A letter of a kind that nobody has registered waits and says so: a newer partner wrote it. Its body is read as a record
before anybody above sees it, strictly: what that record would not have written is refused.

Also called: message types, handlers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.utils.functional import _StrPromise

    from amanjol.foundation.letters.opening import Opened, OpenedNameless
    from amanjol.foundation.seals.letters.messages import Reply
    from amanjol.foundation.seals.records import DataRecord


class NotExpected(Exception):
    """A true letter, as an answer to a question that nobody here has asked: it waits."""


class NotKnownHere(Exception):
    """A true letter with codes of a later list: it waits for the next update, as one of a newer kind does."""


class TooMany(Exception):
    """A true letter, beyond a day's share of its writer: it waits for the next day."""


class NobodyReads(Exception):
    """What nobody signed is for people of whom none is named here yet: it waits."""


@dataclass(frozen=True, slots=True)
class Kept:
    """`sealed` is what that package keeps of it in the row of the letter, or None; `address` the page to read it on."""

    address: str
    sealed: bytes | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """`title` says what such a letter is, `body` is the record that its body is read as. `opened` is told once of each
    letter, in the transaction of its opening, and says where it is read now (`Kept`). It raises `NotExpected` for a
    letter to which nothing here belongs, `NotKnownHere` and `TooMany`. Of a kind that does not take files, a letter
    with some is none.
    """

    name: str
    title: _StrPromise
    body: type[DataRecord]
    opened: Callable[[Opened], Kept]
    takes_files: bool = False


@dataclass(frozen=True, slots=True)
class NamelessKind:
    """As `Kind`, of letters that nobody signs: no name of the one is ever looked for among the other.

    `opened` raises `NobodyReads`. Whoever holds the inbox opens it, and need not be who may read it.
    """

    name: str
    title: _StrPromise
    body: type[DataRecord]
    opened: Callable[[OpenedNameless], Kept]


_kinds: Final[dict[str, Kind]] = {}
_nameless: Final[dict[str, NamelessKind]] = {}
_filing: Final[dict[str, Callable[[Reply], None]]] = {}


def register(kind: Kind) -> None:
    """The same name again replaces it."""
    _kinds[kind.name] = kind


def of(name: str) -> Kind | None:
    return _kinds.get(name)


def register_nameless(kind: NamelessKind) -> None:
    """The same name again replaces it."""
    _nameless[kind.name] = kind


def nameless_of(name: str) -> NamelessKind | None:
    return _nameless.get(name)


def register_filing(name: str, act: Callable[[Reply], None]) -> None:
    """`act` is told of each reply to a letter that nobody signed, in the transaction that takes it in."""
    _filing[name] = act


def file_reply(reply: Reply) -> None:
    for act in _filing.values():
        act(reply)


def body_of(kind: Kind | NamelessKind, data: Any) -> DataRecord:
    """canonical.NotCanonical for what is no body of this kind."""
    return kind.body.from_data(data)
