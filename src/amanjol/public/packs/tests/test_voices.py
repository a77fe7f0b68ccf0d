"""Machine voices: what is said, that it is kept by its text, and that a page has the one of its words."""

from __future__ import annotations

import json
import os
import shutil
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from amanjol.public.guide import documents as d
from amanjol.public.packs import page_data as p
from amanjol.public.packs.building import PackBuilder
from amanjol.public.packs.hearing import Hearing
from amanjol.public.packs.recording import Recorder
from amanjol.public.packs.spoken import spoken
from amanjol.public.packs.tree import TreeWriter
from amanjol.public.packs.voices import UNUSED_DAYS, Shelf, WantedVoice, can_speak

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol.public.packs.tests.snapshots import Snapshot

speaking = pytest.mark.skipif(not can_speak(), reason="espeak-ng is not installed")
WORDS = {"stale": "Old since {date}.", "not_checked": "Not yet checked", "not_dialled": "Not yet dialled",
         "dial_at_home": "Ask at home", "country_uz": "Uzbekistan", "held_back": "We do not show this number",
         "no_answer_on": "No answer on {date}",
         "original_newer": "Newer on {date}.", "as_of": "As of {month}: ask",
         "change_to_start": "Was to begin on {date}", "change_who": "For whom", "change_do": "What to do"}  # fmt: skip
LINE = p.ContactCard("1577-0071", "tel:15770071", "KR", "Advice", "An office", "state")


def reading(
    *blocks: d.Block,
    card: p.ContactCard = LINE,
    doubt: bool = False,
    stale: bool = False,
    as_of: str = "",
    original_on: str = "",
) -> p.Reading:
    document = d.Document(
        "topic", "kr/your-rights", "en", "Your rights", "In short", "original", "2026-01-01", blocks
    )
    note = p.SourceNote("A law", "A state", "2025", "https://law.example", needs_review=doubt, as_of=as_of)
    return p.Reading(document, {"line": card}, {"law": note}, stale, original_on=original_on)


def lines(*blocks: d.Block, **given: object) -> list[str]:
    return spoken(reading(*blocks, **given), WORDS.__getitem__).split("\n")[2:]  # type: ignore[arg-type]


def test_a_page_is_read_in_its_order_with_a_stop_after_each_part() -> None:
    steps = d.Steps((d.Step("Keep **proof**", "Photographs."), d.Step("Call us!")), "Unpaid")
    assert lines(steps) == ["Unpaid.", "1. Keep proof.", "Photographs.", "2. Call us!"]


def test_a_change_is_read_with_its_day_and_how_far_it_is() -> None:
    change = d.Change("Register by **telephone**.", "2026-07-01", "to_start", "Workers", "Ask first.")
    assert lines(change) == [
        "Was to begin on 1 July 2026.",
        "Register by telephone.",
        "For whom: Workers.",
        "What to do: Ask first.",
    ]


def test_a_draft_of_a_change_can_be_heard_without_its_day() -> None:
    draft = d.Change("Register.", "", "", "Workers", "Ask.")  # type: ignore[arg-type]  # not chosen yet
    assert lines(draft)[0] == "Register."


def test_after_a_number_that_works_only_at_home_one_hears_who_can_call() -> None:
    said = lines(d.ContactRef("line"), card=replace(LINE, number="1282", tel="tel:1282", country="UZ"))
    assert said == ["Advice.", "1, 2, 8, 2.", "Uzbekistan. Ask at home.", "Not yet dialled."]
    said = lines(d.ContactRef("line"), card=replace(LINE, number="1282", tel="tel:1282", country="DE"))
    assert said[2] == "DE. Ask at home."


def test_numbers_to_call_are_read_digit_by_digit_and_sums_are_not() -> None:
    text = d.Text("Call 1577-0071. It costs 40 977 lira in 2026.")
    said = lines(text, d.ContactRef("line"))
    assert said == [
        "Call 1, 5, 7, 7, 0, 0, 7, 1. It costs 40 977 lira in 2026.",
        "Advice.",
        "1, 5, 7, 7, 0, 0, 7, 1.",
        "Not yet dialled.",
    ]


def test_doubts_are_said_where_the_page_shows_them() -> None:
    text = d.Text("A rumour.", sources=("law",))
    assert lines(text) == ["A rumour."]
    assert lines(text, doubt=True) == ["A rumour.", "Not yet checked."]
    assert lines(text, as_of="2026-03")[1:] == ["As of March 2026: ask."]
    assert lines(text, original_on="2026-11-20")[0] == "Newer on 2026-11-20."
    assert lines(text, stale=True)[0] == "Old since 2026-01-01."
    unanswered = p.ContactCard(
        "112",
        "tel:112",
        "KR",
        "Police",
        "State",
        "state",
        dialled=p.LastDialling("2026-11-01", answered=False),
    )
    assert lines(d.ContactRef("line"), card=unanswered)[-1] == "No answer on 2026-11-01."


def test_a_number_that_is_held_back_is_not_said() -> None:
    held = p.ContactCard("1282", None, "UZ", "Agency", "State", "state", held_back=True)
    assert lines(d.ContactRef("line"), card=held) == ["Agency.", "We do not show this number."]


@speaking
def test_other_words_of_the_shell_or_of_the_page_are_heard_and_nothing_of_before(tmp_path: Path) -> None:
    def heard(words: dict[str, str], body: str) -> str:
        hearing = Hearing({"en": words}, Shelf(tmp_path))
        wanted = hearing.text_of(reading(d.Text(body), stale=True), "en")
        assert wanted is not None
        return wanted.text

    words = dict(WORDS)
    assert "Old." in heard(words, "Old.")
    assert "New." in heard(words, "New.")
    assert "It is old." in heard(words | {"stale": "It is old."}, "New.")


@speaking
def test_a_voice_is_made_once_and_known_by_its_text(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "voices")
    wanted, another = WantedVoice("tk", "Kömek gerek bolsa, jaň ediň."), WantedVoice("tk", "Başga sözler.")
    assert shelf.missing([wanted, another, wanted]) == [wanted, another]
    with Recorder([wanted]) as recorder:
        file = shelf.make(wanted, recorder)
    assert file.read_bytes()[:2] in {b"\xff\xf3", b"\xff\xf2"}  # the frames of MPEG-2 layer III
    assert 1000 < file.stat().st_size < 20_000
    assert shelf.missing([wanted, another]) == [another]
    assert WantedVoice("uz", wanted.text).name != wanted.name


def test_only_old_voices_that_nobody_asks_for_go(tmp_path: Path) -> None:
    asked, fresh, old = (WantedVoice("en", text) for text in ("asked", "fresh", "old"))
    for wanted in (asked, fresh, old):
        (tmp_path / wanted.name).write_bytes(b"x")
    long_ago = time.time() - (UNUSED_DAYS + 1) * 24 * 60 * 60
    for wanted in (asked, old):
        os.utime(tmp_path / wanted.name, (long_ago, long_ago))
    Shelf(tmp_path).remove_unused([asked])
    assert {file.name for file in tmp_path.iterdir()} == {asked.name, fresh.name}


def test_a_pack_takes_the_voices_that_are_there(guide: Snapshot, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "voices")
    with TreeWriter(tmp_path) as tree:
        wanted = PackBuilder(guide, tree, voices=shelf).texts_to_hear()
    assert {voice.language for voice in wanted} == {"en", "ru", "uz"}
    chosen = next(
        voice for voice in wanted if voice.language == "uz" and guide.document("uz", "kr").title in voice.text
    )
    (tmp_path / "voices").mkdir()
    shutil.copyfile(__file__, tmp_path / "voices" / chosen.name)
    with TreeWriter(tmp_path) as tree:
        facts = PackBuilder(guide, tree, voices=shelf).build(lambda _digest: 1)
        tree.finish(facts, tmp_path / "pack")
    path = f"voices/{chosen.name}"
    for page in ("uz/kr/index.html", "uz-cyrl/kr/index.html"):
        html = (tmp_path / "pack" / page).read_text(encoding="utf-8")
        assert f'<audio controls preload="none" src="../../{path}"' in html
        assert guide.phrases[page.partition("/")[0]]["machine_voice"] in html
    offered = {
        page.relative_to(tmp_path / "pack").as_posix()
        for page in (tmp_path / "pack").rglob("*.html")
        if "data-voice-block" in page.read_text(encoding="utf-8")
    }
    assert offered == {"uz/kr/index.html", "uz-cyrl/kr/index.html"}
    assert (tmp_path / "pack" / path).is_file()
    lists = {
        file: json.loads((tmp_path / "pack/kiosk" / f"{file}.json").read_bytes())
        for file in ("uz", "uz-cyrl", "ru")
    }
    assert {file: listed["voices"] for file, listed in lists.items()} == {
        "uz": True,
        "uz-cyrl": True,
        "ru": False,
    }
