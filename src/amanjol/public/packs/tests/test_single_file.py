"""A country as one file: all of it, nothing outside it, no script, and its own policy."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from copy import copy
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from amanjol.public.guide import documents as d
from amanjol.public.guide.looking_again import look_again_on
from amanjol.public.packs.tests.page_reader import PageReader
from amanjol.public.packs.tests.snapshots import build

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol.public.packs.tests.snapshots import Snapshot


def file_of(root: Path, language: str = "en", country: str = "kr") -> str:
    return (root / language / country / f"notes-{language}-{country}.html").read_text(encoding="utf-8")


def test_every_country_is_one_file_in_every_language(guide: Snapshot, built: Path) -> None:
    for country in json.loads((built / "manifest.json").read_bytes())["countries"]:
        for language in guide.languages():
            text = PageReader(file_of(built, language, country)).text
            for document in guide.documents(language):
                if document.key.partition("/")[0] in {country, "general"}:
                    assert document.title in text, (language, country, document.key)


def test_it_loads_nothing_and_runs_only_the_script_of_leaving(built: Path) -> None:
    page = PageReader(file_of(built))
    assert page.named("script") == [{"data-away": "about:blank"}]
    assert not page.named("link")
    assert not page.named("video")
    for _tag, attributes in page.elements:
        for name in ("href", "src", "srcset", "poster", "action"):
            assert attributes.get(name, "#").startswith(("#", "tel:", "data:image/"))
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]


def test_it_shows_neither_what_it_is_nor_whose_before_somebody_opens_it(built: Path) -> None:
    html = file_of(built, "uz")
    head, _, rest = html.partition("<body")
    cover, _, _inside = rest.partition("</summary>")
    seen = " ".join(PageReader(f"<body{cover}").text.split())
    assert re.sub(r"<style>.*?</style>|<script.*?</script>", "", head, flags=re.DOTALL).count("Amanjol") == 0
    assert seen == "Eslatmalar Oʻzbekcha · Koreya Respublikasi"
    assert "<title>Eslatmalar</title>" in head
    assert "open" not in PageReader(html).named("details")[0]


def test_its_policy_allows_its_own_style_and_script_and_data_only(built: Path) -> None:
    html = file_of(built)
    [policy] = [m["content"] for m in PageReader(html).named("meta") if m.get("http-equiv")]
    match = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    script = re.search(r"<script data-away=[^>]*>(.*?)</script>", html, re.DOTALL)
    assert match is not None
    assert script is not None
    style_digest, digest = (
        base64.b64encode(hashlib.sha256(part[1].encode()).digest()).decode() for part in (match, script)
    )
    assert " ".join(policy.split()) == (
        f"default-src 'none'; style-src 'sha256-{style_digest}'; script-src 'sha256-{digest}'; img-src data:; "
        "font-src data:; base-uri 'none'; form-action 'none'"
    )
    assert 'url("data:font/woff2;base64,' in match[1]
    assert not re.search(r'url\("(?!data:)', match[1])


def test_every_link_leads_to_a_part_of_the_file(built: Path) -> None:
    page = PageReader(file_of(built, "uz"))
    names = [attributes["id"] for _tag, attributes in page.elements if "id" in attributes]
    assert len(names) == len(set(names))
    links = [link["href"].removeprefix("#") for link in page.named("a") if link["href"].startswith("#")]
    assert len(links) > 20
    assert set(links) <= set(names)


def test_changes_of_two_articles_have_anchors_of_their_own(
    guide: Snapshot, built: Path, tmp_path: Path
) -> None:
    change = d.Change("Register.", "2025-09-01", "in_force", "Workers", "Ask.")
    edited = guide.edited("en", "kr/health-care", blocks=(change, change))
    build(edited.edited("en", "kr/your-rights", blocks=(change,)), tmp_path / "pack", built)
    names = [part["id"] for _tag, part in PageReader(file_of(tmp_path / "pack")).elements if "id" in part]
    assert {"kr-health-care-change-1", "kr-health-care-change-2", "kr-your-rights-change-1"} <= set(names)
    assert len(names) == len(set(names))


def test_it_says_what_is_not_checked_and_no_date_of_the_pack(guide: Snapshot, built: Path) -> None:
    text = PageReader(file_of(built)).text
    assert "Not yet dialled" in text
    assert "no person has checked this yet" in text
    assert "Put into Cyrillic letters by a program." not in text
    assert guide.today.strftime("%d.%m.%Y") not in text


def test_it_says_how_old_its_texts_are_and_until_when_they_count(
    guide: Snapshot, built: Path, tmp_path: Path
) -> None:
    text = " ".join(PageReader(file_of(built)).text.split())
    assert "Texts as of 2026." in text  # nobody has checked anything yet: the latest year of a source
    days = [
        look_again_on(document, guide.sources)
        for document in guide.documents("en")
        if document.key.partition("/")[0] in {"kr", "general"}
    ]
    year, month, first = min(filter(None, days)).split("-")
    assert f"To be checked again by {first}.{month}.{year}." in text
    contact = copy(guide.contacts["kr-112-police"])
    contact.last_dialled_on, contact.last_dialled_by, contact.answered = date(2026, 11, 2), "Lola", True
    build(replace(guide, contacts={**guide.contacts, contact.key: contact}), tmp_path / "dialled", built)
    assert "Texts as of 02.11.2026." in " ".join(PageReader(file_of(tmp_path / "dialled")).text.split())
    build(replace(guide, today=guide.today + timedelta(days=1)), tmp_path / "tomorrow", built)
    assert file_of(tmp_path / "tomorrow") == file_of(built)


def test_its_size_stands_beside_the_link(built: Path) -> None:
    page = PageReader((built / "en/kr/take-along.html").read_text(encoding="utf-8"))
    size = (built / "en/kr/notes-en-kr.html").stat().st_size
    match = re.search(r"([\d.]+) (kB|MB)", page.text)
    assert match is not None
    bytes_said = float(match[1]) * (1000 if match[2] == "kB" else 1_000_000)
    assert size <= bytes_said < size * 1.11
    assert {"notes-en-kr.html"} <= {link["href"] for link in page.named("a")}


@pytest.mark.parametrize(("size", "text"), [(310_400, "320 kB"), (95_000, "95 kB"), (1_240_000, "1.3 MB")])
def test_sizes_are_rounded_up_to_two_digits(size: int, text: str) -> None:
    from amanjol.public.packs.tests.sample_pages import RENDERER  # noqa: PLC0415  one use

    say = lambda key, **words: RENDERER._say("en", key, words)  # noqa: E731  the template's own
    assert RENDERER._environment.filters["size"](size, say, "en") == text


def test_one_changed_article_of_another_country_changes_no_file(
    guide: Snapshot, built: Path, tmp_path: Path
) -> None:
    edited = guide.edited("en", "kr/health-care", summary="Another summary")
    build(edited, tmp_path / "next", built)
    assert "Another summary" in file_of(tmp_path / "next")
    assert file_of(tmp_path / "next", "uz") == file_of(built, "uz")
