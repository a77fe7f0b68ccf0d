"""`docs/keys.md` and `docs/believed.md` name calls; a call that is gone or misspelled fails here."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

PACKAGE = "amanjol.foundation.seals"
PAGE = Path(__file__).parents[5] / "docs" / "keys.md"
MODULES = {file.stem for file in Path(__file__).parents[1].glob("*.py")} - {"__init__"}


@pytest.mark.skipif(not PAGE.exists(), reason="installed without docs")
def test_every_call_on_the_page_exists_and_every_key_is_on_it() -> None:
    text = PAGE.read_text() + PAGE.with_name("believed.md").read_text()
    named = re.findall(r"`(\w+)\.(\w+)`", text)
    calls = {(module, name) for module, name in named if module in MODULES}
    assert len(calls) > 40
    missing = [
        f"{module}.{name}"
        for module, name in calls
        if not hasattr(importlib.import_module(f"{PACKAGE}.{module}"), name)
    ]
    assert missing == []
    for module in ("person_keys", "epochs", "case_keys", "regrants", "recovery_sets"):
        functions = re.findall(
            r"^def ([a-z]\w+)", (Path(__file__).parents[1] / f"{module}.py").read_text(), re.MULTILINE
        )
        assert [name for name in functions if (module, name) not in calls] == []
