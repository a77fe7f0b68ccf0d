"""What tests of keys share."""

from __future__ import annotations

import pytest

from amanjol.foundation.organisations.keys import rewrapping


@pytest.fixture(autouse=True)
def _nothing_is_wrapped(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a node where no package keeps anything under an epoch: then no link to an earlier one is let go."""
    monkeypatch.setattr(rewrapping, "_works", {})
