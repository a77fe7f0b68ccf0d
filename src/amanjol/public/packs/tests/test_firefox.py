"""The migrant's road in Firefox, where one is installed: read, search, keep, be without a network, leave at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amanjol.public.packs import serving
from amanjol.public.packs.tests.firefox import find_firefox, firefox
from amanjol.public.packs.tests.test_offline import LocalSite

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from amanjol.public.packs.tests.firefox import Tab
    from amanjol.public.packs.tests.snapshots import Snapshot

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(find_firefox() is None, reason="Firefox is not installed"),
]
LEFT = "document.title === 'Notes' && document.readyState === 'complete'"
WORDS = "document.title + ' ' + document.documentElement.innerText"


@pytest.fixture(scope="module")
def served(guide: Snapshot, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalSite]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(serving, "CHECK_EVERY", 0.0)
        site = LocalSite(tmp_path_factory.mktemp("firefox"))
        site.build(guide, 1)
        with site.running():
            yield site


@pytest.fixture
def phone(tmp_path: Path) -> Iterator[Tab]:
    with firefox(tmp_path) as tab:
        yield tab


def test_the_road_of_a_migrant(phone: Tab, served: LocalSite) -> None:
    phone.goto(f"{served.address}uz/index.html")
    phone.click("a[href='kr/index.html']")
    phone.wait_for("document.querySelector('h1')?.textContent.includes('Koreya')")
    phone.click("a[href='health-care.html']")
    phone.wait_for("location.pathname === '/uz/kr/health-care.html'")
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")

    phone.goto(f"{served.address}uz/search.html")
    phone.click("input#q")
    phone.type("pasportimni olib")
    phone.wait_for("document.querySelector('a[href*=\"kept-passport\"]') !== null")

    phone.goto(f"{served.address}uz/kr/index.html")
    phone.click("[data-keep] summary")
    phone.click("[data-keep-when='offer'] [data-keep-level]")
    phone.wait_for("document.querySelector('[data-keep-remove]')?.checkVisibility()")
    served.fails.update({"uz/kr/your-rights.html", "uz/kr/health-care.html"})
    phone.goto(f"{served.address}uz/kr/your-rights.html")
    phone.wait_for("document.querySelector('h1')?.textContent.length > 3")


def test_leaving_leaves_nothing_that_back_brings(phone: Tab, served: LocalSite) -> None:
    phone.goto(f"{served.address}en/kr/index.html")
    phone.click("a[href='health-care.html']")
    phone.wait_for("location.pathname === '/en/kr/health-care.html'")
    phone.click("[data-exit]")
    phone.wait_for(LEFT)
    phone.evaluate("window.isBefore = true")
    phone.back()
    phone.wait_for(f"{LEFT} && !window.isBefore")
    assert "Korea" not in phone.evaluate(WORDS)
