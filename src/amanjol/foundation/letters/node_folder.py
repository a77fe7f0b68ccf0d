"""The node's own keys, and which other nodes it believes: files, so that who writes to the database writes neither.

    keys/N.secret       32 bytes in hexadecimal, for this user only; the highest number is used
    own.card            the newest card of this node
    believed/NODE.card  the newest card of a node whose key two people have compared
    believed/NODE.by    which two accounts, and since when
    waiting/NODE.card   a card that one person has compared, with its `.by`
    revoked/NODE.card   the card that was believed last: nothing older comes back
    again.json          after a restore: since when letters may be missing here, and which nodes have been asked
    lost/NODE.json      of a node that said on a stick that it was restored: from when to when it has lost what it had,
                        once for each restore, until its key is another

A program that runs for a request reads them; only commands of the operator (`amanjol node …`, `amanjol letters …`) and
the worker write them.

Also called: trust store, key store.
"""

from __future__ import annotations

import json
import os
import stat
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django.conf import settings

from amanjol.foundation.seals import keypairs
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.letters import cards, node_keys
from amanjol.foundation.seals.letters.cards import NodeCard

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol.foundation.seals.keypairs import KeyPair
    from amanjol.foundation.seals.letters.node_keys import NodeKeys

_SUFFIX: Final = ".card"
_BY: Final = ".by"
_AGAIN: Final = "again.json"
_LOST: Final = "lost"
_RESTORED: Final = ".json"
MOST_RESTORES: Final = 20
"""Of one node. Where there are more, the earliest two become one, and what lies between them counts as lost, too."""


@dataclass(frozen=True, slots=True)
class ComparedBy:
    """Which accounts have compared the six words, in their order, and when the last of them did."""

    accounts: tuple[UUID, ...]
    at: datetime

    @property
    def written(self) -> bytes:
        return " ".join([self.at.isoformat(timespec="seconds"), *map(str, self.accounts)]).encode() + b"\n"


class NoKeys(Exception):
    """`amanjol node init` has not been run here, or this user may not read what it made."""


@dataclass(frozen=True, slots=True)
class Lost:
    """From when to when a node has lost all that it had, since it was restored."""

    since: datetime
    until: datetime

    def __contains__(self, moment: datetime) -> bool:
        return self.since <= moment < self.until

    def covers(self, other: Lost) -> bool:
        return self.since <= other.since and other.until <= self.until


class NodeFolder:
    """`letters` in the data folder. `node` is the id of this node."""

    def __init__(self, root: Path, node: str) -> None:
        self.root = root
        self.node = node

    def begin(self) -> NodeKeys:
        """New keys with the next number, kept for this user only. OSError."""
        numbers = self._numbers()
        keys = node_keys.generate(self.node, numbers[-1] + 1 if numbers else 1)
        folder = self.root / "keys"
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder.chmod(0o700)
        _write(folder / f"{keys.number}.secret", keys.secret.hex().encode() + b"\n", 0o600)
        return keys

    def keys(self) -> NodeKeys:
        """Those in use. NoKeys."""
        numbers = self._numbers()
        if not numbers:
            raise NoKeys
        return self._read(numbers[-1])

    def keys_with(self, public: bytes) -> NodeKeys | None:
        """Those whose signing key this is, of whatever number."""
        of_all = (self._read(number) for number in self._numbers())
        return next((keys for keys in of_all if keys.signing.public == public), None)

    def receipt_keys(self) -> dict[bytes, KeyPair]:
        """Of all numbers, by their ids: what was sealed to an earlier one opens, too. NoKeys."""
        pairs = [self._read(number).receipts for number in self._numbers()]
        if not pairs:
            raise NoKeys
        return {keypairs.key_id(pair.public): pair for pair in pairs}

    def believed(self) -> dict[str, NodeCard]:
        """By the ids of the nodes."""
        return {node: card for node, (_data, card) in self._cards("believed").items()}

    def believe(self, card: bytes, by: ComparedBy | None = None) -> None:
        """From now on, in place of an earlier card of that node; `by` whom, where its key is another than before.

        SealBroken for what is no card of a node; OSError.
        """
        before = self.believed()
        node = self._put("believed", card, by)
        if node not in before or before[node].signing_key != self.believed()[node].signing_key:
            self._forget_lost(node)
        for suffix in (_SUFFIX, _BY):
            (self.root / "waiting" / f"{node}{suffix}").unlink(missing_ok=True)

    def compared_by(self, node: str, where: str = "believed") -> ComparedBy | None:
        return _read_by(self.root / where / f"{node}{_BY}")

    def wait(self, card: bytes, by: ComparedBy) -> None:
        """One person has compared it: a second has to. In place of what waited of that node. SealBroken; OSError."""
        self._put("waiting", card, by)

    def waiting(self) -> dict[str, bytes]:
        """Cards that one person has compared, by the ids of their nodes."""
        return {node: data for node, (data, _card) in self._cards("waiting").items()}

    def revoked(self) -> dict[str, NodeCard]:
        return {node: card for node, (_data, card) in self._cards("revoked").items()}

    def revoke(self, node: str) -> bool:
        """Nothing of that node is believed any more, nor does anything wait. Gives whether it was believed. OSError."""
        was = self._cards("believed").get(node)
        if was is not None:
            self._put("revoked", was[0], None)
        for where in ("believed", "waiting"):
            if node in self._cards(where):  # else the name is none of ours, and may lead elsewhere
                for suffix in (_SUFFIX, _BY):
                    (self.root / where / f"{node}{suffix}").unlink(missing_ok=True)
                self._forget_lost(node)
        return was is not None

    def own_card(self) -> bytes | None:
        """The newest card of this node; None before there is one."""
        try:
            return (self.root / "own.card").read_bytes()
        except FileNotFoundError:
            return None

    def own_node_card(self) -> NodeCard:
        """As `own_card`, read. NoKeys before there is one, or where it is damaged."""
        card = _node_card(self.root / "own.card")
        if card is None or card.node != self.node:
            raise NoKeys
        return card

    def believed_with_own(self) -> dict[str, NodeCard]:
        """By the ids of the nodes; this node believes itself. NoKeys."""
        return self.believed() | {self.node: self.own_node_card()}

    def keep_own(self, card: bytes) -> None:
        """OSError."""
        self.root.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write(self.root / "own.card", card, 0o644)

    def _put(self, where: str, card: bytes, by: ComparedBy | None) -> str:
        parsed = cards.read(card)
        if not isinstance(parsed, NodeCard):
            raise SealBroken
        folder = self.root / where
        folder.mkdir(parents=True, exist_ok=True)
        if by is not None:
            _write(folder / f"{parsed.node}{_BY}", by.written, 0o644)
        _write(folder / f"{parsed.node}{_SUFFIX}", card, 0o644)
        return parsed.node

    def _cards(self, where: str) -> dict[str, tuple[bytes, NodeCard]]:
        """A file that is no card of that node is left out: it was damaged."""
        listed = {}
        for file in sorted((self.root / where).glob(f"*{_SUFFIX}")):
            data, card = file.read_bytes(), _node_card(file)
            if card is not None and card.node == file.stem:
                listed[file.stem] = (data, card)
        return listed

    def note_restored(self, since: datetime) -> None:
        """The database is that of this moment: partners are asked for what they sent since. OSError."""
        if self.root.is_dir():
            self._write_again(since, set())

    def lacking_since(self) -> datetime | None:
        return datetime.fromisoformat(self._again()["since"]) if self._again() else None

    def still_to_ask(self) -> set[str]:
        """Nodes that are believed and have not been asked yet."""
        return self.believed().keys() - set(self._again().get("asked", ()))

    def asked(self, node: str) -> None:
        """Where that was the last one, nothing is lacking any more. OSError."""
        since, left = self.lacking_since(), self.still_to_ask() - {node}
        if since is None:
            return
        if left:
            self._write_again(since, {*self._again()["asked"], node})
        else:
            (self.root / _AGAIN).unlink()

    def note_lost(self, node: str, lost: Lost) -> None:
        """That a node which is believed was restored, beside what it lost by earlier restores. OSError."""
        restores = [earlier for earlier in self.lost_by(node) if not lost.covers(earlier)]
        restores = sorted([*restores, lost], key=lambda noted: noted.until)
        while len(restores) > MOST_RESTORES:
            first, second, *later = restores
            restores = [Lost(min(first.since, second.since), second.until), *later]
        (self.root / _LOST).mkdir(parents=True, exist_ok=True)
        written = [{"since": noted.since.isoformat(), "until": noted.until.isoformat()} for noted in restores]
        _write(self._lost_file(node), json.dumps(written).encode("ascii"), 0o600)

    def lost_by(self, node: str) -> tuple[Lost, ...]:
        """By each restore of that node that was told on a stick, the last one last; empty also for a damaged file."""
        try:
            written = json.loads(self._lost_file(node).read_text(encoding="ascii"))
            return tuple(
                Lost(*(datetime.fromisoformat(noted[name]) for name in ("since", "until")))
                for noted in written
            )
        except (OSError, ValueError, KeyError, TypeError):
            return ()

    def _forget_lost(self, node: str) -> None:
        self._lost_file(node).unlink(missing_ok=True)

    def _lost_file(self, node: str) -> Path:
        return self.root / _LOST / f"{node}{_RESTORED}"

    def _again(self) -> dict[str, Any]:
        """Nothing where there is nothing to ask for, or the file is damaged."""
        try:
            written = json.loads((self.root / _AGAIN).read_text(encoding="ascii"))
            datetime.fromisoformat(written["since"])
        except (OSError, ValueError, KeyError, TypeError):
            return {}
        return dict(written)

    def _write_again(self, since: datetime, asked: set[str]) -> None:
        written = {"since": since.isoformat(), "asked": sorted(asked)}
        _write(self.root / _AGAIN, json.dumps(written).encode("ascii"), 0o600)

    def _numbers(self) -> list[int]:
        files = (self.root / "keys").glob("*.secret")
        return sorted(int(file.stem) for file in files if file.stem.isdecimal())

    def _read(self, number: int) -> NodeKeys:
        file = self.root / "keys" / f"{number}.secret"
        try:
            return node_keys.NodeKeys(self.node, number, bytes.fromhex(file.read_text(encoding="ascii")))
        except (OSError, ValueError):
            raise NoKeys from None


def here(node: object) -> NodeFolder:
    """That of this installation, whose node has this id."""
    return NodeFolder(settings.LETTERS_ROOT, str(node))


def _node_card(file: Path) -> NodeCard | None:
    try:
        card = cards.read(file.read_bytes())
    except (OSError, SealBroken):
        return None
    return card if isinstance(card, NodeCard) else None


def _read_by(file: Path) -> ComparedBy | None:
    """None where it is not there, or damaged."""
    try:
        at, *accounts = file.read_text(encoding="ascii").split()
        return ComparedBy(tuple(map(UUID, accounts)), datetime.fromisoformat(at))
    except (OSError, ValueError):
        return None


def _write(file: Path, data: bytes, mode: int) -> None:
    """Whole or not at all, also where the machine stops."""
    waiting = file.with_suffix(".new")
    handle = os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, stat.S_IMODE(mode))
    with os.fdopen(handle, "wb") as opened:
        opened.write(data)
        opened.flush()
        os.fsync(opened.fileno())
    waiting.rename(file)
