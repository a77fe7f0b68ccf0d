"""What is for teachers stands in no list, poster or playlist of an airport, and everywhere else as before."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings

from amanjol.public.guide import documents as d
from amanjol.public.guide.content_files import read_folder
from amanjol.public.packs.tests.snapshots import Snapshot, build

if TYPE_CHECKING:
    from collections.abc import Iterator

LESSON = "general/a-lesson"
POSTER = "poster-of-the-lesson.svg"


def with_lesson(guide: Snapshot, audience: d.Audience) -> Snapshot:
    """With an article that shows a picture, in two languages, of which English says for whom it is."""
    edited = guide
    for language, words in (("en", audience), ("uz", "")):
        article = guide.document(language, "general/job-offer")
        poster = next(block for block in article.blocks if isinstance(block, d.Poster))
        blocks = (replace(poster, file=POSTER), d.Text("Words"))
        edited = edited.with_document(
            replace(article, key=LESSON, title="Lesson", blocks=blocks, audience=words)
        )
    return edited


@pytest.fixture(scope="module")
def packs(guide: Snapshot, built: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """By the audience of the article."""
    root = tmp_path_factory.mktemp("lesson")
    media = {**guide.media, POSTER: guide.media[next(name for name in guide.media if name.endswith(".svg"))]}
    audiences: tuple[d.Audience, ...] = ("", "teachers")
    for audience in audiences:
        build(with_lesson(replace(guide, media=media), audience), root / f"pack-{audience}", built)
    return {audience: root / f"pack-{audience}" for audience in ("", "teachers")}


def read(pack: Path, path: str) -> Any:
    return json.loads((pack / path).read_bytes())


def test_a_kiosk_names_a_lesson_in_no_list_and_still_opens_it(packs: dict[str, Path]) -> None:
    for language in ("en", "uz", "uz-cyrl", "ru"):  # one of them says so, one has it not and borrows
        path = f"{language}/{LESSON}.html"
        lists = read(packs["teachers"], f"kiosk/{language}.json")
        assert path not in {row["path"] for row in lists["general"]}
        assert [row["path"] for row in lists["elsewhere"]] == [path]
        assert path in read(packs["teachers"], f"kiosk/qr/{language}.json")
        before = read(packs[""], f"kiosk/{language}.json")
        assert path in {row["path"] for row in before["general"]}
        assert before["elsewhere"] == []


def test_posters_and_playlists_of_an_airport_hold_no_lesson(packs: dict[str, Path]) -> None:
    for audience, is_there in (("", True), ("teachers", False)):
        slides = read(packs[audience], "kiosk/attract.json")
        assert any("Lesson" in slide["titles"].values() for slide in slides) is is_there
        pages = read(packs[audience], "screen/pages.json")
        assert (LESSON in pages["pages"]) is is_there
        assert (POSTER in pages["posters"]) is is_there
        assert (LESSON in {item.get("key") for item in pages["playlist"]}) is is_there
        assert (LESSON in read(packs[audience], "screen/en.json")["pages"]) is is_there


def test_a_telephone_lists_it_as_before(packs: dict[str, Path]) -> None:
    for pack in packs.values():
        assert "a-lesson.html" in (pack / "en/index.html").read_text(encoding="utf-8")
        assert (pack / f"en/{LESSON}.html").is_file()


def of_starter_guide() -> Iterator[d.Document]:
    yield from read_folder(Path(settings.CONTENT_ROOT)).documents


def test_of_the_starter_guide_the_lesson_for_schools_is_for_teachers_in_every_language() -> None:
    for_teachers = {(document.key, document.language) for document in of_starter_guide() if document.audience}
    languages = {document.language for document in of_starter_guide()}
    assert for_teachers == {("general/safe-internet-lesson", language) for language in languages}
