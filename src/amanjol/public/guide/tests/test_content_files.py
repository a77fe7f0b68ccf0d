"""Documents and sources, one file at a time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from amanjol.public.guide import documents as d
from amanjol.public.guide.content_files import (
    ContentError,
    path_of,
    read_document,
    read_sources,
    write_document,
    write_sources,
)
from amanjol.public.guide.tests.content_samples import (
    COUNTRY,
    COUNTRY_TEXT,
    DOCUMENT,
    NAME,
    SOURCE,
    SOURCE_TEXT,
    TEXT,
)


def test_every_kind_of_block_is_read_and_written() -> None:
    assert read_document(TEXT, NAME) == DOCUMENT
    assert write_document(DOCUMENT) == TEXT


def test_a_country_has_figures() -> None:
    assert read_document(COUNTRY_TEXT, "content/guide/kr/country.uz.yaml") == COUNTRY
    assert write_document(COUNTRY) == COUNTRY_TEXT


@pytest.mark.parametrize(
    ("name", "kind", "key", "language"),
    [
        ("content/guide/kr/country.en.yaml", "country", "kr", "en"),
        ("kr/your-rights.tk.yaml", "topic", "kr/your-rights", "tk"),
        ("guide/general/kept-passport.ky.yaml", "general", "general/kept-passport", "ky"),
    ],
)
def test_the_name_says_what_a_file_is(name: str, kind: str, key: str, language: str) -> None:
    document = read_document("title: a\nsummary: b\ntranslation: read\nblocks:\n- contact: c\n", name)
    assert (document.kind, document.key, document.language) == (kind, key, language)
    assert name.endswith(path_of(document))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("content/guide/kr/healthcare.en.yaml", "`healthcare` is no topic: known are before-you-leave"),
        ("content/guide/kr/country.qq.yaml", "`qq` is no ISO 639-1 code of a language"),
        ("content/guide/kr/country.uz-Cyrl.yaml", "`uz-Cyrl` is no ISO 639-1 code"),
        ("content/guide/KR/country.en.yaml", "is not named like"),
        ("content/guide/korea/country.en.yaml", "is not named like"),
        ("content/guide/general/Kept Passport.en.yaml", "is not named like"),
        ("content/guide/kr/country.en.yml", "is not named like"),
        ("country.en.yaml", "is not named like"),
        ("content/guide/kr/country.en.yaml\n", "is not named like"),
        ("", "is not named like"),
    ],
)
def test_a_wrong_name_is_refused(name: str, expected: str) -> None:
    with pytest.raises(ContentError) as caught:
        read_document(TEXT, name)
    assert caught.value.problem.startswith(expected)
    assert caught.value.line == 1


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("summary: Free", "sumary: Free", "2: unknown key `sumary`: did you mean `summary`?"),
        ("original", "finished", "3: translation is `finished` but must be original, drafted or read"),
        ("2027-03-01", "2027-02-29", "4: look_again_on is `2027-02-29`, which is no date"),
        ("- text:", "- texts:", "6: unknown key `texts`: did you mean `text`?"),
        ("**strong**", "**strong", "9: body has a `**` without its partner"),
        ("    - do: Call 119.\n      how", "    - how", "17: items needs the key `do`"),
        (
            "- contact: kr-line",
            "- contact: ../../etc",
            "50: contact is `../../etc` but must be small letters",
        ),
        ("file: clip.mp4", "file: ../clip.mp4", "53: file is `../clip.mp4` but must be a file name"),
        ("file: clip.mp4", "file: .clip", "53: file is `.clip` but must be a file name"),
        (
            "captions: clip.en.vtt",
            "captions: clip.srt",
            "54: captions is `clip.srt` but must be a WebVTT file",
        ),
        ("    say: Do not", "    say: |-\n      Do\n      not", "31: say must be one line"),
        ("since: 2025-09-01", "since: 2025-09", "67: since is `2025-09`, which is no date like 2027-03-01"),
        ("in_force", "started", "68: state is `started` but must be in_force, to_start or proposed"),
        ("    who: Workers in the capital\n", "", "66: change needs the key `who`"),
        ("Workers register", "Workers " * 40 + "register", "66: what is longer than 300 characters"),
        ("look_again_on: 2027-03-01\n", "figures: []\n", "4: figures needs at least 1"),
        (
            "look_again_on: 2027-03-01\n",
            "figures:\n- figure: 1\n  counts: a\n  as_of: 2024\n  source: b\n",
            "5: figures belong to country files only",
        ),
    ],
)
def test_faults_name_the_line(old: str, new: str, expected: str) -> None:
    assert old in TEXT
    with pytest.raises(ContentError) as caught:
        read_document(TEXT.replace(old, new), NAME)
    assert f"{NAME}:{expected}" in str(caught.value)


def test_apostrophes_matter_in_uzbek_files_only() -> None:
    text = TEXT.replace("First paragraph", "O'zbekiston")
    assert read_document(text, NAME)
    with pytest.raises(ContentError, match=r"uz\.yaml:9: body has the apostrophe U\+0027"):
        read_document(text, "content/guide/kr/health-care.uz.yaml")


@pytest.mark.parametrize(
    "document",
    [
        replace(DOCUMENT, kind="country"),
        replace(DOCUMENT, key="kr/unknown-topic"),
        replace(DOCUMENT, language="qq"),
        replace(DOCUMENT, kind="general"),
        replace(DOCUMENT, key="../kr/health-care"),
        replace(DOCUMENT, figures=COUNTRY.figures),
        replace(DOCUMENT, title=""),
        replace(DOCUMENT, title="a\nb"),
        replace(DOCUMENT, blocks=()),
        replace(DOCUMENT, blocks=(d.Text("a \nb"),)),
        replace(DOCUMENT, look_again_on="soon"),
    ],
)
def test_what_would_not_be_the_same_again_is_not_written(document: d.Document) -> None:
    with pytest.raises(ContentError):
        write_document(document)


def test_sources_are_written_sorted_and_read_back() -> None:
    checked = replace(
        SOURCE, key="a", needs_review=True, checked_by="Programme staff", checked_on="2026-11-01"
    )
    text = write_sources([SOURCE, checked])
    assert text.startswith("- key: a\n")
    assert "  needs_review: yes\n  checked_by: Programme staff\n  checked_on: 2026-11-01\n" in text
    assert text.endswith(SOURCE_TEXT)
    assert read_sources(text, "content/sources.yaml") == [checked, SOURCE]


def test_a_source_says_when_it_was_read_and_what_it_speaks_of() -> None:
    source = replace(SOURCE, as_of="2026-03", kind="app")
    text = write_sources([source])
    assert text == f"{SOURCE_TEXT}  as_of: 2026-03\n  kind: app\n"
    assert read_sources(text, "content/sources.yaml") == [source]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("as_of: 2026-13", "8: as_of is `2026-13` but must be a month such as 2026-03"),
        ("as_of: 2026-03-01", "8: as_of is `2026-03-01` but must be a month such as 2026-03"),
        ("kind: law", "8: kind is `law` but must be app, fee, rule, bill, contact or report"),
    ],
)
def test_other_months_and_kinds_are_refused(line: str, expected: str) -> None:
    with pytest.raises(ContentError) as caught:
        read_sources(f"{SOURCE_TEXT}  {line}\n", "content/sources.yaml")
    assert str(caught.value) == f"content/sources.yaml:{expected}"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "http:///a", "https://a b", "ftp://a", "www.example.org", "https://?"]
)
def test_addresses_are_of_the_web(address: str) -> None:
    with pytest.raises(ContentError, match="must be an address of the web, or none"):
        write_sources([replace(SOURCE, address=address)])
