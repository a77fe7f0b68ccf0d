"""What a browser gets of the pack's own files."""

from __future__ import annotations

import hashlib
import re

import pytest

from amanjol.public.packs.asset_files import ASSETS, assets, script_of

SCRIPTS = sorted(file.name for file in ASSETS.glob("*.js"))


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_goes_out_as_it_is_written_but_for_its_comments(name: str) -> None:
    """A text of several lines may hold none that looks like a comment: it would lose it."""
    written = (ASSETS / name).read_text(encoding="utf-8")
    sent = script_of(ASSETS / name).decode()
    assert sent.splitlines() == [line for line in written.splitlines() if not line.lstrip().startswith("//")]
    for text in re.findall(r"`[^`]*`", sent):
        assert text in written, text


def test_the_name_of_a_script_is_of_what_goes_out() -> None:
    path, content = assets()["search-core.js"]
    assert content == script_of(ASSETS / "search-core.js")
    assert path == f"assets/search-core.{hashlib.sha256(content).hexdigest()[:12]}.js"
