"""Two demo nodes that are made beside each other ask for nothing that would be refused, and fill no log with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.foundation.letters import telling
from amanjol.foundation.letters.telling import Told
from amanjol.foundation.letters.tests.node_cast import card_of_node, far_node
from amanjol.foundation.seals.letters import cards
from amanjol.foundation.seals.letters.cards import NodeCard
from amanjol.site.demo_meeting import Neighbour, hears

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytest_django import Settings

    from amanjol.foundation.letters.node_folder import NodeFolder


def test_who_is_not_believed_yet_asks_for_no_list(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(node: NodeCard, _folder: NodeFolder) -> Told:
        asked.append(node.node)
        return Told(1, 1)

    monkeypatch.setattr(telling, "ask", ask)
    settings.LETTERS_ROOT = tmp_path / "data" / "letters"
    beside = Neighbour("http://127.0.0.1:8003", tmp_path / "beside")
    here, there = far_node(settings.LETTERS_ROOT, "here"), far_node(beside.data / "letters", "there")
    card = cards.read(card_of_node(there, beside.address))
    assert isinstance(card, NodeCard)
    assert not hears(card, here, beside)
    assert asked == []
    there.believe(card_of_node(here))
    assert hears(card, here, beside)
    assert asked == ["there"]
