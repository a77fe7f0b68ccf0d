"""Which Chromium is taken, of those that a machine has or lacks; and that measurements and pictures take the same."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.site.tests import chromium

if TYPE_CHECKING:
    from collections.abc import Callable

CHECKOUT = Path(__file__).parents[4]
STARTERS = sorted(
    path
    for folder in ("bench", "deploy")
    for path in (CHECKOUT / folder).glob("*.py")
    if "sync_playwright()" in path.read_text(encoding="utf-8")
)


def kind() -> Any:
    return SimpleNamespace(launch=lambda **options: options)


@pytest.fixture
def machine_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("AMANJOL_CHROMIUM", raising=False)

    def place(*names: str) -> None:
        for name in names:
            (tmp_path / name).touch(mode=0o755)

    return place


def test_the_headless_shell_goes_before_a_whole_chromium(
    machine_with: Callable[..., None], tmp_path: Path
) -> None:
    machine_with("chromium", "chromium-headless-shell")
    assert chromium.launched(kind())["executable_path"] == str(tmp_path / "chromium-headless-shell")  # type: ignore[index]  # what `kind` was asked
    assert chromium.installed(chromium.WHOLE) == str(tmp_path / "chromium")


def test_where_the_machine_has_none_playwright_takes_its_own(machine_with: Callable[..., None]) -> None:
    machine_with()
    assert chromium.launched(kind(), ["--disable-gpu"])["executable_path"] is None  # type: ignore[index]  # as above


def test_the_named_one_goes_before_all(
    machine_with: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    machine_with("chromium-headless-shell")
    monkeypatch.setenv("AMANJOL_CHROMIUM", "/opt/a-chromium")
    assert chromium.launched(kind())["executable_path"] == "/opt/a-chromium"  # type: ignore[index]  # as above


@pytest.mark.parametrize("path", STARTERS, ids=lambda path: path.name)
def test_measurements_and_pictures_start_the_same(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "chromium.launched(" in text
    assert "chromium.launch(" not in text


def test_they_are_looked_for_where_they_are() -> None:
    assert {"search.py", "kiosk.py", "first_visit.py"} <= {path.name for path in STARTERS}
