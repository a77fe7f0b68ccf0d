"""Turns page data into the HTML of the pack: no inline code, every link relative to its own page.

The words of the shell come from `content/interface/*.yaml`, one mapping for each language; Uzbek in
Cyrillic letters (`uz-cyrl`) is one of them, derived by the builder.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from heroicons.jinja import heroicon_outline
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from amanjol.public.guide.counted_signs import counted_in
from amanjol.public.packs.changes import parted
from amanjol.public.packs.dates import written_day, written_month
from amanjol.public.packs.neutral_titles import number_in_title
from amanjol.public.packs.standing_words import country_words, standing_sentence
from amanjol.public.packs.travel_card import asks_to_call

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from amanjol.public.guide.documents import Question
    from amanjol.public.packs.page_data import (
        ArticlePage,
        CardPage,
        CountryPage,
        Frame,
        HomePage,
        Reading,
        TakeAlongPage,
    )
    from amanjol.public.packs.single_file import Chapter, Inside, SingleFile

type OwnCode = tuple[tuple[str, str], tuple[str, str]]  # style and script, each with its hash
type Chapters = tuple[list[Chapter], list[Chapter]]  # of the country, and those that hold everywhere

_PAGES: Final = Path(__file__).parent / "pages"
_STRONG: Final = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_ISO_DATE: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_ABOUT_A_YEAR: Final = re.compile(r"(about|before) (\d{4})")
_DECADE: Final = re.compile(r"(\d{3}0)s")
_BLANK_LINES: Final = re.compile(r"\n\s*\n")

# BCP 47 tags that differ from our own language codes.
_LANGUAGE_TAGS: Final = {"uz-cyrl": "uz-Cyrl"}

_TOPIC_ICONS: Final = {
    "before-you-leave": "clipboard-document-check",
    "entering-and-registering": "calendar-days",
    "working-legally": "briefcase",
    "your-rights": "scale",
    "duties-and-penalties": "exclamation-triangle",
    "health-care": "heart",
    "help-and-contacts": "phone",
    "money-and-coming-home": "banknotes",
    "job-offer": "document-magnifying-glass",
    "kept-passport": "identification",
    "when-you-call-for-help": "lifebuoy",
}


class UnevenPhrasesError(ValueError):
    """A language lacks words of the shell that another has."""


class MissingPhraseError(LookupError):
    """A template asks for words that no language has."""


class Renderer:
    """Renders every kind of page. `phrases` maps a language to its words; all must have the same keys."""

    def __init__(self, phrases: Mapping[str, Mapping[str, str]]) -> None:
        _refuse_uneven(phrases)
        self._phrases = phrases
        self._environment = _environment()

    def words(self, language: str) -> Mapping[str, str]:
        """The words of the shell."""
        return self._phrases[language]

    def languages(self, frame: Frame) -> str:
        """The root page: every language under its own name."""
        return self._render("languages.html", frame, missing=False)

    def home(self, page: HomePage) -> str:
        return self._render("home.html", page.frame, page=page)

    def country(self, page: CountryPage) -> str:
        return self._render("country.html", page.frame, page=page)

    def article(self, page: ArticlePage) -> str:
        return self._render("article.html", page.frame, page=page)

    def card(self, page: CardPage) -> str:
        return self._render("card.html", page.frame, page=page)

    def take_along(self, page: TakeAlongPage) -> str:
        return self._render("take_along.html", page.frame, page=page)

    def chapter(self, frame: Frame, reading: Reading, inside: Inside) -> Markup:
        """One article of a file that holds many."""
        country = reading.document.key.partition("/")[0] if reading.document.kind == "topic" else ""
        words = self._render("chapter.html", frame, inside, reading=reading, country=country)
        return Markup(words)  # noqa: S704  the template has escaped it

    def whole_country(self, file: SingleFile, chapters: Chapters, own: OwnCode, inside: Inside) -> str:
        """A country as one file. `own` are its style sheet and its script, each with its hash for the policy."""
        topics, general = chapters
        (style, digest), (script, script_digest) = own
        values = {
            "topics": topics,
            "general": general,
            "style": Markup(style),  # noqa: S704  ours
            "digest": digest,
            "script": Markup(script),  # noqa: S704  ours
            "script_digest": script_digest,
        }
        return self._render(
            "whole_country.html",
            file.page.frame,
            inside,
            page=file.page,
            card=file.card,
            as_of=file.as_of,
            check_by=file.check_by,
            **values,
        )

    def search(self, frame: Frame) -> str:
        return self._render("search.html", frame)

    def notes(self, frame: Frame) -> str:
        """Where one is after leaving the guide at once."""
        return self._render("notes.html", frame)

    def phone(self, frame: Frame) -> str:
        """What stays on the reader's phone, and how to remove it."""
        return self._render("phone.html", frame)

    def not_found(self, frame: Frame) -> str:
        """The page for a wrong address: of one language, or at the root (no language) of all."""
        if frame.language:
            return self._render("not_found.html", frame)
        return self._render("languages.html", frame, missing=True)

    def empty(self, frame: Frame) -> str:
        """Of every device and reader while there is no article in any language."""
        return self._render("empty.html", frame)

    def kiosk(self, frame: Frame) -> str:
        """The shell of the kiosk, which speaks every language and fetches the pages into itself."""
        return self._render(
            "kiosk.html", frame, topic_icons=sorted({"document-text", *_TOPIC_ICONS.values()})
        )

    def screen(self, frame: Frame) -> str:
        """The shell of the player for wall screens, which fetches what it shows."""
        return self._render("screen.html", frame)

    def manifest(self, frame: Frame) -> str:
        """The web app manifest of one language, for `<language>/app.webmanifest` (`frame.path`)."""
        icons = [
            {
                "src": _link(frame.path, frame.assets[f"icon-{size}.png"]),
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": purpose,
            }
            for size in (192, 512)
            for purpose in ("any", "maskable")
        ]
        manifest = {
            "name": "Amanjol",
            "short_name": "Amanjol",
            "description": self._phrases[frame.language]["home_lead"],
            "lang": language_tag(frame.language),
            "start_url": "index.html",
            "scope": "../",
            "display": "standalone",
            "background_color": "#fbf6ec",
            "theme_color": "#0b4f55",
            "icons": icons,
        }
        return json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"

    def _render(self, template: str, frame: Frame, inside: Inside | None = None, **values: object) -> str:
        """`inside` gives the content of pictures in place of their addresses."""

        def say(key: str, language: str = frame.language, **words: str) -> Markup:
            return self._say(language, key, words)

        return self._environment.get_template(template).render(
            frame=frame,
            say=say,
            knows=lambda key: key in self._phrases[frame.language],
            link=inside.link if inside else lambda path: _link(frame.path, path),
            asset=inside.asset if inside else lambda name: _link(frame.path, frame.assets[name]),
            media=inside.media if inside else lambda name: _link(frame.path, frame.media[name]),
            place_of=inside.place_of
            if inside
            else lambda entry: f"{_link(frame.path, entry.path)}#{entry.anchor}",
            anchor_of=inside.anchor_of if inside else lambda _key, name: name,
            is_single_file=inside is not None,
            **values,
        )

    def _say(self, language: str, key: str, words: Mapping[str, str]) -> Markup:
        try:
            phrase = self._phrases[language][key]
        except KeyError:
            raise MissingPhraseError(f"no words for {key!r} in {language!r}") from None
        return escape(phrase).format(**words) if words else escape(phrase)


def language_tag(language: str) -> str:
    """The BCP 47 tag for one of our language codes: `uz-Cyrl` for `uz-cyrl`."""
    return _LANGUAGE_TAGS.get(language, language)


@cache
def _environment() -> Environment:
    """One for the whole process: its templates are compiled once, and again when a file has changed."""
    environment = Environment(
        loader=FileSystemLoader(_PAGES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["icon"] = _icon
    environment.globals["topic_icon"] = _topic_icon
    environment.globals["counted_signs"] = counted_in
    environment.globals["number_of_questions"] = _number_of_questions
    environment.filters["day"] = day
    environment.filters["kind"] = lambda block: type(block).__name__
    environment.filters["language_tag"] = language_tag
    environment.filters["number_in_title"] = number_in_title
    environment.filters["paragraphs"] = _paragraphs
    environment.filters["strong"] = _strong
    environment.filters["year"] = _year
    environment.filters["standing_sentence"] = standing_sentence
    environment.filters["country_words"] = country_words
    environment.filters["written_day"] = written_day
    environment.filters["written_month"] = written_month
    environment.filters["size"] = _size
    environment.filters["parted"] = parted
    environment.filters["own_first"] = _own_first
    environment.tests["asking_to_call"] = asks_to_call
    return environment


def _refuse_uneven(phrases: Mapping[str, Mapping[str, str]]) -> None:
    every_key: set[str] = set().union(*phrases.values())
    for language, words in phrases.items():
        missing = sorted(every_key - words.keys())
        if missing:
            raise UnevenPhrasesError(f"{language} has no words for: {', '.join(missing)}")


def _link(here: str, there: str) -> str:
    relative = posixpath.relpath(there, posixpath.dirname(here) or ".")
    return quote(relative)


@cache
def _icon(name: str) -> str:
    return heroicon_outline(name, aria_hidden="true")


def topic_icon_name(key: str) -> str:
    """The icon of the article with this key; one of `document-text` where none was chosen."""
    return _TOPIC_ICONS.get(key.rpartition("/")[2], "document-text")


def _topic_icon(key: str) -> str:
    return _icon(topic_icon_name(key))


def day(date: str) -> str:
    """A full ISO date as day.month.year; a year alone, or words such as `2020s`, stay as they are."""
    match = _ISO_DATE.fullmatch(date)
    return f"{match[3]}.{match[2]}.{match[1]}" if match else date


def _year(year: str, say: Callable[..., Markup]) -> Markup | str:
    """The year of a source in the reader's language, where the editors' words for it are known."""
    if year == "undated":
        return say("year_undated")
    if about := _ABOUT_A_YEAR.fullmatch(year):
        return say(f"year_{about[1]}", year=about[2])
    if decade := _DECADE.fullmatch(year):
        return f"{decade[1]}–{int(decade[1]) + 9}"
    return day(year)


def _number_of_questions(items: Sequence[Question]) -> str:
    """Of a check: how many are asked of everybody, and of who goes where most are asked."""
    of_country = Counter(item.country for item in items if item.country)
    of_everybody = len(items) - of_country.total()
    most = of_everybody + max(of_country.values(), default=0)
    return str(of_everybody) if most == of_everybody else f"{of_everybody}–{most}"


def _strong(text: str) -> Markup:
    """Escapes the text and turns its only markup, `**strong**`, into HTML."""
    parts = _STRONG.split(text)  # plain and strong in turns
    return Markup().join(
        Markup("<strong>{}</strong>").format(part) if number % 2 else escape(part)
        for number, part in enumerate(parts)
    )


def _size(size: int, say: Callable[..., Markup], language: str) -> Markup:
    """Bytes in words, rounded up to two digits, so that a changed sentence rarely changes the page."""
    unit, key = (1_000_000, "size_mb") if size >= 1_000_000 else (1_000, "size_kb")
    step = 10 ** max(0, len(str(size)) - 2)
    rounded = -(-size // step) * step / unit
    words = f"{rounded:g}"
    return say(key, size=words if language == "en" else words.replace(".", ","))


def _paragraphs(text: str) -> Markup:
    parts = (part.strip() for part in _BLANK_LINES.split(text))
    return Markup("\n").join(Markup("<p>{}</p>").format(_strong(part)) for part in parts if part)


def _own_first(languages: Iterable[str], reader: str) -> list[str]:
    """Languages that are spoken, the reader's own before the others."""
    own = reader.partition("-")[0]

    return sorted(languages, key=lambda language: language != own)
