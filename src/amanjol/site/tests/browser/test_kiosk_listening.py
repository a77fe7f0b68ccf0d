"""What a kiosk reads aloud: when it is asked to, in whose voice, and where there is none."""

from __future__ import annotations

import io
import re
import wave
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from amanjol.site.tests.browser.kiosk_visits import choose, open_article, screen

if TYPE_CHECKING:
    from playwright.sync_api import Route

pytestmark = pytest.mark.browser


def test_where_a_language_has_no_voice_nothing_offers_to_listen(kiosk: Page) -> None:
    lists = choose(kiosk, "uz")
    assert lists["voices"] is False  # the tests' node makes none
    key = kiosk.locator("[data-act=listen]")
    expect(key).to_be_hidden()
    open_article(kiosk, lists, "kr", "health-care")
    expect(key).to_be_hidden()
    others = kiosk.locator("[data-dock] button:visible")
    expect(others).to_have_count(6)
    widths = {round(box["width"]) for box in (key.bounding_box() for key in others.all()) if box}
    assert max(widths) - min(widths) <= 1  # the others share its place


def speak(route: Route) -> None:
    """A second of silence, as a recording."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(16_000))
    route.fulfill(body=file.getvalue(), content_type="audio/wav")


def test_a_recording_is_fetched_when_asked_for_and_says_whose_voice_it_is(kiosk: Page) -> None:
    block = (
        '<main><div class="voice" data-voice-block><audio preload="none" src="../../media/voice.wav">'
        "</audio><p>Machine voice</p></div>"
    )

    def with_voice(route: Route) -> None:
        answer = route.fetch()
        body = re.sub("<main[^>]*>", block, answer.text(), count=1)
        route.fulfill(response=answer, body=body)

    def spoken(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, json=answer.json() | {"voices": True})

    heard: list[str] = []
    kiosk.route("**/kiosk/uz.json", spoken)
    kiosk.on("request", lambda request: heard.append(request.url) if "voice.wav" in request.url else None)
    kiosk.route("**/uz/kr/health-care.html", with_voice)
    kiosk.route("**/media/voice.wav", speak)
    listen_key, note = kiosk.locator("[data-act=listen]"), kiosk.locator("[data-note]")
    lists = choose(kiosk, "uz")
    expect(listen_key).to_be_disabled()
    open_article(kiosk, lists, "kr", "your-rights")
    expect(listen_key).to_be_disabled()  # this page has none
    for earlier in ("topics", "countries"):
        kiosk.locator("[data-act=back]").click()
        screen(kiosk, earlier)
    open_article(kiosk, lists, "kr", "health-care")
    expect(listen_key).to_be_enabled()
    assert heard == []
    audio = kiosk.locator("[data-voice-block] audio")
    # A second may be over before a busy machine has looked.
    audio.evaluate("(audio) => { audio.loop = true; }")
    with kiosk.expect_request("**/media/voice.wav"):
        listen_key.click()
    expect(note).to_have_text("Machine voice")
    expect(listen_key).to_have_text(lists["words"]["kiosk_stop"])
    audio.evaluate("(audio) => { audio.loop = false; }")
    expect(listen_key).to_have_text(lists["words"]["kiosk_listen"])  # after its end
    expect(note).to_be_empty()
    audio.evaluate("(audio) => { audio.loop = true; }")
    listen_key.click()
    expect(note).to_have_text("Machine voice")
    kiosk.locator("[data-dock] [data-act=code]").click()
    expect(note).to_be_hidden()  # it would lie over the key that closes the code
    kiosk.locator("[data-code] [data-act=code]").click()
    expect(note).to_be_visible()
    kiosk.locator("[data-act=back]").click()
    screen(kiosk, "topics")
    expect(note).to_be_empty()
