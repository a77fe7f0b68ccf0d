"""What stands in the handbook is there in both languages, in the interface, and among the addresses."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from amanjol.casework.desk.tests.catalogues import check_complete, check_finished, used, written
from amanjol.site.handbook import rendering
from amanjol.site.handbook.books import BOOKS, EVERYBODY
from amanjol.site.handbook.chapterless import WITHOUT_CHAPTER
from amanjol.site.handbook.reading import FOLDER, UnreadableBook, read_book
from amanjol.site.handbook.rendering import PICTURES, label_of, read_aloud

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from amanjol.site.handbook.book import Book

LANGUAGES = ("en", "ru")
SOURCES = Path(__file__).parents[3]
MOST_WORDS = 1_600  # of what a role reads before the first day: eight minutes
each_text = pytest.mark.parametrize(
    ("key", "language"), [(book.key, text) for book in BOOKS for text in LANGUAGES]
)
each_book = pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.key)


def _tokens(key: str, language: str) -> Iterator[Token]:
    text = read_book(key, language)
    for body in (text.lead, *(chapter.body for chapter in text.chapters)):
        for token in rendering._MARKDOWN.parse(body):
            yield from token.children or [token]


def _quoted(key: str, language: str) -> list[str]:
    return [token.content for token in _tokens(key, language) if token.type == "code_inline"]


def _targets(key: str, language: str) -> list[str]:
    return [str(token.attrs["href"]) for token in _tokens(key, language) if token.type == "link_open"]


@cache
def _russian() -> dict[tuple[str, str], str]:
    """Every text of the interface with its translation."""
    texts: dict[tuple[str, str], str] = {}
    for path in SOURCES.glob("*/*/locale/ru/LC_MESSAGES/django.po"):
        with path.open("rb") as opened:
            for message in read_po(opened, locale="ru"):
                if isinstance(message.id, str) and isinstance(message.string, str):
                    texts[message.context or "", message.id] = message.string
    return texts


@cache
def _on_pages() -> set[tuple[str, str]]:
    """What pages and code say. The editor's marks are its own, and its tests refuse what nothing says any more."""
    packages = [path.parents[3] for path in SOURCES.glob("*/*/locale/ru/LC_MESSAGES/django.po")]
    said = {(context or "", words) for package in packages for context, words, _plural in used(package)}
    editors = SOURCES / "public" / "guide"
    return said | {(message.context or "", str(message.id)) for message in written(editors)}


def test_every_file_is_of_a_book() -> None:
    names = {path.name for path in FOLDER.iterdir()}
    assert names == {f"{book.key}.{language}.md" for book in BOOKS for language in LANGUAGES}


@each_text
def test_each_book_has_its_chapters_in_both_languages(key: str, language: str) -> None:
    book = next(book for book in BOOKS if book.key == key)
    chapters = [chapter.key for chapter in read_book(key, language).chapters]
    assert chapters == [chapter.key for chapter in book.chapters]
    assert len(set(chapters)) == len(chapters)


@each_book
def test_both_languages_press_open_and_show_the_same(book: Book) -> None:
    for english, russian in zip(
        *(read_book(book.key, language).chapters for language in LANGUAGES), strict=True
    ):
        for pattern in (r"`[^`]+`", r"\]\(([^)]+)\)"):
            there, here = (
                sorted(re.sub(r"\s+", " ", words) for words in re.findall(pattern, text.body))
                for text in (english, russian)
            )
            assert here == there, english.key
        assert [picture.name for picture in english.pictures] == [
            picture.name for picture in russian.pictures
        ]


@each_text
def test_what_is_quoted_is_a_label_of_the_interface(key: str, language: str) -> None:
    for quoted in _quoted(key, language):
        context, _bar, words = quoted.rpartition("|")
        assert (context, words) in _on_pages(), quoted
        assert _russian().get((context, words)), quoted


def test_its_own_words_are_all_there_in_russian() -> None:
    check_complete(SOURCES / "site" / "handbook")
    check_finished(SOURCES / "site" / "handbook")


@each_text
def test_every_link_leads_to_a_page_or_a_chapter(key: str, language: str) -> None:
    chapters = {chapter.key for chapter in read_book(key, language).chapters}
    for target in _targets(key, language):
        if target.startswith("#"):
            assert target[1:] in chapters
        else:
            assert target.startswith("page:"), target
            assert reverse(target.removeprefix("page:")).startswith("/")


@each_text
def test_every_picture_is_there_and_has_its_words(key: str, language: str) -> None:
    for chapter in read_book(key, language).chapters:
        for picture in chapter.pictures:
            assert (PICTURES / language / f"{picture.name}.webp").is_file()
            assert len(picture.says) > 15


def test_no_picture_lies_there_for_nothing_and_all_are_small() -> None:
    for language in LANGUAGES:
        named = {
            p.name for book in BOOKS for text in read_book(book.key, language).chapters for p in text.pictures
        }
        assert {path.stem for path in (PICTURES / language).iterdir()} == named
    assert sum(path.stat().st_size for path in PICTURES.glob("*/*.webp")) < 3_000_000


@each_text
def test_a_role_reads_it_before_the_first_day(key: str, language: str) -> None:
    books = {EVERYBODY.key, key}
    texts = [read_aloud(part, language) for part in books]
    pieces = [
        text.lead + "".join(f"{chapter.title} {chapter.body}" for chapter in text.chapters) for text in texts
    ]
    words = re.sub(r"<pre>.*?</pre>|<[^>]+>", " ", " ".join(pieces), flags=re.DOTALL).split()
    assert len(words) <= MOST_WORDS


@pytest.mark.parametrize("book", [book for book in BOOKS if book is not EVERYBODY], ids=lambda book: book.key)
def test_every_chapter_of_work_says_what_not_to_do(book: Book) -> None:
    for language in LANGUAGES:
        for chapter in read_aloud(book.key, language).chapters:
            assert "<blockquote>" in chapter.body, (chapter.key, language)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.ru.md")), ids=lambda path: path.name)
def test_the_russian_is_that_of_the_field(path: Path) -> None:
    text = re.sub(r"`[^`]*`", "", path.read_text(encoding="utf-8"))
    assert not re.search(
        r"\(а\)|\(ла\)|\(ась\)|супервизор|стади[яюией]|\bдел[оауе]\b|\bделами?\b|запер|отпер",
        text,
        re.IGNORECASE,
    )


def test_labels_are_said_as_the_interface_says_them_now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "say", {"Write down": "Положить"}.__getitem__)
    monkeypatch.setattr(rendering, "say_in", lambda context, words: f"{words} ({context})")
    assert (label_of("Write down"), label_of("a note|Correct")) == ("Положить", "Correct (a note)")
    assert "Положить" in rendering._html("Press `Write down`.")


def test_words_are_never_code() -> None:
    html = rendering._html('<script>alert(1)</script> `<b>` [x](javascript:alert(1)) <a href="/">y</a>')
    assert "<script" not in html
    assert "<b>" not in html
    assert "href" not in html.replace("&lt;a href", "")


def test_a_file_of_another_form_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("amanjol.site.handbook.reading.FOLDER", tmp_path)
    (tmp_path / "odd.en.md").write_text("No title\n", encoding="utf-8")
    with pytest.raises(UnreadableBook, match="first line"):
        read_book("odd", "en")
    (tmp_path / "odd.en.md").write_text("# T\n\n## One {#one}\n\n## Two without a key\n", encoding="utf-8")
    with pytest.raises(UnreadableBook, match="Two without a key"):
        read_book("odd", "en")


def _views(resolver: URLResolver, room: str = "") -> Iterator[tuple[str, str]]:
    """The name of each page and the module of its view."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            if pattern.name:
                yield f"{room}{pattern.name}", pattern.callback.__module__
        else:
            yield from _views(pattern, f"{room}{pattern.namespace}:" if pattern.namespace else room)


def test_every_page_of_staff_leads_to_a_chapter_or_is_listed_as_having_none() -> None:
    ours = {
        name for name, module in _views(get_resolver()) if module.startswith("amanjol.")
    } | WITHOUT_CHAPTER
    led = {name for name in ours if any(book.chapter_of(name) for book in BOOKS)}
    assert ours - led == WITHOUT_CHAPTER


def test_every_page_that_a_chapter_names_exists() -> None:
    names = {name for name, _module in _views(get_resolver())}
    rooms = {f"{name.rpartition(':')[0]}:" for name in names}
    named = {page for book in BOOKS for chapter in book.chapters for page in chapter.pages}
    assert not named - names - rooms


def test_a_page_goes_before_its_room() -> None:
    editor = next(book for book in BOOKS if book.key == "editor")
    assert [editor.chapter_of(name) for name in ("wagtailadmin_pages:edit", "nothing")] == [
        editor.chapters[1],
        None,
    ]


def test_a_link_to_a_page_that_is_gone_is_noticed() -> None:
    with pytest.raises(NoReverseMatch):
        rendering._html("[x](page:cases:no_such_page)")
