"""The page on the screen says every few seconds that it is alive, and stands still for a screenshot when asked.

A screenshot goes like this. The page says that it shows the attract loop; the answer is `hold`. It lets nobody
begin a visit for some seconds and says `holding`; the picture is taken before that is answered. Then it says
`held` if nothing changed meanwhile, and only then is the picture kept.

Also called: liveness.
"""

from __future__ import annotations

import asyncio
import logging
import os
import shlex
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from amanjol_kiosk import counting, moments, page_state, screenshots
from amanjol_kiosk.serving.local import NotUnderstood, Request, as_json

if TYPE_CHECKING:
    from amanjol_kiosk.folder import DataFolder
    from amanjol_kiosk.serving.answers import Answer
    from amanjol_kiosk.serving.local import Handlers
    from amanjol_kiosk.serving.silence import Silence

logger = logging.getLogger(__name__)
PROGRAM = "grim -s 0.5 -"  # a Wayland screenshot at half the size, to its standard output
PROGRAM_SETTING = "AMANJOL_KIOSK_SHOT"
SHOWN = frozenset({"attract", "maintenance"})  # that may be photographed
SCREENS = SHOWN | {"visit", "closed", ""}
SHOT_SECONDS = 2.5
HELD_WITHIN = 3.0  # seconds after the picture
MOST_TRIES = 3


@dataclass(slots=True)
class _Taken:
    wish: str
    picture: bytes
    at: float


class Heartbeat:
    """`has_visits`: a wall screen has none, so that its page need not say that it stood still."""

    def __init__(self, folder: DataFolder, silence: Silence, *, has_visits: bool) -> None:
        self._folder = folder
        self._silence = silence
        self._has_visits = has_visits
        self._taken: _Taken | None = None
        self._tries = 0
        self._busy = asyncio.Lock()

    def handlers(self) -> Handlers:
        return {("POST", "/device/here"): self.here}

    async def here(self, request: Request) -> Answer:
        screen, is_holding, has_held = _read(request.sent)
        self._silence.heard()
        page_state.note(self._folder, screen, moments.now())
        self._settle(screen, has_held=has_held)
        if screen not in SHOWN or self._busy.locked():
            return as_json({"hold": False})
        wish = screenshots.wanted(self._folder, moments.now())
        if wish is None or not is_holding:
            return as_json({"hold": wish is not None})
        async with self._busy:
            await self._take(wish)
        if not self._has_visits:
            self._settle(screen, has_held=True)
        return as_json({"hold": False})

    def _settle(self, screen: str, *, has_held: bool) -> None:
        """Keep the picture if the page stood still until now; else it is gone."""
        taken, self._taken = self._taken, None
        if taken is None or not has_held or screen not in SHOWN:
            return
        if time.monotonic() - taken.at <= HELD_WITHIN:
            screenshots.store(self._folder, taken.wish, taken.picture)
            self._folder.wish("report")

    async def _take(self, wish: str) -> None:
        picture = await run_program(os.environ.get(PROGRAM_SETTING) or PROGRAM)
        if picture is not None:
            self._taken, self._tries = _Taken(wish, picture, time.monotonic()), 0
            return
        self._tries += 1
        if self._tries >= MOST_TRIES:
            self._tries = 0
            screenshots.drop(self._folder)
            sentence = "The program for screenshots gives no picture."
            counting.add_faults(self._folder, [sentence], moments.now())


async def run_program(command: str) -> bytes | None:
    """What it prints, where that is a picture, small enough and in time."""
    try:
        process = await asyncio.create_subprocess_exec(
            *shlex.split(command), stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL
        )
    except (OSError, ValueError) as error:
        logger.warning("no screenshot: %s", error)
        return None
    try:
        async with asyncio.timeout(SHOT_SECONDS):
            printed = await _read_bounded(process)
            await process.wait()
    except TimeoutError:
        printed = b""
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return printed if process.returncode == 0 and screenshots.is_picture(printed) else None


async def _read_bounded(process: asyncio.subprocess.Process) -> bytes:
    parts: list[bytes] = []
    size = 0
    while process.stdout and size <= screenshots.LARGEST and (part := await process.stdout.read(65536)):
        parts.append(part)
        size += len(part)
    if size > screenshots.LARGEST:
        process.kill()
    return b"".join(parts)


def _read(message: dict[str, Any]) -> tuple[str, bool, bool]:
    """Raises `NotUnderstood`."""
    screen = message.get("screen")
    flags = [message.get(name, False) for name in ("holding", "held")]
    if not isinstance(screen, str) or screen not in SCREENS:
        raise NotUnderstood("There is no such screen.")
    if not all(isinstance(flag, bool) for flag in flags):
        raise NotUnderstood("Whether it holds is yes or no.")
    return screen, flags[0], flags[1]
