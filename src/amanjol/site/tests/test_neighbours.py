"""A second node on one machine is refused by `amanjol setup` (`test_setup.py`) and named by the doctor."""

from __future__ import annotations

import os
import socket
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from django.db import connection

from amanjol.site import database, neighbours
from amanjol.site.doctor import neighbours as examination
from amanjol.site.setup import recipe
from amanjol.site.tests.checks import bad

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from amanjol.site.configuration import Configuration
    from amanjol.site.postgres import Cluster


@pytest.fixture
def public(
    configuration: Configuration,
    filled: Callable[[str], str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Configuration:
    """A node that others reach; its machine's units lie below the same folder."""
    monkeypatch.setattr(examination, "_ROOT", tmp_path)
    urls = {role: filled(role) for role in database.ROLES}
    origins = dict.fromkeys(configuration.origins, "https://node.example")
    return replace(configuration, database_urls=urls, origins=origins)


@pytest.fixture
def alone(other_machine: Cluster) -> Iterator[psycopg.Connection[Any]]:
    """The application's connection to the only node's database of a server."""
    admin = other_machine.url("postgres", "postgres")
    database.create_database(admin, "amanjol")
    with psycopg.connect(other_machine.url("amanjol_app", "amanjol"), autocommit=True) as connected:
        yield connected
    database.drop_database(admin, "amanjol")


def test_one_node_alone_is_well(public: Configuration, alone: psycopg.Connection[Any]) -> None:
    findings = list(examination.examine(public, alone))
    assert bad(findings) == {}
    assert {finding.what for finding in findings} == {"databases of nodes", "units of nodes", "port"}
    (public.data / neighbours.MARK).write_text(f"{_node()}\n", encoding="ascii")
    assert "node of the folder" in {finding.what for finding in examination.examine(public, alone)}


def test_a_second_database_is_named(
    public: Configuration, alone: psycopg.Connection[Any], empty: Callable[[str], str]
) -> None:
    assert empty("owner")
    assert "has another, restored" in bad(examination.examine(public, alone))["databases of nodes"]


def test_a_unit_that_runs_us_beside_ours_is_named(
    public: Configuration, alone: psycopg.Connection[Any], tmp_path: Path
) -> None:
    units = tmp_path / "etc/systemd/system"
    units.mkdir(parents=True)
    for name in recipe.unit_names():
        (units / name).write_text((recipe.DEPLOY / name).read_text(encoding="utf-8"), encoding="utf-8")
    (units / "other.service").write_text("[Service]\nExecStart=/usr/bin/amanjolish\n", encoding="ascii")
    assert bad(examination.examine(public, alone)) == {}
    web = (recipe.DEPLOY / "amanjol-web.service").read_text(encoding="utf-8")
    (units / "second-web.service").write_text(web.replace("8000", "8001"), encoding="utf-8")
    worker = (recipe.DEPLOY / "amanjol-worker.service").read_text(encoding="utf-8")
    (units / "second-worker.service").write_text(worker, encoding="utf-8")
    text = bad(examination.examine(public, alone))["units of nodes"]
    assert text.startswith(
        "/etc/systemd/system/second-web.service, /etc/systemd/system/second-worker.service runs"
    )


def test_units_of_the_doctor_are_those_of_setup() -> None:
    assert {name for name in recipe.unit_names() if name.endswith(".service")} == examination.UNITS


def test_a_folder_of_another_node_is_named(public: Configuration, alone: psycopg.Connection[Any]) -> None:
    (public.data / neighbours.MARK).write_text("5d1c3c39-6b0f-4d9c-a6b1-7b7a3f5b2a11\n", encoding="ascii")
    text = bad(examination.examine(public, alone))["node of the folder"]
    assert "of another node (5d1c3c39-6b0f-4d9c-a6b1-7b7a3f5b2a11)" in text


def test_the_port_of_another_user_is_named(
    public: Configuration, alone: psycopg.Connection[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        monkeypatch.setattr(neighbours, "PORT", listening.getsockname()[1])
        assert bad(examination.examine(public, alone)) == {}, "the user whose data folder it is"
        monkeypatch.setattr(neighbours, "listener_at", lambda _port: os.geteuid() + 1)
        assert "another user's program" in bad(examination.examine(public, alone))["port"]


@pytest.mark.parametrize("address", ["127.0.0.1", "0.0.0.0", "::1", "::"])  # noqa: S104  for a moment, on a chosen port
def test_who_listens(address: str) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.create_server((address, 0), family=family) as listening:
        port = listening.getsockname()[1]
        assert neighbours.listener_at(port) == os.geteuid()
    assert neighbours.listener_at(port) is None, "nobody does any more"


def test_a_developers_machine_is_left_alone(
    configuration: Configuration, alone: psycopg.Connection[Any]
) -> None:
    assert list(examination.examine(configuration, alone)) == []


def _node() -> str:
    with connection.cursor() as cursor:
        cursor.execute("select id from organisations_node")
        (node,) = cursor.fetchone()
    return str(node)
