"""Two nodes refer people to each other while their processes are killed: they come to the same, and nothing is twice.

The worker that brings a letter, the web server that takes it in, whoever opens it, answers, opens a case or takes back,
and the database beneath, each at random moments. What is killed begins again, as under a supervisor of services.
"""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, Final

import psycopg
import pytest

from amanjol.site import database
from amanjol.site.cli.neighbour import FOLDER
from amanjol.site.postgres import Cluster
from amanjol.site.reachable import DATABASE
from amanjol.site.tests.browser.node import FORGET
from amanjol.site.tests.faults import some
from amanjol.site.tests.letter_node import NEVER
from amanjol.site.tests.prepared import PLANE, copy_neighbours

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STEPS: Final = some(200)
DATABASE_EVERY: Final = 10  # steps
ASK_EVERY: Final = 4
TAKE_BACK_EVERY: Final = 15
BEYOND: Final = 1.2
"""Some moments lie after the work is done."""
BROUGHT_AGAIN: Final = """
update letters_outgoing set next_try_at = now(), received_at = null where sealed is not null
"""
DUE: Final = "update letters_outgoing set next_try_at = now() where next_try_at is not null"
MOVED: Final = """
select (select count(*) from letters_outgoing where received_at is null),
    (select count(*) from letters_outgoing), (select count(*) from letters_openedletter),
    (select count(*) from cases_case), (select count(*) from letters_incoming where sealed is not null)
"""


class Node:
    """Its database, and the process beneath which its processes work."""

    def __init__(self, country: str, data: Path, port: int) -> None:
        self.country, self.data, self.port = country, data, port
        self.cluster = Cluster(data / "postgres")
        self.said: list[list[str]] = []
        self._pace = 1.0  # seconds, of what was last let done

    def begin(self, other: Path) -> None:
        command = [sys.executable, "-m", "amanjol.site.tests.letter_node", self.country, str(self.port)]
        self._process = subprocess.Popen(
            [*command, str(other)], env=self._environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def order(self, act: str, act_after: str = NEVER, web_after: str = NEVER) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{act} {act_after} {web_after}\n")
        self._process.stdin.flush()
        self._began = time.monotonic()

    def moment(self, moments: random.Random, share: float) -> str:
        """Of its next work, in so many of cases."""
        at = moments.uniform(0, self._pace * BEYOND)
        return f"{at:.3f}" if moments.random() < share else NEVER

    def hear(self) -> str:
        """What became of it."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            words = line.split()
            if len(words) == 1:
                if words[0] == "done":
                    self._pace = time.monotonic() - self._began
                return words[0]
            self.said.append(words)
        raise AssertionError(f"the node of {self.country} has ended")

    def do(self, act: str) -> str:
        self.order(act)
        return self.hear()

    def rows(self, question: str, *of: Any) -> list[Any]:
        with psycopg.connect(self.cluster.url("postgres", DATABASE)) as connection:
            cursor = connection.execute(question, of)
            return cursor.fetchall() if cursor.description is not None else []

    def named(self, word: str) -> list[str]:
        return [words[1] for words in self.said if words[0] == word]

    def kill_database(self) -> None:
        server: Any = self.cluster._server
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()
        self.cluster.start()

    def end(self) -> None:
        with self._process:  # which closes what it is asked and says
            pass

    def _environment(self) -> dict[str, str]:
        base = {name: value for name, value in os.environ.items() if name not in FORGET}
        return base | {
            "DATABASE_URL": self.cluster.url(database.ROLES["app"], DATABASE),
            "AMANJOL_DATA": str(self.data),
            "AMANJOL_ORIGIN": f"http://localhost:{self.port}",
            "AMANJOL_PLANES": PLANE,
            "AMANJOL_SECRET_KEY": "for-tests-only-" * 5,
            "DJANGO_SETTINGS_MODULE": "amanjol.site.settings",
        }


@pytest.fixture
def nodes(tmp_path: Path) -> Iterator[tuple[Node, Node]]:
    """Almaty, which asks, and Mary; both with a database that is durable."""
    copy_neighbours(tmp_path / "data")
    mary = Node("TM", tmp_path / "data", _free_port())
    almaty = Node("KZ", tmp_path / "data" / FOLDER, _free_port())
    with ExitStack() as stack:
        for node in (mary, almaty):
            node.cluster.start()
            stack.callback(node.cluster.stop)
        for node, other in ((mary, almaty), (almaty, mary)):
            node.begin(other.data)
            stack.callback(node.end)
        for node in (mary, almaty):
            assert node.hear() == "ready"
        yield almaty, mary


@pytest.mark.timeout(60 * STEPS)  # all 200 take longer than the hang of a test elsewhere
def test_sigkill_between_two_nodes(nodes: tuple[Node, Node]) -> None:
    almaty, mary = nodes
    cases = {node.country: node.rows("select count(*) from cases_case")[0][0] for node in nodes}
    moments, became = random.Random(20261129), Counter[str]()  # noqa: S311  moments, not secrets
    for step in range(STEPS):
        _make_due(nodes)
        almaty.order(_act(step), almaty.moment(moments, 0.7), almaty.moment(moments, 0.4))
        mary.order("work", mary.moment(moments, 0.7), mary.moment(moments, 0.4))
        if step % DATABASE_EVERY == DATABASE_EVERY - 1:
            time.sleep(moments.uniform(0, 1))
            moments.choice(nodes).kill_database()
            became.update(f"with the database {node.hear()}" for node in nodes)
        else:
            became.update(node.hear() for node in nodes)
    assert became["broke"] == 0, became
    assert became["killed"] >= STEPS // 3, became
    for node in nodes:
        node.rows(BROUGHT_AGAIN)
    _heal(nodes)
    _check_letters(almaty, mary)
    _check_letters(mary, almaty)
    _check_referrals(almaty, mary, cases)


def _act(step: int) -> str:
    """Of who asks: what is asked or taken back goes on at once."""
    if step % TAKE_BACK_EVERY == TAKE_BACK_EVERY - 1:
        return "take_back"
    return "ask" if step % ASK_EVERY == 0 else "work"


def _make_due(nodes: tuple[Node, Node]) -> None:
    """As if the waits after a turn in vain were over."""
    for node in nodes:
        node.rows(DUE)


def _heal(nodes: tuple[Node, Node]) -> None:
    """Nothing is killed any more, until nothing moves."""
    before: list[Any] = []
    while (now := [node.rows(MOVED) for node in nodes]) != before:
        before = now
        _make_due(nodes)
        for node in nodes:
            node.order("work")
        assert [node.hear() for node in nodes] == ["done", "done"]


def _check_letters(sender: Node, receiver: Node) -> None:
    """Each has its receipt and lies there once; opened once, or taken back, of which no byte is left."""
    sent = sender.rows(
        "select id, digest, sequence is not null, gone_at is not null, received_at from letters_outgoing"
    )
    assert all(received_at is not None or is_gone for _id, _digest, _is, is_gone, received_at in sent)
    came = receiver.rows("select letter, digest, sealed is null from letters_incoming")
    assert len(came) == len({letter for letter, _digest, _is_empty in came})
    letters = {(letter, bytes(digest)) for letter, digest, is_letter, _is, at in sent if is_letter and at}
    assert letters <= {(letter, bytes(digest)) for letter, digest, _is_empty in came}
    assert all(is_empty for _letter, _digest, is_empty in came)
    opened = receiver.rows("select letter, kept is null from letters_openedletter")
    assert len(opened) == len({letter for letter, _is_gone in opened})
    gone = {letter for letter, _digest, is_letter, is_gone, _at in sent if is_letter and is_gone}
    readable = {letter for letter, is_gone in opened if not is_gone}
    assert not readable & gone
    assert readable >= {letter for letter, _digest in letters} - gone - _of_agreements(receiver)
    entries = receiver.rows("select subject_id from journal_entry where verb = 'letters.opened'")
    assert max(Counter(entries).values(), default=1) == 1


def _of_agreements(node: Node) -> set[Any]:
    """What was opened of which nothing is kept beside it: their package keeps a copy of its own."""
    rows = node.rows("select letter from letters_openedletter where kept is null and gone_at is null")
    return {letter for (letter,) in rows}


def _check_referrals(almaty: Node, mary: Node, cases: dict[str, int]) -> None:
    """The same state on both sides, in the seal and in clear; one referral and one case there at most, of each here."""
    for node in (almaty, mary):
        assert node.do("tell") == "done"
    ours, theirs = (
        {words[1]: words[2:] for words in node.said if words[0] == "stands"} for node in (almaty, mary)
    )
    assert set(almaty.named("asked")) <= ours.keys()
    assert theirs.keys() <= ours.keys()
    taken_back = {referral for referral, (state, _in_clear) in ours.items() if state == "recalled"}
    assert set(almaty.named("took-back")) <= taken_back
    assert taken_back < ours.keys()
    assert {referral: sealed for referral, (sealed, _in_clear) in theirs.items()} == {
        referral: ours[referral][0] for referral in theirs
    }
    assert ours.keys() - taken_back == theirs.keys() - taken_back
    assert all({*ours[going], *theirs[going]} == {"completed"} for going in ours.keys() - taken_back)
    added = {
        node.country: node.rows("select count(*) from cases_case")[0][0] - cases[node.country]
        for node in (almaty, mary)
    }
    hung = mary.rows("select referral_id from referrals_casereferral")
    assert added == {"KZ": len(ours), "TM": len(hung)}
    assert len(hung) == len(set(hung)) >= len(ours.keys() - taken_back)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
