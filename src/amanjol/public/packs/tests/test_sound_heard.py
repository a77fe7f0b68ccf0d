"""Sound of a warning on a phone: fetched on a press alone, compared with its name, kept nowhere."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from amanjol.public.packs import beside, serving
from amanjol.public.packs.aloud import Sound
from amanjol.public.packs.tests.test_offline import KEPT, LocalSite, filmed, phone, visit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from amanjol.public.packs.tests.snapshots import Snapshot

__all__ = ["filmed", "phone"]
pytestmark = pytest.mark.browser
WHOLE, ALTERED = b"what the voice said" * 1000, b"something else, as long"
ASK = """async ([path, range]) => {
  try {
    const answer = await fetch("/" + path, range ? { headers: { Range: range } } : {});
    return [answer.status, (await answer.arrayBuffer()).byteLength];
  } catch { return ["refused", 0]; }
}"""
# At once, as a player does.
IN_PIECES = f"""async (path) => {{
  const ask = {ASK};
  return [await ask([path, "bytes=0-"]), await ask([path, "bytes=5-14"]), await ask([path, ""])];
}}"""


def name_of(content: bytes) -> str:
    return beside.sound_name(Sound(content, hashlib.sha256(content).hexdigest()))


def say(monkeypatch: pytest.MonkeyPatch, packs: Path, *sounds: bytes) -> None:
    """Has readers in English warned of one thing a sound."""
    heard = {name_of(content): content for content in sounds}
    warnings = [{"sound": [name.rpartition("/")[2].removesuffix(".mp3"), 1]} for name in heard]
    news: dict[str, Any] = {"version": 1, "languages": {}, "contacts": {}, "warnings": warnings}
    monkeypatch.setattr(beside, "_makers", [lambda: {"warnings/en.json": news} | heard])
    beside.write_all(packs)


@pytest.fixture
def site(filmed: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalSite]:
    monkeypatch.setattr(serving, "CHECK_EVERY", 0.0)
    local = LocalSite(tmp_path)
    local.build(filmed, 1)
    with local.running():
        yield local


def test_it_is_compared_and_kept_nowhere(
    phone: Page, site: LocalSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = name_of(WHOLE)
    say(monkeypatch, site.root, WHOLE)
    visit(phone, site)
    phone.reload()
    assert name not in site.asked  # nobody has pressed
    (site.root / "beside" / name).write_bytes(ALTERED)
    assert phone.evaluate(ASK, [name, "bytes=0-"]) == ["refused", 0]
    (site.root / "beside" / name).write_bytes(WHOLE)
    site.asked.clear()
    assert phone.evaluate(IN_PIECES, name) == [[206, len(WHOLE)], [206, 10], [200, len(WHOLE)]]
    assert site.asked.count(name) == 1
    paths = phone.evaluate(KEPT)
    assert "warnings/en.json" in paths
    assert name not in paths

    say(monkeypatch, site.root)  # withdrawn
    assert phone.evaluate(ASK, ["warnings/en.json", ""])[0] == 200
    assert phone.evaluate(ASK, [name, "bytes=0-"])[0] == 404


def test_a_phone_without_room_shows_what_comes(
    phone: Page, site: LocalSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit(phone, site)
    phone.reload()
    session = phone.context.new_cdp_session(phone)
    full = {"origin": site.address.rstrip("/"), "quotaSize": 1}
    session.send("Storage.overrideQuotaForOrigin", full)
    say(monkeypatch, site.root, WHOLE)
    said = phone.evaluate("async () => (await fetch('/warnings/en.json')).text()")
    assert name_of(WHOLE).rpartition("/")[2].removesuffix(".mp3") in said
    phone.goto(f"{site.address}en/ru/index.html")
    expect(phone.locator("h1")).to_be_visible()
    assert "en/ru/index.html" not in phone.evaluate(KEPT)
