"""`amanjol setup` where another node has been, or the database is elsewhere; the doctor is in `test_neighbours.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from amanjol.site import neighbours
from amanjol.site.setup import recipe
from amanjol.site.setup.answers import check
from amanjol.site.setup.machine import SetupFailed
from amanjol.site.setup.node import KEEPER
from amanjol.site.tests.pretended_machine import SAID, Pretended, set_up

if TYPE_CHECKING:
    from pathlib import Path


def test_a_second_node_is_refused(machine: Any) -> None:
    set_up(machine)
    with pytest.raises(SetupFailed, match="'UZ Safe Road Uzbekistan', not 'UZ Another'"):
        set_up(machine, node="Another")
    machine.answers["nodes"] = "amanjol|amanjol_owner\nsecond|amanjol_owner"
    with pytest.raises(SetupFailed, match="PostgreSQL 17/main has the database of another node, second"):
        set_up(machine)
    machine.answers["nodes"] = "amanjol|postgres"
    with pytest.raises(SetupFailed, match="a database amanjol that belongs to postgres"):
        set_up(machine)
    machine.answers["nodes"] = "amanjol|amanjol_owner"
    set_up(machine)


def test_a_node_in_another_cluster_is_refused(machine: Any) -> None:
    """The same answers from each: the database of the one that is ours is no other node's."""
    set_up(machine)
    machine.answers["nodes"] = "amanjol|amanjol_owner"
    set_up(machine)
    folder = machine.path("/etc/postgresql/15/second")
    folder.mkdir(parents=True)
    (folder / "postgresql.conf").write_text("port = 5433\n", encoding="ascii")
    with pytest.raises(SetupFailed, match="PostgreSQL 15/second has the database of another node, amanjol"):
        set_up(machine)


def test_units_of_a_second_node_are_refused(machine: Any) -> None:
    set_up(machine)
    unit = machine.path(f"{recipe.UNITS}/amanjol-second.service")
    unit.write_text("[Service]\nExecStart=/srv/second/.venv/bin/amanjol worker\n", encoding="ascii")
    with pytest.raises(
        SetupFailed, match=r"^/etc/systemd/system/amanjol-second\.service runs this program beside"
    ):
        set_up(machine)
    unit.unlink()
    set_up(machine)


def test_a_taken_port_is_refused(machine: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    users = {"amanjol": 500, "root": 0}
    monkeypatch.setattr(Pretended, "is_user", lambda _self, number, name: users[name] == number)
    monkeypatch.setattr(recipe, "_is_this", lambda _machine: True)
    for user in (None, users["amanjol"]):
        monkeypatch.setattr("amanjol.site.neighbours.listener_at", lambda _port, user=user: user)
        set_up(machine)
    monkeypatch.setattr("amanjol.site.neighbours.listener_at", lambda _port: 0)
    with pytest.raises(SetupFailed, match=r"Another user's program \(user 0\) has port 8000"):
        set_up(machine)


def test_the_data_of_another_node_is_refused(machine: Any, tmp_path: Path) -> None:
    set_up(machine)
    mark = machine.path(recipe.DATA) / neighbours.MARK
    assert mark.read_text(encoding="ascii") == "UZ Safe Road Uzbekistan\n"  # as the pretended database says
    assert machine.owners[mark] == ("amanjol", "amanjol")
    mark.write_text("of another\n", encoding="ascii")
    backup = recipe.Backup(tmp_path / "night.amanjol", tmp_path / "secret")
    with pytest.raises(SetupFailed, match="is of the node of another, which is not the one in the database"):
        recipe.refuse(machine, check(SAID), backup)
    del machine.answers["node"]
    recipe.refuse(machine, check(SAID), backup)  # the backup may be that node's
    with pytest.raises(SetupFailed, match="bring that node back with --restore"):
        set_up(machine)


def test_a_database_elsewhere_is_left_to_its_administrator(machine: Any, tmp_path: Path) -> None:
    """As after docs/failover.md: an upgrade must not lead the node back to an empty database of this machine."""
    set_up(machine)
    file, keeper = machine.path(recipe.ENVIRONMENT), machine.path("/etc/amanjol/keeper.env")
    own = "DATABASE_URL=postgresql://amanjol_app@/amanjol?host=/run/postgresql"
    elsewhere = "DATABASE_URL=postgresql://amanjol_app@10.0.0.1:5432,10.0.0.2:5432/amanjol?target_session_attrs=read-write"
    text = file.read_text(encoding="utf-8")
    assert own in text.splitlines()
    file.write_text(text.replace(own, elsewhere), encoding="utf-8")
    keeper.write_text("AMANJOL_OWNER_DATABASE_URL=theirs\n", encoding="ascii")
    del machine.answers["migrated"], machine.answers["mark"]
    ran = len(machine.ran)
    set_up(machine, time_zone="Asia/Almaty")
    assert elsewhere in file.read_text(encoding="utf-8").splitlines()
    assert "AMANJOL_TIME_ZONE=Asia/Almaty" in file.read_text(encoding="utf-8").splitlines()
    assert keeper.read_text(encoding="ascii") == "AMANJOL_OWNER_DATABASE_URL=theirs\n"
    assert (KEEPER, "manage", "migrate", "--verbosity", "0") in machine.ran[ran:]
    assert "mark" not in machine.answers, "no roles of this machine's PostgreSQL were touched"
    assert "The database is at 10.0.0.1,10.0.0.2" in "".join(recipe.left_to_do(machine, check(SAID)))
    with pytest.raises(
        SetupFailed, match=r"at 10\.0\.0\.1,10\.0\.0\.2, by /etc/amanjol/amanjol\.env: bring the backup"
    ):
        recipe.refuse(machine, check(SAID), recipe.Backup(tmp_path / "night.amanjol", tmp_path / "secret"))
    file.write_text("DATABASE_URL=postgresql://[\n", encoding="ascii")
    with pytest.raises(SetupFailed, match="DATABASE_URL is no address of a database"):
        set_up(machine)
