"""The node's own keys, and which other nodes it believes: files, so that who writes to the database writes neither.

    keys/N.secret       32 bytes in hexadecimal, for this user only; the highest number is used
    own.card            the card of this node
    believed/NODE.card  the newest card of a node whose key two people have compared
    again.json          after a restore: since when letters may be missing here, and which nodes have been asked

A program that runs for a request reads them; only commands of the operator (`amanjol node …`) write them.

Also called: trust store, key store.
"""

from __future__ import annotations

import json
import os
import stat
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

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
_AGAIN: Final = "again.json"


class NoKeys(Exception):
    """`amanjol node init` has not been run here, or this user may not read what it made."""


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

    def receipt_keys(self) -> dict[bytes, KeyPair]:
        """Of all numbers, by their ids: what was sealed to an earlier one opens, too. NoKeys."""
        pairs = [self._read(number).receipts for number in self._numbers()]
        if not pairs:
            raise NoKeys
        return {keypairs.key_id(pair.public): pair for pair in pairs}

    def own_card(self) -> NodeCard:
        """NoKeys."""
        card = _node_card(self.root / "own.card")
        if card is None or card.node != self.node:
            raise NoKeys
        return card

    def publish(self, card: bytes) -> None:
        """As the card of this node. OSError."""
        self.root.mkdir(parents=True, exist_ok=True)
        _write(self.root / "own.card", card, 0o644)

    def believed_with_own(self) -> dict[str, NodeCard]:
        """By the ids of the nodes; this node believes itself. NoKeys."""
        return self.believed() | {self.node: self.own_card()}

    def believed(self) -> dict[str, NodeCard]:
        """By the ids of the nodes. A file that is no card of that node is left out: it was damaged."""
        folder = self.root / "believed"
        read = {file.stem: _node_card(file) for file in sorted(folder.glob(f"*{_SUFFIX}"))}
        return {node: card for node, card in read.items() if card is not None and card.node == node}

    def believe(self, card: bytes) -> None:
        """From now on, in place of an earlier card of that node. SealBroken for what is no card of a node; OSError."""
        parsed = cards.read(card)
        if not isinstance(parsed, NodeCard):
            raise SealBroken
        folder = self.root / "believed"
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder / f"{parsed.node}{_SUFFIX}", card, 0o644)

    def revoke(self, node: str) -> bool:
        """Nothing of that node is believed any more. Gives whether it was."""
        file = self.root / "believed" / f"{node}{_SUFFIX}"
        if node not in self.believed():
            return False
        file.unlink()
        return True

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


def _write(file: Path, data: bytes, mode: int) -> None:
    """Whole or not at all, also where the machine stops."""
    waiting = file.with_suffix(".new")
    handle = os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, stat.S_IMODE(mode))
    with os.fdopen(handle, "wb") as opened:
        opened.write(data)
        opened.flush()
        os.fsync(opened.fileno())
    waiting.rename(file)
