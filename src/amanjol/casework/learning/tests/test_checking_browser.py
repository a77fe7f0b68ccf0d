"""The file that an employer opens: it says what was signed, without the internet, and takes nothing else for it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from amanjol.casework.learning import checker
from amanjol.casework.learning.actions.certifying import Statement
from amanjol.foundation.seals import statements

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

SEED = bytes(range(32))
HOLDER = "Айна <b>Бегова</b>"
LINE = statements.sign(
    SEED,
    Statement(
        HOLDER, "Навыки для жизни", 600, 900, date(2026, 9, 1), date(2026, 10, 30), date(2026, 11, 2)
    ).signed_data("Учебный центр «Юлдуз»", "0A1B2C3D4E"),
)


def test_a_browser_without_the_internet_tells_genuine_from_altered(browser: Browser, tmp_path: Path) -> None:
    file, asked = tmp_path / checker.FILE_NAME, []
    file.write_text(checker.page("Центр «Юлдуз»", statements.public_key(SEED), "ru"), encoding="utf-8")
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(file.as_uri())

    page.fill("#code", f"  {LINE[:40]}\n{LINE[40:]} ")  # as it comes when somebody copies two lines
    page.click("button.main")
    page.wait_for_selector("#genuine:not([hidden])")
    said = page.inner_text("#genuine")
    assert HOLDER in said, "markup is shown, not obeyed"
    assert "600 / 900" in said
    assert "01.09.2026 – 30.10.2026" in said
    assert "Кем выдано" in said

    last = LINE[-1]
    other_key = statements.sign(bytes(32), {"holder": HOLDER})
    same_bytes = LINE[:-1] + chr(ord(last) + 1) if len(LINE[5:]) % 4 else LINE + "A"
    for altered in (LINE.replace("A", "B", 1), LINE[:-8], other_key, same_bytes, "AMJ1.", "", "x" * 5_000):
        page.fill("#code", altered)
        page.click("button.main")
        page.wait_for_selector("#not-genuine:not([hidden])")
        assert page.is_hidden("#genuine"), altered
        page.fill("#code", LINE)
        page.click("button.main")
        page.wait_for_selector("#genuine:not([hidden])")

    page.click("[data-language=tk]")
    assert "Hakyky" in page.inner_text("#genuine")
    assert page.evaluate("document.documentElement.lang") == "tk"
    assert asked == [file.as_uri()]
    page.close()
