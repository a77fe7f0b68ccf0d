"""Forms as a browser has them: what a page would send, and how it is sent again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from amanjol.foundation.once import tokens

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

type Filled = dict[str, list[str]]
_TYPED = {"text", "hidden", "number", "date", "email", "search", "time", "datetime-local", "tel", "password"}


def press(client: Client, path: str, typed: dict[str, Any], token: str = "") -> Response:
    """A press of the button of a form with this token, or with one of its own."""
    return client.post(path, typed | {tokens.FIELD: token or tokens.new_token()})


def send_bare(client: Client, path: str, typed: dict[str, Any]) -> Response:
    """As somebody's browser sends a form of an old page: with the cross-site token and without the other one."""
    page = client.get("/account/").text
    cross_site = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[0]
    client.handler.enforce_csrf_checks = True
    try:
        return client.post(path, typed | {"csrfmiddlewaretoken": cross_site})
    finally:
        client.handler.enforce_csrf_checks = False


@dataclass
class PageForm:
    """A form of a page, filled in as it stands there; without its buttons."""

    action: str
    method: str
    filled: Filled = field(default_factory=dict)

    @property
    def is_once(self) -> bool:
        return tokens.FIELD in self.filled

    def but(self, **typed: Any) -> dict[str, Any]:
        """As somebody changes it."""
        return {**self.filled, **typed}


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[PageForm] = []
        self._select = self._textarea = ""

    @property
    def _open(self) -> PageForm | None:
        return self.forms[-1] if self.forms and self._is_in_form else None

    _is_in_form = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        of: dict[str, str] = {name: value or "" for name, value in attrs}
        name = of.get("name", "")
        match tag:
            case "form":
                self._is_in_form = True
                self.forms.append(PageForm(of.get("action", ""), of.get("method", "get").lower()))
            case "input" if of.get("type", "text") in _TYPED:
                self._add(name, of.get("value", ""))
            case "input" if "checked" in of:
                self._add(name, of.get("value", "on"))
            case "textarea":
                self._textarea = name
                self._add(name, "")
            case "select":
                self._select = name
            case "option" if "selected" in of:
                self._add(self._select, of.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._is_in_form = False
        elif tag == "textarea":
            self._textarea = ""

    def handle_data(self, data: str) -> None:
        if self._textarea and self._open is not None:
            text = self._open.filled[self._textarea].pop()
            self._open.filled[self._textarea].append(text + data)

    def _add(self, name: str, value: str) -> None:
        if self._open is not None and name:
            self._open.filled.setdefault(name, []).append(value)


def forms_of(page: str) -> list[PageForm]:
    """All that are sent by a post, in the order of the page."""
    reader = _Forms()
    reader.feed(re.sub(r"<template\b.*?</template>", "", page, flags=re.DOTALL))  # not on the page yet
    for form in reader.forms:
        for values in form.filled.values():
            values[:] = [value.removeprefix("\n") for value in values]
    return [form for form in reader.forms if form.method == "post"]


def form_of(page: str, *names: str) -> PageForm:
    """The one that acts, with these fields."""
    fitting = [form for form in forms_of(page) if form.is_once and set(names) <= form.filled.keys()]
    assert fitting, f"no form that acts has {names}"
    return fitting[0]
