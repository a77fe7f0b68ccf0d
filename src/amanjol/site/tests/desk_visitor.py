"""Somebody at a running node without a browser: signs in as a fictional person, reads pages, sends forms."""

from __future__ import annotations

import http.cookiejar
import re
import urllib.error
import urllib.parse
import urllib.request
from html import unescape
from typing import TYPE_CHECKING

from amanjol.foundation.accounts import credentials
from amanjol.foundation.once import tokens

if TYPE_CHECKING:
    from collections.abc import Mapping


def _sent(typed: Mapping[str, str], token: str) -> dict[str, str]:
    return {**typed, "csrfmiddlewaretoken": token, tokens.FIELD: tokens.new_token()}


class Visitor:
    """`addresses` collects every address that answered, as a browser's history would."""

    def __init__(self, origin: str) -> None:
        self._origin = origin
        self._opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()), urllib.request.ProxyHandler({})
        )
        self.addresses: list[str] = []

    def get(self, path: str) -> str:
        return self._open(urllib.request.Request(f"{self._origin}{path}"))  # noqa: S310  this node

    def send(self, path: str, typed: Mapping[str, str], *, on: str = "") -> str:
        """Send the form of the page `on`, or of `path` itself, to `path`. Gives the page that it leads to."""
        return self.post(path, typed, self.token(on or path))

    def token(self, path: str) -> str:
        """What the forms of this page carry along."""
        match = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.get(path))
        assert match
        return match[1]

    def post(self, path: str, typed: Mapping[str, str], token: str) -> str:
        body = urllib.parse.urlencode(
            {**typed, "csrfmiddlewaretoken": token, tokens.FIELD: tokens.new_token()}
        ).encode()
        return self._open(urllib.request.Request(f"{self._origin}{path}", body))  # noqa: S310  this node

    def upload(self, path: str, typed: Mapping[str, str], name: str, content: bytes) -> str:
        """As `send`, of a form with a file in its field `file`."""
        border = "a-border-that-is-in-no-file"
        parts = [
            f'--{border}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{text}\r\n'.encode()
            for field, text in {
                **typed,
                "csrfmiddlewaretoken": self.token(path),
                tokens.FIELD: tokens.new_token(),
            }.items()
        ]
        head = f'Content-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        body = b"".join(parts) + f"--{border}\r\n{head}".encode() + content + f"\r\n--{border}--\r\n".encode()
        request = urllib.request.Request(f"{self._origin}{path}", body)  # noqa: S310  this node
        request.add_header("Content-Type", f"multipart/form-data; boundary={border}")
        return self._open(request)

    @property
    def path(self) -> str:
        """Where the last answer came from."""
        return urllib.parse.urlsplit(self.addresses[-1]).path

    def sign_in(self, email: str) -> None:
        code = credentials.code_at(credentials.demo_totp_secret(email), credentials.current_step())
        typed = {"email": email, "passphrase": credentials.DEMO_PASSPHRASE, "code": code}
        self.send("/account/sign-in/", typed)
        assert self.path != "/account/sign-in/"

    def _open(self, request: urllib.request.Request) -> str:
        try:
            with self._opener.open(request, timeout=60) as answer:
                self.addresses.append(answer.geturl())
                return unescape(answer.read().decode(errors="replace"))  # a paper is no text
        except urllib.error.HTTPError as refusal:
            with refusal:
                self.addresses.append(refusal.geturl())
                return unescape(refusal.read().decode())
