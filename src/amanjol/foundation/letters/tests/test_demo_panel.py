"""The sign-in page of a demo says where its neighbour is; that of a real node tells a stranger of nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amanjol.foundation.letters.node_folder import here
from amanjol.foundation.letters.tests.node_cast import card_of_node, far_node
from amanjol.foundation.organisations import actions

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client
    from pytest_django import Settings

pytestmark = pytest.mark.django_db
ADDRESS = "http://127.0.0.1:8003"


def _page(client: Client, root: Path, settings: Settings, *, is_demo: bool, address: str = ADDRESS) -> str:
    settings.LETTERS_ROOT = root / "letters"
    node = actions.create_node(country="TM", name="Here", is_demo=is_demo)
    here(node.pk).believe(card_of_node(far_node(root / "far", "far"), address, name="Over there"))
    return client.get("/account/sign-in/").text


def test_a_demo_leads_to_its_neighbour(client: Client, tmp_path: Path, settings: Settings) -> None:
    page = _page(client, tmp_path, settings, is_demo=True)
    assert f'href="{ADDRESS}/account/sign-in/"' in page
    assert "Over there" in page


def test_a_real_node_names_no_partner_to_strangers(
    client: Client, tmp_path: Path, settings: Settings
) -> None:
    page = _page(client, tmp_path, settings, is_demo=False)
    assert ADDRESS not in page
    assert "Over there" not in page


def test_a_neighbour_that_is_reached_by_sticks_is_no_link(
    client: Client, tmp_path: Path, settings: Settings
) -> None:
    assert "Over there" not in _page(client, tmp_path, settings, is_demo=True, address="")
