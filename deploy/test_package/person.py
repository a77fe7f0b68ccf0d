"""Somebody with a browser, for the package's test: reaches the desk through nginx, and nothing else.

person.py first LINK FILE   takes an invitation, begins the organisation's keys, opens a case; FILE is for later
person.py again FILE        signs in once more, and finds the name in the case, which only the keys open
"""

from __future__ import annotations

import http.cookiejar
import json
import re
import ssl
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from html import unescape
from pathlib import Path

import pyotp

EMAIL = "worker@example.org"
PASSPHRASE = "seven kettles under one quiet roof"  # noqa: S105  of nobody, on a machine that is thrown away
NAME, STEP = "Вымышленная Калина", "Позвонить утром"
KEYS = "/organisation/keys/"
CODE_SECONDS = 30


class Person:
    def __init__(self, origin: str) -> None:
        self.origin = origin
        untrusted = ssl.create_default_context()
        untrusted.check_hostname, untrusted.verify_mode = False, ssl.CERT_NONE  # the test's own certificates
        self._opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()),
            urllib.request.HTTPSHandler(context=untrusted),
            urllib.request.ProxyHandler({}),
        )
        self.at = origin

    def get(self, path: str) -> str:
        return self._open(urllib.request.Request(urllib.parse.urljoin(self.origin, path)))  # noqa: S310  https only

    def send(self, page: str, typed: dict[str, str], to: str = "") -> str:
        """What is typed into the form of a page that was got, with all that the form carries along."""
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        if token is None:
            sys.exit(f"{self.at} has no form")
        once = re.search(r'name="once" value="([^"]+)"', page)
        carried = {"csrfmiddlewaretoken": token[1]} | ({"once": once[1]} if once else {})
        body = urllib.parse.urlencode(typed | carried).encode()
        address = urllib.parse.urljoin(self.at, to)
        return self._open(urllib.request.Request(address, body, {"Referer": self.at}))  # noqa: S310  https only

    def _open(self, request: urllib.request.Request) -> str:
        try:
            with self._opener.open(request, timeout=120) as answer:
                self.at = answer.geturl()
                return unescape(answer.read().decode())
        except urllib.error.HTTPError as refusal:
            with refusal:
                sys.exit(f"{request.full_url} answers {refusal.code}")


def first(link: str, file: Path) -> None:
    person = Person(re.sub(r"(https://[^/]+).*", r"\1", link))
    welcome = person.get(link)
    secret = re.search(r'name="secret" value="([A-Z2-7]{32})"', welcome)
    if secret is None:
        sys.exit(f"{person.at} shows no key for an authenticator app")
    typed = {"new": PASSPHRASE, "again": PASSPHRASE, "secret": secret[1], "code": pyotp.TOTP(secret[1]).now()}
    person.send(welcome, typed)
    require("/account/recovery-code/" in person.at, f"after the first sign-in one is at {person.at}")
    begun = person.send(person.get(KEYS), {}, f"{KEYS}begin/")
    require("six-words" in begun, "the keys have not begun")
    person.send(person.get("/desk/cases/new/"), {"names": NAME, "next_step": STEP})
    case = urllib.parse.urlsplit(person.at).path
    require(re.fullmatch(r"/desk/cases/[0-9a-f-]{36}/", case) is not None, f"no case was opened: {person.at}")
    require(NAME in person.get(case), "the case does not open")
    file.write_text(
        json.dumps({"origin": person.origin, "secret": secret[1], "case": case}), encoding="ascii"
    )


def again(file: Path) -> None:
    facts = json.loads(file.read_text(encoding="ascii"))
    person = Person(facts["origin"])
    person.get(facts["case"])
    require(
        f"/account/sign-in/?next={facts['case']}" in urllib.parse.unquote(person.at),
        "nobody is asked who they are",
    )
    time.sleep(CODE_SECONDS - time.time() % CODE_SECONDS)  # a code is good once
    typed = {"email": EMAIL, "passphrase": PASSPHRASE, "code": pyotp.TOTP(facts["secret"]).now()}
    person.send(person.get("/account/sign-in/"), typed)
    require("/account/sign-in/" not in person.at, "the passphrase and the code are not taken")
    page = person.get(facts["case"])
    require(NAME in page and STEP in page, "the case does not open")


def require(is_so: bool, otherwise: str) -> None:
    if not is_so:
        sys.exit(f"FAILED: {otherwise}")


if __name__ == "__main__":
    if sys.argv[1] == "first":
        first(sys.argv[2], Path(sys.argv[3]))
    else:
        again(Path(sys.argv[2]))
