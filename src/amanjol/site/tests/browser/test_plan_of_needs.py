"""Sixty needs planned at the desk: a crowd, a need that fits nobody, a training that serves it, a proof by command."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from playwright.sync_api import expect

from amanjol.site.cli import main
from amanjol.site.preparing import CAST
from amanjol.site.tests.browser.at_desk import AtDesk
from amanjol.site.tests.browser.legible import OVERFLOWS, barriers
from amanjol.site.tests.browser.neighbourhood import OSH
from amanjol.site.tests.browser.node import Node
from amanjol.site.tests.browser.sixty_needs import FEW, put_into
from amanjol.site.tests.leftovers import FOLDER
from amanjol.site.tests.prepared import PLANE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser


pytestmark = pytest.mark.browser


@pytest.fixture
def osh() -> Iterator[Node]:
    """Of the organisation that coordinates legal aid, with 464 advocates who do not exist."""
    node = Node(Path(os.environ[FOLDER]) / "osh")
    node.environment = {CAST: OSH}
    node.start("--planes", PLANE)  # without a guide, which takes most of a first start
    yield node
    node.stop()


def test_sixty_needs_in_one_plan(browser: Browser, osh: Node, tmp_path: Path) -> None:
    *seven, alone = put_into(osh)
    gulnaz = AtDesk(browser, osh, "Gulnaz (legal-aid coordinator)", accept_downloads=True)
    page = gulnaz.page
    gulnaz.menu("/desk/plans/")
    gulnaz.press("main form .main-button")
    crowd, picture = page.locator(".plan-crowds"), page.locator(".plan-crowds svg", has_text=seven[0])
    expect(crowd).to_contain_text(
        "Этим заявкам (7) подходят только эти адвокаты (2), а свободных мест у них: 5."
    )
    for text in (*seven, *FEW):
        expect(picture).to_contain_text(text[:15])
    expect(picture.locator("line.is-served")).to_have_count(5)
    nobody = page.locator(".plan-nobody li", has_text=alone).first
    expect(nobody).to_contain_text("другой язык")
    _look_at(gulnaz)
    paths = []
    for end in ("needs.csv", "plan.json"):
        with page.expect_download() as download:
            page.locator(f"a[href$='{end}']").click()
        paths.append(tmp_path / end)
        download.value.save_as(paths[-1])
    result = CliRunner().invoke(main, ["legal-aid", "certify", *map(str, paths)])
    assert result.exit_code == 0, result.output
    assert "True" in result.output
    gulnaz.press(nobody.locator("a.plan-try").first)
    _what_if(gulnaz, alone)
    training = page.locator("#training-language")
    gulnaz.press(training.locator("button"))
    expect(training.locator("progress")).to_have_count(0, timeout=180_000)
    sets = training.locator(".what-if-sets > li")
    expect(sets.first.locator(".plan-gain")).to_have_text("+2")
    expect(sets.first.locator("summary")).to_contain_text("доказано")
    sets.last.locator("summary").click()
    gain = sets.last.locator(".plan-gain").inner_text()
    gulnaz.press(sets.last.locator("a"))
    expect(page.locator(".plan-answer .plan-more")).to_have_text(gain)
    gulnaz.close()


def _what_if(gulnaz: AtDesk, alone: str) -> None:
    """A training from the plan; beside it a place from the lists, which is left out again."""
    page, answer = gulnaz.page, gulnaz.page.locator(".plan-answer")
    expect(answer.locator(".plan-more")).to_have_text("+1")
    expect(answer.locator(".plan-rows")).to_contain_text(alone)
    page.locator("select[name=advocate]").select_option(label=FEW[0])
    page.locator("input[name=change][value=places]").check()
    gulnaz.press("main form .main-button")
    expect(answer.locator(".plan-more")).to_have_text("+2")
    expect(page.locator(".what-if-changes li")).to_have_count(2)
    _look_at(gulnaz)
    gulnaz.press(page.locator(".what-if-changes li", has_text=FEW[0]).locator("a"))
    expect(answer.locator(".plan-more")).to_have_text("+1")


def _look_at(gulnaz: AtDesk) -> None:
    """What a person with poor eyes or a small phone meets."""
    page = gulnaz.page
    assert barriers(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate(OVERFLOWS) == [[], []]
    page.set_viewport_size({"width": 1440, "height": 900})
