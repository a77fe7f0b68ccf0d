"""An installation with people in it, of the version before, goes on as this one: nothing lost, nothing altered.

Only with every fault (`make faults`): it brings up two versions, and needs the history of the repository. The name of
the test says from what: `from v0.1.0`, or, while there is no tag, `from 057ee090, since there is no tag`.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from amanjol.casework.cases.demo import PEOPLE
from amanjol.site.tests.browser.node import FORGET, Node, sign_in

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[5]
FIRST = "057ee09023a59dad899bf87fa6c6afa29b6d5c1e"  # what people have seen before there was any tag
ROW = "a.case-link"


def _git(*arguments: str) -> bytes:
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, check=True).stdout


def _version_before() -> str:
    """The last tag that is not of this commit, or the commit that stands for it while there is none."""
    tags = _git("tag", "--list", "v*", "--sort=-version:refname", "--no-contains", "HEAD").decode().split()
    return tags[0] if tags else FIRST


def _said_of(version: str) -> str:
    return f"from {version[:8]}, since there is no tag" if version == FIRST else f"from {version}"


def _unpacked(version: str, folder: Path) -> Path:
    """The program as it was then; gives the folder to import it from."""
    with tarfile.open(fileobj=io.BytesIO(_git("archive", version, "src", "content"))) as archive:
        archive.extractall(folder, filter="data")
    return folder / "src"


def _knows(version: str, option: str) -> bool:
    """Whether `amanjol up` of that version takes it."""
    return option.removeprefix("--no").encode() in _git("show", f"{version}:src/amanjol/site/cli/up.py")


def _people(page: Page, node: Node) -> list[str]:
    """Everybody whom the work list names, after it was unlocked."""
    page.goto(f"{node.address}/desk/cases/?all")
    expect(page.locator(ROW).first).to_be_visible()
    return sorted(
        re.sub(r"\s+", " ", text).strip() for text in page.locator(f"{ROW} strong").all_inner_texts()
    )


def _pages(page: Page, node: Node) -> str:
    """What stands on the page of every case."""
    page.goto(f"{node.address}/desk/cases/?all")
    links = [link.get_attribute("href") for link in page.locator(ROW).all()]
    texts = []
    for link in links:
        page.goto(f"{node.address}{link}")
        texts.append(page.locator("main").inner_text())
    return "\n".join(texts)


@pytest.mark.parametrize("version", [_version_before()], ids=_said_of)
def test_an_upgraded_node_keeps_everybody(
    desk: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str
) -> None:
    node = Node(tmp_path / "data", is_migrated=False)
    monkeypatch.setenv("PYTHONPATH", str(_unpacked(version, tmp_path)))
    of_now, node.alone = node.alone, tuple(option for option in node.alone if _knows(version, option))
    node.start()
    try:
        sign_in(desk, node, "Maral", "/desk/cases/", anew=True)
        before = _people(desk, node)
        assert len(before) > 2
        pages = _pages(desk, node)
        assert all(fictional.note in pages for fictional in PEOPLE)
        node.stop()
        monkeypatch.delenv("PYTHONPATH")
        node.alone = of_now
        node.start()
        desk.context.clear_cookies()
        sign_in(desk, node, "Maral", "/desk/cases/", anew=True)
        assert _people(desk, node) == before
        pages = _pages(desk, node)
        assert all(fictional.note in pages and fictional.safety_plan in pages for fictional in PEOPLE)
        desk.locator("textarea[name=text]").fill("Записано новой версией.")
        desk.locator("form:has(textarea[name=text]) button").click()
        expect(desk.locator("ol.timeline")).to_contain_text("Записано новой версией.")
        pages = _pages(desk, node)  # what was written before is in rows now, beside the new
        assert all(fictional.note in pages for fictional in PEOPLE)
        assert desk.request.get(f"{node.address}/uz/index.html").ok
        verified = subprocess.run(
            [sys.executable, "-m", "amanjol.site.cli", "manage", "--data", str(node.data), "journal", "verify"],
            env={name: value for name, value in os.environ.items() if name not in FORGET},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert verified.returncode == 0, verified.stderr
    finally:
        node.stop()
