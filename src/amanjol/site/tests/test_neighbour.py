"""The neighbour of a demo: where it begins, what it is told, and that it is there again when both begin again."""

from __future__ import annotations

import signal
import urllib.request
from typing import TYPE_CHECKING

import psycopg
import pytest

from amanjol.site.cli import neighbour
from amanjol.site.cli.nodes import NEIGHBOURS, RunningNode, environment_of
from amanjol.site.demo_casts import ALMATY, CASTS, MARY
from amanjol.site.demo_devices import devices_beside, is_free
from amanjol.site.postgres import Cluster
from amanjol.site.tests.browser.node import Node, processes_of
from amanjol.site.tests.prepared import copy_neighbours

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def _first(data: Path) -> RunningNode:
    given = {
        "AMANJOL_DESK_ORIGIN": "http://desk.localhost",
        "AMANJOL_SECRET_KEY": "of the first",
        "HOME": "/",
    }
    return RunningNode.at(data, 8000, environment_of(data, 8000, ("casework",), given=given))


def test_it_shares_no_folder_key_address_or_cookie_with_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AMANJOL_DESK_ORIGIN", "http://desk.localhost")
    monkeypatch.setenv("AMANJOL_SECRET_KEY", "of the first")
    first = _first(tmp_path)
    beside = neighbour.node_beside(first)
    assert beside.data == tmp_path / "neighbour"
    assert beside.host != first.host, "a browser keeps cookies by host: who signs in there would be out here"
    assert beside.port not in {first.port, *(device.port for device in devices_beside(first.port))}
    assert beside.environment["AMANJOL_DATA"] == str(beside.data)
    assert beside.environment["AMANJOL_ORIGIN"] == beside.address
    assert beside.planes == "casework"
    assert not {"AMANJOL_SECRET_KEY", "AMANJOL_DESK_ORIGIN"} & set(beside.environment)
    assert len((beside.data / "secret-key").read_text(encoding="ascii")) > 50
    assert Cluster(beside.data / "postgres").socket_folder != Cluster(tmp_path / "postgres").socket_folder
    assert first.environment[NEIGHBOURS] == f"{beside.address} {beside.data}"
    assert beside.environment[NEIGHBOURS] == f"{first.environment['AMANJOL_ORIGIN']} {first.data}"


def test_a_folder_that_met_nobody_is_prepared_again_once_it_has_a_neighbour(tmp_path: Path) -> None:
    alone = _first(tmp_path)
    alone.note_prepared()
    assert alone.is_prepared
    first = _first(tmp_path)
    neighbour.node_beside(first)
    assert not first.is_prepared
    first.note_prepared()
    assert _prepared_beside(tmp_path)
    assert alone.is_prepared, "without the neighbour nothing is prepared anew"


def _prepared_beside(data: Path) -> bool:
    first = _first(data)
    neighbour.node_beside(first)
    return first.is_prepared


def test_each_cast_can_deal_with_other_nodes() -> None:
    assert CASTS[neighbour.COUNTRY] is ALMATY
    for cast in CASTS.values():
        roles = {email: (number, role) for number, (_name, _kind, people) in enumerate(cast.organisations)
                 for email, _person, _language, role in people}  # fmt: skip
        for partnership in cast.partnerships:
            first, second = (roles[email] for email in partnership.receivers)
            assert first[0] == second[0]
            assert first[1] == "supervisor"
            assert [roles[email][1] for email in partnership.node] == ["operator", "administrator"]
        assert all(email.endswith(".example") for email in cast.emails)
    assert len({email for cast in CASTS.values() for email in cast.emails}) == sum(
        len(cast.emails) for cast in CASTS.values()
    )
    assert not MARY.partnership.offers
    assert ALMATY.partnership.offers
    assert ALMATY.partnership_with("TM") is ALMATY.partnership
    assert ALMATY.partnership_with("KG") in ALMATY.partnerships[1:]


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Node]:
    """Prepared before, at another address."""
    node = Node(tmp_path / "data", is_migrated=False)
    copy_neighbours(node.data)
    yield node
    if node.process is not None and node.process.poll() is None:
        node.stop()


def test_both_are_there_again_and_neither_without_being_asked_for(both: Node) -> None:
    options = ("--planes", "casework")
    printed = both.start(*options, "--neighbour")
    port = both.port + neighbour.AFTER
    assert f"http://127.0.0.1:{port}/account/sign-in/" in printed
    assert "Aigerim" in _sign_in_page("127.0.0.1", port)
    assert f"127.0.0.1:{port}" in _sign_in_page("localhost", both.port), (
        "the first says where its neighbour is"
    )
    assert f"localhost:{both.port}" in _sign_in_page("127.0.0.1", port)
    assert _agreements(both.data) == _agreements(both.data / "neighbour") == 1
    assert both.stop(signal.SIGINT) == 0
    assert processes_of(both) == []

    printed = both.start(*options, "--neighbour")
    assert "atabase …" not in printed, "a second start prepares nothing"
    assert "Aigerim" in _sign_in_page("127.0.0.1", port)
    assert both.stop() == 0

    printed = both.start(*options)
    assert "Neighbour" not in printed
    assert is_free(port)
    assert both.stop() == 0


def _sign_in_page(host: str, port: int) -> str:
    with urllib.request.urlopen(f"http://{host}:{port}/account/sign-in/", timeout=20) as answer:
        return str(answer.read().decode())


def _agreements(data: Path) -> int:
    with psycopg.connect(Cluster(data / "postgres").url("postgres", "amanjol")) as connection:
        row = connection.execute(
            "select count(*) from referrals_agreement where exists (select from journal_entry"
            " where subject_id = referrals_agreement.id::text and verb ~ 'accepted|answer-arrived')"
        ).fetchone()
    assert row is not None
    return int(row[0])
