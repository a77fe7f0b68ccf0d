"""People at the desk over HTTP: a session and its cookies, a clock for each answer, and what went wrong."""

from __future__ import annotations

import http.client
import random
import re
import secrets
import time
from collections import defaultdict
from dataclasses import dataclass, field
from urllib.parse import urlencode

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
_CASE = re.compile(r'class="what case-link" href="(/desk/cases/[0-9a-f-]{36}/)"')
SIGN_IN = "/account/sign-in/"
BUSY = 503  # asked to come back in a moment
TODAY = "/desk/"
LIST = "/desk/cases/"
FAMILIES = ("Нурсултан", "Dilfuza", "Айжан Омарова", "Камбек 1988")


@dataclass
class Times:
    """Seconds of every answer by what was asked, and the answers that were not as they should be."""

    taken: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)


class Browser:
    """One person's browser. Each has an address of its own, as an office does not share one for fifty people."""

    def __init__(self, port: int, number: int, times: Times) -> None:
        self._port, self._source, self.times = port, f"127.0.1.{number + 1}", times
        self._cookies: dict[str, str] = {}
        self._token = ""
        self.answered: int | str = 0  # status of the last answer
        self._cases: list[str] = []
        self._chance = random.Random(number)

    def ask(self, what: str, path: str, form: dict[str, str] | None = None, status: int = 200) -> str:
        """The text of the answer. Wrong status and broken connection are counted as errors."""
        began = time.perf_counter()
        try:
            self.answered, text = self._send(path, form)
        except OSError as problem:
            self.answered, text = type(problem).__name__, ""
        self.times.taken[what].append(time.perf_counter() - began)
        if self.answered not in ({status, BUSY} if what == "sign in" else {status}):
            self.times.errors.append(f"{what}: {self.answered}")
        match = _TOKEN.search(text)
        self._token = match[1] if match else self._token
        return text

    def _send(self, path: str, form: dict[str, str] | None) -> tuple[int, str]:
        connection = http.client.HTTPConnection(
            "127.0.0.1", self._port, timeout=120, source_address=(self._source, 0)
        )
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        body = None
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urlencode(form | {"csrfmiddlewaretoken": self._token, "once": secrets.token_urlsafe(16)})
        try:
            connection.request("POST" if form is not None else "GET", path, body, headers)
            response = connection.getresponse()
            text = response.read().decode()
            for line in response.headers.get_all("Set-Cookie", []):
                name, _, value = line.partition(";")[0].partition("=")
                self._cookies[name] = value
            return response.status, text
        finally:
            connection.close()

    def sign_in(self, email: str, passphrase: str, code: str) -> None:
        self.ask("sign in", SIGN_IN, {"email": email, "passphrase": passphrase, "code": code}, status=302)

    def work(self, until: float, think: tuple[float, float]) -> None:
        """One act after another, with a pause as somebody reads and thinks, until the clock says so."""
        time.sleep(self._chance.uniform(0, think[1]))
        acts = (self._today, self._mine, self._everybody, self._case, self._note, self._find)
        while time.monotonic() < until:
            self._chance.choices(acts, (15, 15, 15, 35, 15, 5))[0]()
            time.sleep(self._chance.uniform(*think))

    def _today(self) -> None:
        if "people-links" not in self.ask("today", TODAY):
            self.times.errors.append("today: nothing was opened")

    def _mine(self) -> None:
        self._listed("work list, mine", LIST)

    def _everybody(self) -> None:
        self._listed("work list, everybody's", f"{LIST}?all")

    def _listed(self, what: str, path: str) -> None:
        self._cases = _CASE.findall(self.ask(what, path))
        if not self._cases:
            self.times.errors.append(f"{what}: no case")

    def _case(self) -> str:
        if not self._cases:
            self._mine()
        case = self._chance.choice(self._cases)
        if "note-text" not in self.ask("case page", case):
            self.times.errors.append("case page: nothing was opened")
        return case

    def _note(self) -> None:
        case = self._case()
        self.ask("note written", f"{case}note/", {"text": "Позвонили, всё спокойно."}, status=302)

    def _find(self) -> None:
        self.ask("the page of finding", f"{LIST}find/")
        self.ask("find somebody", f"{LIST}find/", {"question": self._chance.choice(FAMILIES)})
