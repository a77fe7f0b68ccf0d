"""The maintenance page: how the device is and how it is connected, sync now, roll back. Behind the PIN.

It leads nowhere but back to the guide: no settings, no files, no address to type.
"""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, Any

from amanjol_kiosk import counting, moments, status, temperature
from amanjol_kiosk.serving import door as doors
from amanjol_kiosk.serving.connections import addresses
from amanjol_kiosk.serving.local import NotUnderstood, Request, as_json, no_content
from amanjol_kiosk.serving.pages import file_handlers, show

if TYPE_CHECKING:
    from amanjol_kiosk.folder import DataFolder
    from amanjol_kiosk.serving.answers import Answer
    from amanjol_kiosk.serving.local import Handlers

PREFIX = "/device/maintenance"
COOKIE = "amanjol-maintenance"
_COOKIE_FORM = f"{COOKIE}={{}}; Path={PREFIX}; HttpOnly; SameSite=Strict; Max-Age={{}}"
WISHES = {"sync": "sync", "roll-back": "roll-back"}


class Maintenance:
    def __init__(self, folder: DataFolder, door: doors.Door) -> None:
        self._folder = folder
        self._door = door
        self._trying = asyncio.Lock()

    def handlers(self) -> Handlers:
        return {
            ("GET", PREFIX): self.page,
            ("GET", f"{PREFIX}/state.json"): self.state,
            ("POST", f"{PREFIX}/enter"): self.enter,
            ("POST", f"{PREFIX}/do"): self.carry_out,
            **file_handlers("maintenance.css", "maintenance.js", "maintenance-words.js"),
        }

    async def page(self, _request: Request) -> Answer:
        return show("maintenance.html")

    async def enter(self, request: Request) -> Answer:
        """One try at a time: however many are sent at once, five are looked at."""
        pin = request.sent.get("pin")
        if not doors.is_pin(pin):
            raise NotUnderstood("A PIN has 6 to 12 figures.")
        async with self._trying:
            now = moments.now()
            if not self._door.has_lock:
                return as_json({"state": "no pin"}, status=403)
            wait = self._door.seconds_to_wait(now)
            if wait:
                answer = as_json({"state": "wait", "seconds": wait}, status=429)
                answer.headers.append(("Retry-After", str(wait)))
                return answer
            self._door.begin_try(now)
            if not await asyncio.to_thread(doors.is_right, self._folder, pin):
                left, wait = self._door.tries_left(now), self._door.seconds_to_wait(now)
                return as_json({"state": "wrong", "left": left, "seconds": wait}, status=403)
            token = self._door.enter(now)
        answer = as_json({"state": "inside"})
        answer.headers.append(("Set-Cookie", _COOKIE_FORM.format(token, int(doors.INSIDE_SECONDS))))
        return answer

    async def state(self, request: Request) -> Answer:
        """Without a session: whether there is a PIN, and how long to wait before one may be tried."""
        token = self._token(request)
        if not token:
            now = moments.now()
            closed = {"inside": False, "pin": self._door.has_lock}
            return as_json({**closed, "seconds": self._door.seconds_to_wait(now)})
        facts = await asyncio.to_thread(self._facts)
        return as_json({"inside": True, "seconds_left": self._door.seconds_left(token), **facts})

    async def carry_out(self, request: Request) -> Answer:
        if not self._token(request):
            return as_json({"state": "outside"}, status=403)
        what = request.sent.get("what")
        if what == "leave":
            self._door.leave()
            return no_content()
        if not isinstance(what, str) or what not in WISHES:
            raise NotUnderstood("That cannot be done here.")
        self._folder.wish(WISHES[what])
        return no_content()

    def _facts(self) -> dict[str, Any]:
        now = moments.now()
        state = asdict(status.read(self._folder, now))
        return {
            "status": state,
            "temperature": temperature.read(),
            "addresses": addresses(),
            "faults": counting.faults(self._folder, now),
            "waiting": sorted(wish.name for wish in self._folder.wishes.glob("*") if wish.name in WISHES),
            "now": moments.write(now),
        }

    def _token(self, request: Request) -> str:
        """Of the session that the cookie names; empty where there is none."""
        try:
            cookie = SimpleCookie(request.headers.get("cookie") or "").get(COOKIE)
        except CookieError:
            return ""
        return cookie.value if cookie and self._door.is_inside(cookie.value) else ""
