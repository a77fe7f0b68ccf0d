"""The PIN of the maintenance page: how it is kept, how often it may be tried, and who is inside.

    pin.json        a scrypt hash of it, readable by this program's user alone
    pin-tries.json  when it was tried and not right; it stays over a restart

A try is written down before the PIN is compared, so that pulling the plug wins nothing.

Also called: authentication, session, rate limit.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
import time
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from amanjol_kiosk import moments
from amanjol_kiosk.folder import read_json, sync

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from amanjol_kiosk.folder import DataFolder

SHORTEST, LONGEST = 6, 12  # figures
MOST_TRIES = 5
WINDOW = timedelta(minutes=15)
INSIDE_SECONDS = 300.0
_COST: dict[str, int] = {"n": 2**13, "r": 8, "p": 2}  # 8 MiB for a moment: this program has 50 in all


class Door:
    """Everything but the hash itself happens in the loop, one try at a time."""

    def __init__(self, folder: DataFolder) -> None:
        self._folder = folder
        self._inside: dict[str, float] = {}  # token → until when, by the monotonic clock

    @property
    def has_lock(self) -> bool:
        return pin_file(self._folder).is_file()

    def seconds_to_wait(self, now: datetime) -> int:
        """0 where a PIN may be tried."""
        tries = self._tries(now)
        if len(tries) < MOST_TRIES:
            return 0
        return max(1, int((tries[-MOST_TRIES] + WINDOW - now).total_seconds()) + 1)

    def tries_left(self, now: datetime) -> int:
        return max(0, MOST_TRIES - len(self._tries(now)))

    def begin_try(self, now: datetime) -> None:
        """Raises `OSError`: where a try cannot be written down, nobody may try."""
        self._write_tries([*self._tries(now), now])

    def enter(self, now: datetime) -> str:
        """The right PIN was given: forget its try alone, and give the token of a session."""
        self._write_tries(self._tries(now)[:-1])
        token = secrets.token_urlsafe(24)
        self._inside = {token: time.monotonic() + INSIDE_SECONDS}  # there is one screen, so one session
        return token

    def is_inside(self, token: str) -> bool:
        until = self._inside.get(token)
        return until is not None and time.monotonic() < until

    def seconds_left(self, token: str) -> int:
        return max(0, int(self._inside.get(token, 0.0) - time.monotonic()))

    def leave(self) -> None:
        self._inside.clear()

    def _tries(self, now: datetime) -> list[datetime]:
        """Of the last quarter of an hour. Where the clock was set back, what lies ahead counts as now."""
        listed = (read_json(_tries_file(self._folder)) or {}).get("at")
        moments_read = [moments.read(text) for text in listed] if isinstance(listed, list) else []
        tries = sorted(min(moment, now) for moment in moments_read if moment is not None)
        return [moment for moment in tries if now - moment < WINDOW]

    def _write_tries(self, tries: list[datetime]) -> None:
        content = json.dumps({"at": [moments.write(moment) for moment in tries]}).encode()
        write_private(_tries_file(self._folder), content)


def is_right(folder: DataFolder, pin: str) -> bool:
    """Takes a tenth of a second: call it in a thread."""
    stored = read_json(pin_file(folder)) or {}
    try:
        salt, expected = bytes.fromhex(stored["salt"]), bytes.fromhex(stored["hash"])
        cost = {name: int(stored[name]) for name in _COST}
        digest = hashlib.scrypt(pin.encode(), salt=salt, dklen=32, **cost)
    except (KeyError, TypeError, ValueError):
        return False
    return hmac.compare_digest(digest, expected)


def is_pin(text: Any) -> bool:
    return isinstance(text, str) and text.isascii() and text.isdecimal() and SHORTEST <= len(text) <= LONGEST


def set_pin(folder: DataFolder, pin: str) -> None:
    """Raises `OSError`."""
    salt = secrets.token_bytes(16)
    digest = hashlib.scrypt(pin.encode(), salt=salt, dklen=32, n=_COST["n"], r=_COST["r"], p=_COST["p"])
    stored = {"salt": salt.hex(), "hash": digest.hex(), **_COST}
    write_private(pin_file(folder), json.dumps(stored).encode())
    _tries_file(folder).unlink(missing_ok=True)


def pin_file(folder: DataFolder) -> Path:
    return folder.path / "pin.json"


def _tries_file(folder: DataFolder) -> Path:
    return folder.path / "pin-tries.json"


def write_private(file: Path, content: bytes) -> None:
    """For the owner of the data folder alone, also where root writes it. Old or new after a power cut."""
    fresh = file.with_name(f".{file.name}-new")
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    with os.fdopen(handle, "wb") as opened:
        opened.write(content)
        opened.flush()
        if os.geteuid() == 0:
            owner = file.parent.stat()
            os.fchown(opened.fileno(), owner.st_uid, owner.st_gid)
        os.fsync(opened.fileno())
    fresh.replace(file)
    sync(file.parent)
