"""A page offers to be heard where its voice can come, on a telephone and on a kiosk; nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from amanjol.public.packs.building import PackBuilder
from amanjol.public.packs.tests.opened_pack import ORIGIN, opened
from amanjol.public.packs.tree import QUICK, TreeWriter
from amanjol.public.packs.voices import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab

    from amanjol.public.packs.tests.snapshots import Snapshot

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def pack(guide: Snapshot, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With a voice for the page of one country in Uzbek."""
    folder = tmp_path_factory.mktemp("voices")
    shelf = Shelf(folder / "voices")
    with TreeWriter(folder) as tree:
        wanted = PackBuilder(guide, tree, voices=shelf).texts_to_hear()
    title = guide.document("uz", "kr").title
    chosen = next(voice for voice in wanted if voice.language == "uz" and voice.text.startswith(title))
    shelf.folder.mkdir()
    (shelf.folder / chosen.name).write_bytes(b"no sound")
    with TreeWriter(folder, quality=QUICK) as tree:
        facts = PackBuilder(guide, tree, voices=shelf).build(lambda _digest: 1)
        tree.finish(facts, folder / "pack")
    return folder / "pack"


@pytest.fixture
def tab(browser: Browser, pack: Path) -> Iterator[Tab]:
    with opened(browser, pack) as page:
        yield page


def test_a_telephone_offers_a_voice_while_it_can_come(tab: Tab) -> None:
    tab.goto(f"{ORIGIN}uz/kr/index.html")
    voice = tab.locator("[data-voice-block]")
    expect(voice).to_be_visible()
    tab.context.set_offline(True)
    expect(voice).to_be_hidden()
    tab.context.set_offline(False)
    expect(voice).to_be_visible()
    tab.evaluate("() => document.querySelector('[data-voice-block] audio').play().catch(() => {})")
    expect(voice).to_be_hidden()  # what came is no sound
    tab.goto(f"{ORIGIN}uz/kr/health-care.html")
    expect(tab.locator("h1")).to_be_visible()
    expect(voice).to_have_count(0)


def test_a_kiosk_has_the_key_where_the_language_is_spoken_and_it_works_where_the_page_is(tab: Tab) -> None:
    key = tab.locator("[data-act=listen]")
    for language, is_spoken in (("uz", True), ("ru", False)):
        tab.goto(f"{ORIGIN}kiosk/index.html")
        tab.locator("[data-act=begin]").click()
        tab.locator(f"[data-language={language}]").click()
        tab.locator(f'.k-tile[data-open="{language}/kr/index.html"]').click()
        tab.locator(f'[data-about="{language}/kr/index.html"]').click()
        expect(tab.locator("main.k-text")).to_be_visible()
        if not is_spoken:
            expect(key).to_be_hidden()
            continue
        expect(key).to_be_enabled()
        tab.locator("[data-act=back]").click()
        expect(key).to_be_disabled()
        tab.locator(f'[data-open="{language}/kr/health-care.html"]').click()
        expect(tab.locator("main.k-text")).to_be_visible()
        expect(key).to_be_disabled()
