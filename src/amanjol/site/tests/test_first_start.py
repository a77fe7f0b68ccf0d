"""A first start that is killed begins again whole: tables, guide, demo and pack, each there once."""

from __future__ import annotations

import os
import random
import signal
import time
import urllib.request
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg

from amanjol.public.guide.tests.few_articles import copy_few_articles
from amanjol.public.packs.tree import verify
from amanjol.site.cli.up import STILL_TO_COME
from amanjol.site.demo_casts import MARY
from amanjol.site.postgres import Cluster
from amanjol.site.tests.browser.node import Node
from amanjol.site.tests.faults import some

if TYPE_CHECKING:
    import pytest

KILLS = some(30)
LONGEST = 15.0  # seconds; a whole start of few articles takes about ten
COUNTED = {
    "accounts_account": len(MARY.emails),
    "organisations_node": 1,
    "organisations_organisation": len(MARY.organisations),
    "guide_guidehome": 2,
    "screens_playlist": 1,
    "wagtailcore_site": 1,
}


def rows(node: Node) -> dict[str, int]:
    """Of a node that runs."""
    with psycopg.connect(Cluster(node.data / "postgres").url("postgres", "amanjol")) as connection:
        counts = {name: connection.execute(f"select count(*) from {name}").fetchone() for name in COUNTED}  # noqa: S608  names of tables above
    return {name: row[0] for name, row in counts.items() if row}


def pages_and_cases(node: Node) -> tuple[int, int]:
    with psycopg.connect(Cluster(node.data / "postgres").url("postgres", "amanjol")) as connection:
        row = connection.execute(
            "select (select count(*) from guide_topicpage), (select count(*) from cases_case)"
        ).fetchone()
    assert row is not None
    return row[0], row[1]


def read(address: str) -> str:
    with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310  our own address
        return str(answer.read().decode())


def end_what_is_left(data: Path) -> None:
    """As when the machine ends: a server that is just beginning may miss that it is told so, and holds the output."""
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            environment, command = (folder / "environ").read_bytes(), (folder / "cmdline").read_bytes()
            if bytes(data) in environment + command and b"postgres" not in command.split(b"\0")[0]:
                os.kill(int(folder.name), signal.SIGKILL)


def test_a_first_start_killed_at_any_moment_begins_again_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = copy_few_articles(tmp_path / "content", languages=("en", "uz"), topics=("health-care",))
    monkeypatch.setenv("AMANJOL_CONTENT", str(content))
    topics = len(list(content.glob("guide/*/health-care.*.yaml")))
    chance = random.Random(20261127)  # noqa: S311  moments, no secret
    node = Node(tmp_path / "data", is_migrated=False)
    try:
        for _kill in range(KILLS):
            node.begin()
            assert node.process is not None
            time.sleep(chance.uniform(0, LONGEST))
            node.process.kill()
            end_what_is_left(node.data)
            node.wait_for_end()
        node.start()
        assert rows(node) == COUNTED
        assert pages_and_cases(node) == (topics, 4)
        assert list(verify((node.data / "packs/current").resolve())) == []
        assert "Maral" in read(f"{node.address}/account/sign-in/")
        assert "<html" in read(f"{node.address}/uz/index.html")
        assert node.stop() == 0
        again = node.start()
        assert STILL_TO_COME not in again, "a second start makes nothing"
        assert rows(node) == COUNTED
        assert node.stop() == 0
    finally:
        if node.process is not None and node.process.poll() is None:
            node.stop()
