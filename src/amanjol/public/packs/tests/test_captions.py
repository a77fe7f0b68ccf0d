"""Captions of films in Uzbek Cyrillic."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from amanjol.public.guide import documents as d
from amanjol.public.packs.captions import in_cyrillic, name_in_cyrillic
from amanjol.public.packs.editions import in_cyrillic as document_in_cyrillic
from amanjol.public.packs.tests.page_reader import PageReader
from amanjol.public.packs.tests.snapshots import build

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol.public.packs.tests.snapshots import Snapshot

LATIN = """WEBVTT

NOTE Yozuv

qism-1
00:00:00.500 --> 00:00:04.000
Pasport <i>oʻzingizda</i> tursin &amp;
qolsin

00:00:04.000 --> 00:00:06.000
Shartnoma
"""
CYRILLIC = """WEBVTT

NOTE Yozuv

qism-1
00:00:00.500 --> 00:00:04.000
Паспорт <i>ўзингизда</i> турсин &amp;
қолсин

00:00:04.000 --> 00:00:06.000
Шартнома
"""


def test_what_is_said_changes_its_letters_and_nothing_else_does() -> None:
    assert in_cyrillic(LATIN) == CYRILLIC


def test_only_a_name_that_says_uzbek_has_another() -> None:
    assert name_in_cyrillic("film.uz.vtt") == "film.uz-cyrl.vtt"
    assert name_in_cyrillic("film.vtt") == "film.vtt"


def test_a_page_in_cyrillic_loads_captions_in_cyrillic(guide: Snapshot, built: Path, tmp_path: Path) -> None:
    (tmp_path / "film.uz.vtt").write_text(LATIN, encoding="utf-8")
    (tmp_path / "film.mp4").write_bytes(b"film")
    film = d.Video("Film", "film.mp4", "film.uz.vtt", "Soʻzlar")
    page = replace(guide.document("uz", "kr/health-care"), blocks=(film,))
    both = guide.edited("uz", page.key, blocks=page.blocks)
    both = both.edited("uz-cyrl", page.key, blocks=document_in_cyrillic(page).blocks)
    names = ("film.uz.vtt", "film.mp4")
    media = {**guide.media, **{name: tmp_path / name for name in names}}
    build(replace(both, media=media), tmp_path / "pack", built)
    for language, text in (("uz", LATIN), ("uz-cyrl", CYRILLIC)):
        html = (tmp_path / "pack" / language / "kr/health-care.html").read_text(encoding="utf-8")
        [track] = PageReader(html).named("track")
        assert track["src"] == f"../../media/film.{language}.vtt"
        assert (tmp_path / "pack/media" / f"film.{language}.vtt").read_text(encoding="utf-8") == text
