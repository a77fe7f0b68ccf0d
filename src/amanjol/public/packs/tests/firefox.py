"""An installed Firefox, driven by WebDriver BiDi (W3C): Playwright speaks to its own Firefox alone.

Playwright's `moz-firefox` sends a Firefox ESR commands that it does not know; Selenium wants a `geckodriver`, which
Debian does not package.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from websockets.sync.client import ClientConnection, connect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAMES: Final = ("firefox", "firefox-esr")
WITHIN: Final = 30.0  # seconds for whatever is waited for


def find_firefox() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


class ScriptFailed(AssertionError):
    """The page's script raised; the text is what Firefox says of it."""


@dataclass(slots=True)
class Tab:
    """One window of a fresh profile."""

    _connection: ClientConnection
    _context: str = ""
    _sent: int = field(default=0)

    def goto(self, address: str) -> None:
        self._send("browsingContext.navigate", context=self._context, url=address, wait="complete")

    def back(self) -> None:
        self._send("browsingContext.traverseHistory", context=self._context, delta=-1)

    def evaluate(self, expression: str) -> Any:
        """A plain value, or that of a promise."""
        given = self._send(
            "script.evaluate",
            expression=f"(async () => JSON.stringify(await ({expression})))()",
            target={"context": self._context},
            awaitPromise=True,
            userActivation=True,
        )
        if given["type"] == "exception":
            raise ScriptFailed(given["exceptionDetails"]["text"])
        text = given["result"].get("value")
        return None if text is None else json.loads(text)

    def wait_for(self, expression: str) -> Any:
        """Until it is true; a page that goes away while it is asked is asked again."""
        deadline = time.monotonic() + WITHIN
        while True:
            try:
                value = self.evaluate(expression)
            except (ScriptFailed, BidiRefused):
                value = None
            if value or time.monotonic() > deadline:
                assert value, f"not true within {WITHIN:g} s: {expression}"
                return value
            time.sleep(0.1)

    def click(self, selector: str) -> None:
        """The middle of the first that is visible, with a real pointer, once it is there."""
        place = f"""(() => {{
            const shown = [...document.querySelectorAll({json.dumps(selector)})].find((e) => e.checkVisibility());
            if (!shown) return null;
            shown.scrollIntoView({{ block: "center", behavior: "instant" }});
            const box = shown.getClientRects()[0];
            return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
        }})()"""
        x, y = self.wait_for(place)
        pointer = [
            {"type": "pointerMove", "x": x, "y": y},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._perform({"type": "pointer", "id": "finger", "actions": pointer})

    def type(self, text: str) -> None:
        """Into what has the focus."""
        keys = [{"type": kind, "value": letter} for letter in text for kind in ("keyDown", "keyUp")]
        self._perform({"type": "key", "id": "keys", "actions": keys})

    def _perform(self, source: dict[str, Any]) -> None:
        self._send("input.performActions", context=self._context, actions=[source])

    def open(self, width: int, height: int) -> None:
        self._send("session.new", capabilities={})
        tree = self._send("browsingContext.getTree")
        self._context = tree["contexts"][0]["context"]
        viewport = {"width": width, "height": height}
        self._send("browsingContext.setViewport", context=self._context, viewport=viewport)

    def _send(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._sent += 1
        self._connection.send(json.dumps({"id": self._sent, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self._connection.recv(WITHIN))
            if answer.get("id") == self._sent:
                if answer["type"] == "error":
                    raise BidiRefused(f"{method}: {answer['error']}, {answer['message']}")
                result: dict[str, Any] = answer["result"]
                return result


class BidiRefused(AssertionError):
    """Firefox does not do what it was asked; the text says what and why."""


@contextmanager
def firefox(profile: Path, width: int = 390, height: int = 844) -> Iterator[Tab]:
    """A headless Firefox with an empty profile in the folder `profile`, which must be empty."""
    program = find_firefox()
    assert program is not None
    command = [
        program,
        "--headless",
        "--no-remote",
        "--remote-debugging-port",
        "0",
        "--profile",
        str(profile),
    ]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as running:
        try:
            assert running.stderr is not None
            lines = (re.search(r"WebDriver BiDi listening on (ws://\S+)", line) for line in running.stderr)
            address = next(match[1] for match in lines if match)
            with connect(f"{address}/session", max_size=None) as connection:
                tab = Tab(connection)
                tab.open(width, height)
                yield tab
        finally:
            running.terminate()
            running.communicate(timeout=WITHIN)
