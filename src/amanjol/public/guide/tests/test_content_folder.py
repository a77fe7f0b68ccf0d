"""The folder of content files as a whole."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from amanjol.public.guide.content_files import ContentErrors, check_canonical, read_folder
from amanjol.public.guide.tests.content_samples import (
    CONTACT_TEXT,
    COUNTRY,
    COUNTRY_TEXT,
    DOCUMENT,
    SOURCE,
    SOURCE_TEXT,
    TEXT,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "sources.yaml": SOURCE_TEXT,
        "contacts.yaml": CONTACT_TEXT,
        "order.yaml": "- kr\n",
        "interface/en.yaml": "home: Home\n",
        "interface/uz.yaml": "home: Bosh sahifa\n",
        "guide/kr/country.en.yaml": COUNTRY_TEXT,
        "guide/kr/country.uz.yaml": COUNTRY_TEXT,
        "guide/kr/health-care.en.yaml": TEXT,
        "guide/.DS_Store": "\x00",
        "media/clip.mp4": "",
        "media/clip.en.vtt": "",
        "media/clip.jpg": "",
        "media/passport.svg": "",
    }
    for name, text in files.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return tmp_path / "content"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def problems_of(folder: Path) -> list[str]:
    with pytest.raises(ContentErrors) as caught:
        read_folder(folder)
    return [str(problem) for problem in caught.value.problems]


def test_a_sound_folder_is_read_whole(folder: Path) -> None:
    content = read_folder(folder)
    assert content.documents == (replace(COUNTRY, language="en"), COUNTRY, DOCUMENT)
    assert content.sources == (SOURCE,)
    assert [contact.key for contact in content.contacts] == ["kr-line"]
    assert check_canonical(folder) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (
            "guide/kr/health-care.en.yaml",
            "- contact: kr-line",
            "- contact: kr-lin",
            ":50: there is no contact `kr-lin`",
        ),
        (
            "guide/kr/country.uz.yaml",
            "  source: an-office",
            "  source: office",
            ":8: there is no source `office`",
        ),
        ("guide/kr/health-care.en.yaml", "clip.jpg", "none.jpg", ":59: there is no media file `none.jpg`"),
        ("contacts.yaml", "source: an-office", "source: an-ofice", ":12: there is no source `an-ofice`"),
    ],
)
def test_what_is_referred_to_must_exist(folder: Path, file: str, old: str, new: str, expected: str) -> None:
    change(folder / file, old, new)
    assert problems_of(folder) == [f"content/{file}{expected}"]


def test_every_factual_block_needs_a_source_of_its_own(folder: Path) -> None:
    path = folder / "guide/kr/health-care.en.yaml"
    change(path, "    sources:\n    - an-office\n", "")
    assert problems_of(folder) == [
        f"content/guide/kr/health-care.en.yaml:{line}: this {kind} has no source: add `sources:` to it"
        for line, kind in [
            (6, "text"),
            (12, "steps"),
            (18, "checklist"),
            (23, "warning"),
            (26, "comparison"),
            (34, "law"),
            (51, "change"),
        ]
    ]


def test_all_files_tell_their_problems(folder: Path) -> None:
    change(folder / "sources.yaml", "confidence: high", "confidence: sure")
    change(folder / "guide/kr/country.uz.yaml", "Oʻzbekiston", "O‘zbekiston")
    (folder / "guide/kr/notes.txt").write_text("x")
    (folder / "guide/kr/country.ru.yaml").write_bytes(b"title: \xff\n")
    (folder / "contacts.yaml").unlink()
    assert [problem.split(": ")[0] for problem in problems_of(folder)] == [
        "content/contacts.yaml:1",
        "content/guide/kr/country.ru.yaml:1",
        "content/guide/kr/country.uz.yaml:11",
        "content/guide/kr/notes.txt:1",
        "content/sources.yaml:6",
    ]


def test_an_absent_folder_is_told(tmp_path: Path) -> None:
    assert [problem.split(": ")[1] for problem in problems_of(tmp_path / "none")] == [
        "does not exist or is not a plain file"
    ] * 3


def test_a_topic_stands_under_its_country(folder: Path) -> None:
    (folder / "guide/kr/country.en.yaml").unlink()
    file = "health-care"
    assert problems_of(folder) == [
        f"content/guide/kr/{file}.en.yaml:1: {file} needs its country in the same language: kr/country.en.yaml"
    ]


def test_a_language_needs_the_words_of_the_shell(folder: Path) -> None:
    (folder / "interface/uz.yaml").unlink()
    change(folder / "contacts.yaml", "    en: Advice\n", "    en: Advice\n    tg: Маслиҳат\n")
    assert problems_of(folder) == [
        "content/contacts.yaml:6: `tg` is none of our languages yet: add content/interface/tg.yaml",
        "content/guide/kr/country.uz.yaml:1: `uz` is none of our languages yet: add content/interface/uz.yaml",
    ]


def test_the_order_is_that_of_its_file(folder: Path) -> None:
    for name in ("a", "b", "c"):
        (folder / f"guide/general/{name}.en.yaml").parent.mkdir(exist_ok=True)
        (folder / f"guide/general/{name}.en.yaml").write_text(TEXT, encoding="utf-8")
    (folder / "order.yaml").write_text("- general/c\n- general/a\n", encoding="utf-8")
    keys = [document.key for document in read_folder(folder).documents if document.kind == "general"]
    assert keys == ["general/c", "general/a", "general/b"]
    (folder / "order.yaml").write_text("- general/d\n", encoding="utf-8")
    assert problems_of(folder) == ["content/order.yaml:1: there is no article `general/d`"]


def test_file_names_are_shown_harmless(folder: Path) -> None:
    (folder / "guide/kr/a\x1b[31m.yaml").touch()
    [problem] = problems_of(folder)
    assert problem.startswith("content/guide/kr/a\\x1b[31m.yaml:1: is not named like")


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [
        ("guide/kr/health-care.en.yaml", "title: Health care", "title: 'Health care'", 1),
        ("guide/kr/health-care.en.yaml", "    - Passport", '    - "Passport"', 25),
        ("guide/kr/country.uz.yaml", "    - an-office\n", "    - an-office", 13),
        (
            "guide/kr/country.uz.yaml",
            "title: Koreya Respublikasi\nsummary: Ishga borish",
            "summary: b\ntitle: a",
            1,
        ),
        ("sources.yaml", "  year: 2020s", "  year:  2020s", 5),
        ("contacts.yaml", "    en: Advice\n", "    en:\n      Advice\n", 5),
    ],
)
def test_other_forms_are_readable_but_not_canonical(
    folder: Path, file: str, old: str, new: str, line: int
) -> None:
    change(folder / file, old, new)
    assert read_folder(folder)
    [problem] = check_canonical(folder)
    assert (problem.file, problem.line) == (f"content/{file}", line)
    assert problem.problem.startswith("is not in canonical form")


def test_unreadable_files_are_not_canonical(folder: Path) -> None:
    change(folder / "guide/kr/country.uz.yaml", "title: ", "title: # ")
    assert {(problem.file, problem.line) for problem in check_canonical(folder)} == {
        ("content/guide/kr/country.uz.yaml", 1)
    }


def test_two_hundred_documents_are_read_in_two_seconds(folder: Path) -> None:
    for number in range(200):
        (folder / f"guide/general/article-{number}.en.yaml").parent.mkdir(exist_ok=True)
        (folder / f"guide/general/article-{number}.en.yaml").write_text(TEXT, encoding="utf-8")
    began = time.process_time()  # of this process alone, so that a busy machine does not count
    assert len(read_folder(folder).documents) == 203
    assert time.process_time() - began < 2
