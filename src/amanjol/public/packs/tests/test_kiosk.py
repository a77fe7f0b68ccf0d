"""The kiosk's files in a pack: lists of pages that are there, codes that lead to them, a shell that leads nowhere."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import segno
from django.conf import settings
from django.test import override_settings

from amanjol.public.guide import documents as d
from amanjol.public.guide.counted_signs import COUNTED
from amanjol.public.packs import kiosk
from amanjol.public.packs.listings import path_of
from amanjol.public.packs.rendering import language_tag
from amanjol.public.packs.tests.page_reader import PageReader
from amanjol.public.packs.tests.served_pack import ask, site_of
from amanjol.public.packs.tests.snapshots import Snapshot, build
from amanjol.public.packs.tree import verify

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# Every letter of each alphabet, two signs for one letter as the keyboards have them.
ALPHABETS = {
    "en": "a b c d e f g h i j k l m n o p q r s t u v w x y z",
    "uz": "a b d e f g h i j k l m n o p q r s t u v x y z oʻ gʻ sh ch ʼ",
    "uz-cyrl": "а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш ъ э ю я ў қ ғ ҳ",
    "ru": "а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я",
    "kk": "а ә б в г ғ д е ё ж з и й к қ л м н ң о ө п р с т у ұ ү ф х һ ц ч ш щ ъ ы і ь э ю я",
    "ky": "а б в г д е ё ж з и й к л м н ң о ө п р с т у ү ф х ц ч ш щ ъ ы ь э ю я",
    "tk": "a b ç d e ä f g h i j ž k l m n ň o ö p r s ş t u ü w y ý z",
}


def read(root: Path, path: str) -> Any:
    return json.loads((root / path).read_bytes())


def languages_of(root: Path) -> list[str]:
    languages: list[str] = read(root, "manifest.json")["languages"]
    assert {"uz", "uz-cyrl", "en"} <= set(languages)
    return languages


def paths_in(lists: Mapping[str, Any]) -> list[str]:
    rows = [*lists["general"], *(topic for country in lists["countries"] for topic in country["topics"])]
    return [row["path"] for row in (*lists["countries"], *rows)]


def with_blocks(guide: Snapshot, key: str, *blocks: d.Block) -> Snapshot:
    """The blocks before the others in every language that has the article."""
    edited = guide
    for language in guide.languages():
        if any(document.key == key for document in guide.documents(language)):
            document = guide.document(language, key)
            edited = edited.edited(language, key, blocks=(*blocks, *document.blocks))
    return edited


# --- Lists


def test_a_language_lists_every_page_that_it_has_once(guide: Snapshot, built: Path) -> None:
    own = {path_of(document).partition("/")[2] for document in guide.documents("en")}
    for language in languages_of(built):
        lists = read(built, f"kiosk/{language}.json")
        paths = paths_in(lists)
        assert len(paths) == len(set(paths))
        assert {path.partition("/")[2] for path in paths} >= own
        assert all((built / path).is_file() and path.startswith(f"{language}/") for path in paths)
        assert (built / lists["home"]).is_file()
        assert (built / lists["search"]).is_file()


def test_a_country_knows_its_numbers_and_its_flag(built: Path) -> None:
    [country] = [entry for entry in read(built, "kiosk/uz.json")["countries"] if entry["code"] == "kr"]
    assert country["help"] == "uz/kr/help-and-contacts.html"
    assert country["help"] in {topic["path"] for topic in country["topics"]}
    assert (built / country["flag"]).is_file()


def test_lists_are_in_the_order_of_the_pages(built: Path) -> None:
    for country in read(built, "kiosk/en.json")["countries"]:
        page = PageReader((built / country["path"]).read_text(encoding="utf-8"))
        links = [link["href"] for link in page.named("a")]
        topics = [topic["path"].rpartition("/")[2] for topic in country["topics"]]
        assert [link for link in links if link in topics][: len(topics)] == topics


def test_words_that_another_language_lends_say_which(guide: Snapshot, built: Path) -> None:
    for language in guide.languages():
        lists = read(built, f"kiosk/{language}.json")
        own = {path_of(document) for document in guide.documents(language)}
        rows = [*lists["general"], *(topic for country in lists["countries"] for topic in country["topics"])]
        assert {row["path"] for row in rows if row["lang"] == ""} == own & {row["path"] for row in rows}


def test_a_language_has_the_words_of_the_kiosk_and_no_others(guide: Snapshot, built: Path) -> None:
    for language in languages_of(built):
        words = read(built, f"kiosk/{language}.json")["words"]
        phrases = guide.phrases[language]
        own = {key for key in phrases if key.startswith("kiosk_")}
        assert words == {key: phrases[key] for key in own | kiosk.SHARED_WORDS}


# --- Keyboards


@pytest.mark.parametrize("language", ALPHABETS)
def test_a_keyboard_writes_every_letter_of_its_language(language: str) -> None:
    first, *others = kiosk._keyboards_for(language)
    keys = [key for row in first["rows"] for key in row]
    assert len(keys) == len(set(keys))
    assert set(ALPHABETS[language].split()) <= set(keys)
    assert max(len(row) for row in first["rows"]) <= 12  # narrower keys would be smaller than 12 mm
    assert first not in others
    assert others


def test_a_language_without_a_keyboard_of_its_own_gets_what_its_readers_know() -> None:
    names = [keyboard["name"] for keyboard in kiosk._keyboards_for("tg")]
    assert names == ["Рус", "Eng"]


# --- Codes


def drawn(size: int, strokes: str) -> list[list[bool]]:
    """What the strokes of an SVG path colour, module by module."""
    dark = [[False] * size for _ in range(size)]
    across, down = 0.0, 0.0
    for command, numbers in re.findall(r"([Mmh])([^Mmh]*)", strokes):
        values = [float(number) for number in numbers.split()]
        if command == "M":
            across, down = values
        elif command == "m":
            across, down = across + values[0], down + values[1]
        else:
            for column in range(int(across), int(across + values[0])):
                dark[int(down)][column] = True
            across += values[0]
    return dark


@pytest.mark.parametrize("language", ["uz-cyrl", "en"])
def test_every_page_has_a_code_that_says_its_address(built: Path, language: str) -> None:
    codes = read(built, f"kiosk/qr/{language}.json")
    lists = read(built, f"kiosk/{language}.json")
    assert codes.keys() == {lists["home"], *paths_in(lists)}
    for path, (size, strokes) in list(codes.items())[:5]:
        expected = segno.make(f"{settings.ORIGINS['guide']}/{path}", micro=False, error="m")
        assert size == len(expected.matrix)
        assert drawn(size, strokes) == [[bool(module) for module in row] for row in expected.matrix]


def test_another_address_of_the_guide_changes_the_codes_and_the_map_and_nothing_else(
    guide: Snapshot, built: Path, tmp_path: Path
) -> None:
    with override_settings(ORIGINS={"guide": "https://guide.example"}):
        build(guide, tmp_path / "moved", built)
    before, after = read(built, "manifest.json")["files"], read(tmp_path / "moved", "manifest.json")["files"]
    changed = {path for path in after if before.get(path) != after[path]}
    codes = {f"kiosk/qr/{language}.json" for language in languages_of(built)}
    assert changed == codes | {"sitemap.xml"}


# --- Attract


def test_posters_have_the_title_of_their_article_in_every_language(guide: Snapshot, built: Path) -> None:
    slides = read(built, "kiosk/attract.json")
    tags = {language_tag(language) for language in languages_of(built)}
    assert all((built / slide["file"]).is_file() and slide["titles"].keys() == tags for slide in slides)
    [poster] = [slide for slide in slides if "kept-passport" in slide["file"]]
    assert poster["titles"]["uz"] == guide.document("uz", "general/kept-passport").title


def test_a_clip_is_shown_with_the_captions_of_each_language_and_never_without(
    guide: Snapshot, built: Path, tmp_path: Path
) -> None:
    files = {name: tmp_path / name for name in ("film.mp4", "film.vtt", "mute.mp4")}
    for file in files.values():
        file.write_text("WEBVTT\n")
    edited = replace(guide, media={**guide.media, **files})
    film = d.Video("A film", "film.mp4", "film.vtt", "Words")
    mute = d.Video("Another", "mute.mp4", "", "Words")
    edited = with_blocks(edited, "kr/health-care", film, mute)
    build(edited, tmp_path / "pack", built)
    slides = {slide["file"]: slide for slide in read(tmp_path / "pack", "kiosk/attract.json")}
    assert slides["media/film.mp4"]["titles"]["en"] == "A film"
    assert slides["media/film.mp4"]["captions"]["en"] == "media/film.vtt"
    assert "media/mute.mp4" not in slides


def test_a_poster_of_one_country_is_not_shown_to_everybody(guide: Snapshot) -> None:
    poster = d.Poster("kept-passport.svg", "Words")
    topic = replace(guide.document("en", "kr/health-care"), blocks=(poster,))
    general = replace(guide.document("en", "general/job-offer"), blocks=(poster,))
    assert kiosk.slides_of(topic) == ()
    assert kiosk.slides_of(general) == (kiosk.Slide("kept-passport.svg", general.title),)


# --- The shell


def test_the_shell_holds_no_code_and_no_way_out(built: Path) -> None:
    html = (built / "kiosk/index.html").read_text(encoding="utf-8")
    page = PageReader(html)
    [policy] = [meta["content"] for meta in page.named("meta") if meta.get("http-equiv")]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "form-action 'none'" in policy
    assert not {"a", "form", "iframe", "style", "object", "embed"} & {tag for tag, _ in page.elements}
    assert not [name for _tag, attributes in page.elements for name in attributes if name.startswith("on")]
    assert not [attributes for _tag, attributes in page.elements if "style" in attributes]
    scripts = [script["src"] for script in page.named("script")]
    assert all(src.startswith("../assets/") for src in scripts)
    assert not [src for src in scripts if "/app." in src]  # which would register the service worker
    assert "://" not in html.replace("http://www.w3.org/2000/svg", "")


def test_the_shell_speaks_every_language_before_one_is_chosen(guide: Snapshot, built: Path) -> None:
    text = PageReader((built / "kiosk/index.html").read_text(encoding="utf-8")).text
    for language in languages_of(built):
        for key in ("kiosk_touch", "kiosk_journey", "language_name"):
            assert guide.phrases[language][key] in text


def test_a_kiosk_waits_a_minute_unless_its_device_says_otherwise(built: Path) -> None:
    sent = read(built, "kiosk/settings.json")
    assert sent.pop("signs") == sorted(COUNTED)
    assert sent == {"idle_seconds": 60, "countdown_seconds": 15}


def test_telephones_keep_nothing_of_the_kiosk(built: Path) -> None:
    worker = (built / "sw.js").read_text(encoding="utf-8").partition("\n")[0]
    assert "kiosk" not in worker
    for language in languages_of(built):
        assert "kiosk" not in (built / language / "files.json").read_text(encoding="utf-8")


def test_the_kiosk_is_served_and_is_no_language(built: Path, tmp_path: Path) -> None:
    (tmp_path / "current").symlink_to(built)
    site = site_of(tmp_path)
    assert ask(site, "/kiosk/").status == 200
    assert ask(site, "/kiosk").headers["Location"] == "/kiosk/"
    assert ask(site, "/kiosk/uz.json").headers["Content-Type"] == "application/json"
    assert "kiosk" not in site.table().languages
    wrong = ask(site, "/kiosk/nothing.html", accept_language="ru")
    assert (wrong.status, PageReader(wrong.body.decode()).named("html")[0]["lang"]) == (404, "ru")
    assert list(verify(built)) == []
