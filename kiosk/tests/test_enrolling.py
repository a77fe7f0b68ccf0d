"""The short code: shown while it waits, asked for anew when it expires, gone once somebody typed it."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from _node import Node, Said, answering
from _servers import proxying
from click.testing import CliRunner

from amanjol_kiosk import enrolling, moments
from amanjol_kiosk.cli import main
from amanjol_kiosk.failures import NotSetUp
from amanjol_kiosk.folder import DataFolder
from amanjol_kiosk.identity import Identity, Key
from amanjol_kiosk.uplink import origin_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from click.testing import Result

DEVICE = "5b6f8a8e-3e0e-4f0b-9d0e-2f1c8c1b7a11"


@pytest.fixture
def node() -> Iterator[Node]:
    with answering() as started:
        yield started


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enrolling, "ASK_EVERY", 0.01)


def _enrol(node: str, data: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["enrol", "--node", node, "--data", str(data), *options])


class Typing:
    """A node where somebody types the code after so many questions; `codes` is how many were given."""

    def __init__(self, data: Path, states: list[str]) -> None:
        self.folder = DataFolder(data)
        self.states = states
        self.codes = 0
        self.shown: list[Any] = []

    def __call__(self, said: Said) -> tuple[int, Any]:
        if said.path.endswith("/enrolment"):
            self.codes += 1
            expires_at = moments.write(moments.now() + timedelta(minutes=10))
            return 200, {"code": f"KX7M-2P4{self.codes + 1}", "expires_at": expires_at}
        if not self.folder.enrolment.exists():
            return 401, {}  # as the node does that has given no code
        self.shown.append(json.loads(self.folder.enrolment.read_text())["code"])
        state = self.states.pop(0)
        return 200, {"state": state, "device": DEVICE if state == "enrolled" else None}


def test_it_shows_the_code_until_it_was_typed(node: Node, place: Path) -> None:
    node.reply = typing = Typing(place / "data", ["waiting", "waiting", "enrolled"])
    done = _enrol(node.address, place / "data", "--kind", "screen")
    assert done.exit_code == 0, done.output
    assert "KX7M-2P42" in done.output
    assert typing.shown == ["KX7M-2P42"] * 3
    assert Identity.read(typing.folder) == Identity(DEVICE, node.address, "screen")
    assert not typing.folder.enrolment.exists()
    asked = node.last("/enrolment")
    assert (asked.json["kind"], asked.sequence) == ("screen", 1)
    assert [said.sequence for said in node.said] == [1, 2, 3, 4]
    assert node.badly_signed == 0


def test_an_expired_code_is_replaced_on_the_screen(node: Node, place: Path) -> None:
    node.reply = typing = Typing(place / "data", ["waiting", "expired", "waiting", "enrolled"])
    done = _enrol(node.address, place / "data")
    assert done.exit_code == 0
    assert typing.shown == ["KX7M-2P42", "KX7M-2P42", "KX7M-2P43", "KX7M-2P43"]
    assert "KX7M-2P43" in done.output


def test_a_node_that_is_away_is_waited_for(node: Node, place: Path) -> None:
    typing = Typing(place / "data", ["enrolled"])
    answers = iter([(503, {}), (200, b"<html>"), (429, {})])
    node.reply = lambda said: next(answers, None) or typing(said)
    done = _enrol(node.address, place / "data")
    assert done.exit_code == 0
    assert "goes on trying" in done.output


def test_a_run_that_was_cut_off_after_the_typing_finds_its_id(node: Node, place: Path) -> None:
    node.reply = typing = Typing(place / "data", ["enrolled"])
    typing.folder.make()
    key = Key.read_or_make(typing.folder)
    node.learn(key.public)
    key.headers("/device/v1/enrolment", b"")
    typing.folder.enrolment.write_text('{"code": "KX7M-2P42", "expires_at": "2026-11-25T10:00:00Z"}')
    assert _enrol(node.address, place / "data").exit_code == 0
    assert typing.codes == 0
    assert not typing.folder.enrolment.exists()


def test_who_is_enrolled_stays_so_and_goes_nowhere_else(node: Node, place: Path) -> None:
    node.reply = Typing(place / "data", ["enrolled"])
    _enrol(node.address, place / "data")
    said = len(node.said)
    again = _enrol(node.address, place / "data")
    assert (again.exit_code, DEVICE in again.output, len(node.said)) == (0, True, said)
    elsewhere = _enrol("http://127.0.0.1:1", place / "data")
    assert elsewhere.exit_code == NotSetUp.code
    assert elsewhere.output.startswith("Error: This device is enrolled at ")


def test_a_struck_off_device_is_told_to_begin_anew_and_can(node: Node, place: Path) -> None:
    node.reply = lambda _said: (401, {"error": "refused"})
    refused = _enrol(node.address, place / "data")
    assert refused.exit_code == 4
    assert "--anew" in refused.output
    former = Key.read(DataFolder(place / "data")).public
    node.reply = Typing(place / "data", ["enrolled"])
    assert _enrol(node.address, place / "data", "--anew").exit_code == 0
    assert Key.read(DataFolder(place / "data")).public != former


@pytest.mark.parametrize(
    "address",
    [
        "guide.example",
        "ftp://guide.example",
        "https://",
        "https://guide.example/path",
        "https://a:b@guide.example",
    ],
)
def test_what_is_no_address_of_a_node_is_said_in_one_sentence(place: Path, address: str) -> None:
    refused = _enrol(address, place / "data")
    assert refused.exit_code == NotSetUp.code
    assert refused.output.startswith("Error: ")
    assert not (place / "data").exists()


def test_the_address_is_kept_in_one_form() -> None:
    assert origin_of("HTTPS://Guide.Example:8443/") == "https://guide.example:8443"


def test_a_proxy_is_used_where_one_is_named(place: Path) -> None:
    with proxying() as proxy, pytest.MonkeyPatch.context() as patch:
        patch.setattr(enrolling.Enrolling, "_tell", _give_up)
        done = _enrol("http://node.invalid", place / "data", "--proxy", proxy.address)
    assert "node.invalid" in str(done.exception)
    assert "its name is not known" not in str(done.exception)  # the proxy was asked, not the name


def _give_up(_self: object, line: str) -> None:
    raise RuntimeError(line)
