from __future__ import annotations

from copy import deepcopy
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytest_django import Settings

    from amanjol.foundation.accounts.tests.people import PeopleOf
    from amanjol.programme.partner_warnings.tests.partner_cast import PartnerCast


@pytest.fixture(scope="module")
def _telling(people_of: PeopleOf) -> Iterator[PartnerCast]:
    from amanjol.programme.partner_warnings.tests.partner_cast import create_partner_cast  # noqa: PLC0415  needs loaded apps

    with people_of(create_partner_cast) as people:
        yield people


@pytest.fixture
def cast(
    _telling: PartnerCast, db: None, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> PartnerCast:
    """The node has keys and believes the node of its partner; no warning waits for translators or desks."""
    from amanjol.foundation.letters.tests.house import own_folder, own_node_card  # noqa: PLC0415  needs loaded apps

    settings.LETTERS_ROOT = tmp_path / "letters"
    settings.SIGNING_ROOT = tmp_path / "signing"
    settings.PACKS_ROOT = tmp_path / "packs"
    for hour in ("TRANSLATORS_HOUR", "DESKS_HOUR"):
        monkeypatch.setattr(f"amanjol.public.warnings.actions.{hour}", timedelta(0))
    folder = own_folder()
    folder.begin()
    folder.keep_own(own_node_card(folder))
    people = deepcopy(_telling)
    people.partner.sent = 0
    folder.believe(people.partner.node_card_bytes)
    return people
