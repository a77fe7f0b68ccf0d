"""A page of a pack as it stands in a ZIM: without what needs the pack's own worker, search or other languages."""

from __future__ import annotations

import posixpath
import re
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

VOID: Final = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
NOT_TAKEN: Final = ("404.html", "notes.html", "phone.html", "search.html", "take-along.html")
_WHOLE_COUNTRY = re.compile(r"notes-[a-z-]+\.html")  # says all of it once more, and would be found twice
_URL_IN_STYLE = re.compile(r'url\("?([^":)]+)"?\)')
_SCRIPT_OF_THE_SITE = re.compile(
    r"(?:^|/)(?:app|leave)\.[0-9a-f]+\.js$"
)  # saves pages, shares addresses, empties the history: the app does, or has none


def is_taken(path: str) -> bool:
    """Whether a page of a language is one of its ZIM."""
    name = path.rpartition("/")[2]
    return name.endswith(".html") and name not in NOT_TAKEN and not _WHOLE_COUNTRY.fullmatch(name)


class PageForZim(HTMLParser):
    """`taken` are the pages of the ZIM. `html` is the page, `files` what it shows, by their paths in the pack.

    `footnote` is a sentence that the foot of the page begins with.
    """

    def __init__(self, path: str, text: str, taken: frozenset[str], footnote: str = "") -> None:
        super().__init__(convert_charrefs=False)
        self._footnote = footnote
        self._path = path
        self._taken = taken
        self._parts: list[str] = []
        self._left_out: list[str] = []  # open tags, the outermost of which is not in the ZIM
        self.files: set[str] = set()
        self.feed(text)
        self.close()

    @property
    def html(self) -> str:
        return "".join(self._parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if self._left_out or self._is_left_out(tag, attributes):
            if tag not in VOID:
                self._left_out.append(tag)
            return
        self._parts.append(self.get_starttag_text() or "")
        if tag == "footer" and self._footnote:
            self._parts.append(f"<p>{escape(self._footnote)}</p>")
        for reference in _references(attributes):
            path = resolve(self._path, reference)
            if path is not None and path not in self._taken:
                self.files.add(path)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  the parser's form
        """Those of drawings, which end themselves."""
        if not self._left_out:
            self._parts.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if not self._left_out:
            self._parts.append(f"</{tag}>")
        elif tag in self._left_out:
            while self._left_out.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        self._keep(data)

    def handle_entityref(self, name: str) -> None:
        self._keep(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._keep(f"&#{name};")

    def handle_decl(self, decl: str) -> None:
        self._keep(f"<!{decl}>")

    def _keep(self, text: str) -> None:
        if not self._left_out:
            self._parts.append(text)

    def _is_left_out(self, tag: str, attributes: Mapping[str, str]) -> bool:
        if tag == "a":
            path = resolve(self._path, attributes.get("href", ""))
            return path is not None and path not in self._taken
        return (
            {"data-menu", "data-keep", "data-offline"} & attributes.keys() != set()
            or attributes.get("role") == "search"
            or attributes.get("rel") == "manifest"
            or attributes.get("http-equiv", "").lower() == "content-security-policy"  # the app has its own
            or (tag == "script" and _SCRIPT_OF_THE_SITE.search(attributes.get("src", "")) is not None)
        )


def files_of_style(path: str, text: str) -> set[str]:
    """What a style sheet shows, by paths in the pack."""
    paths = (resolve(path, reference) for reference in _URL_IN_STYLE.findall(text))
    return {path for path in paths if path is not None}


def resolve(page: str, reference: str) -> str | None:
    """The path in the pack that a page means; None for other places, telephone numbers and parts of the page."""
    parts = urlsplit(reference)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))


def _references(attributes: Mapping[str, str]) -> Iterator[str]:
    for name in ("href", "src", "poster"):
        if attributes.get(name):
            yield attributes[name]
    for candidate in attributes.get("srcset", "").split(","):
        if candidate.strip():
            yield candidate.split()[0]
