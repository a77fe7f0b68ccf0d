from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_django import Settings

    from amanjol.programme.results.tests.results_cast import ResultsCast


@pytest.fixture
def cast(db: None, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ResultsCast:
    """Of a node with keys. Aidar's session is the one that asks the database; attacks are made here, and not in a
    process of their own, which takes a second to begin.
    """
    from amanjol.programme.newsletter.tests.newsletter_cast import begin_keys  # noqa: PLC0415  needs loaded apps
    from amanjol.programme.releases import asking, examiner  # noqa: PLC0415  as above
    from amanjol.programme.results.tests.results_cast import create_results_cast  # noqa: PLC0415  as above

    settings.LETTERS_ROOT = tmp_path / "letters"
    begin_keys()
    monkeypatch.setattr(asking, "examined", examiner.examined)
    return create_results_cast()
