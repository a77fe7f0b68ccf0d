"""A book as HTML: labels of the interface as they are said today, pages as links, pictures beside their chapter.

Also called: Markdown.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as say
from django.utils.translation import override
from django.utils.translation import pgettext as say_in
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from PIL import Image

from amanjol.site.configuration import PLANES
from amanjol.site.handbook.reading import FOLDER, languages_of, read_book
from amanjol.site.middleware import address_elsewhere

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

PAGE = "page:"
PICTURES = FOLDER.parent / "static" / "handbook" / "pictures"


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """`path` is that of the static file; width and height in pixels, so that nothing jumps while it loads."""

    path: str
    says: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class ShownChapter:
    key: str
    title: str
    body: SafeString
    pictures: tuple[ShownPicture, ...]


@dataclass(frozen=True, slots=True)
class ShownBook:
    """`language` is that of the text, which may be another than that of the interface."""

    language: str
    title: str
    lead: SafeString
    chapters: tuple[ShownChapter, ...]


def label_of(quoted: str) -> str:
    """What stands on a button: its English words as the interface says them now; `context|words` where it has one."""
    context, _bar, words = quoted.rpartition("|")
    return say_in(context, words) if context else say(words)


class _Renderer(RendererHTML):
    """Of Markdown, what the texts use. HTML in a text is words."""

    __output__: ClassVar[str] = "html"

    def code_inline(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:  # noqa: ARG002  the library's form
        return format_html('<b class="press">{}</b>', label_of(tokens[idx].content))

    def link_open(self, tokens: Sequence[Token], idx: int, options: Any, env: dict[str, str]) -> str:  # noqa: ARG002  the library's form
        address = _address(str(tokens[idx].attrs["href"]))
        env["link_close"] = "</a>" if address else ""
        return f'<a href="{escape(address)}">' if address else ""

    def link_close(self, tokens: Sequence[Token], idx: int, options: Any, env: dict[str, str]) -> str:  # noqa: ARG002  as above
        return env.pop("link_close")


def _address(target: str) -> str:
    """Of a page by its name, `page:cases:find`; a chapter of the same book is `#its-key`.

    Empty where the page is of a plane that is off, which cannot be told from a wrong name there. With all planes
    NoReverseMatch for a page that is not there.
    """
    if not target.startswith(PAGE):
        return target
    try:
        return address_elsewhere(reverse(target.removeprefix(PAGE)))
    except NoReverseMatch:
        if set(settings.PLANES).issuperset(PLANES):
            raise
        return ""


_MARKDOWN = MarkdownIt("commonmark", {"html": False}, renderer_cls=_Renderer).enable("table")


def _html(text: str) -> SafeString:
    html: str = _MARKDOWN.render(text)
    return mark_safe(html)  # noqa: S308  our own files, and raw HTML is escaped


@cache
def read_aloud(key: str, spoken: str) -> ShownBook:
    """In that language of the interface; where the book is not written in it, in English with its labels."""
    language = spoken if spoken in languages_of(key) else "en"
    text = read_book(key, language)
    with override(spoken):
        chapters = tuple(
            ShownChapter(
                chapter.key,
                chapter.title,
                _html(chapter.body),
                tuple(_shown(picture.name, picture.says, language) for picture in chapter.pictures),
            )
            for chapter in text.chapters
        )
        return ShownBook(language, text.title, _html(text.lead), chapters)


def _shown(name: str, says: str, language: str) -> ShownPicture:
    with Image.open(PICTURES / language / f"{name}.webp") as image:
        width, height = image.size
    return ShownPicture(f"handbook/pictures/{language}/{name}.webp", says, width, height)
