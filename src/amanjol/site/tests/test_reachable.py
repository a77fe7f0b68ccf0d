"""Every command finds the node that runs: by the environment, or by its data folder."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner

from amanjol.site import reachable
from amanjol.site.cli import main
from amanjol.site.configuration import ConfigurationError
from amanjol.site.postgres import Cluster

if TYPE_CHECKING:
    from pathlib import Path
NO_DATABASE = {
    "backup new-key",
    "certificates check",
    "guide facts",
    "guide table",
    "insights attack",
    "insights export",
    "insights publish",
    "legal-aid certify",
    "legal-aid solve",
    "names match",
    "names transliterate",
    "pack keys init",
    "pack keys rotate",
    "pack verify",
    "setup",
}


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in (
        "DATABASE_URL",
        "AMANJOL_OWNER_DATABASE_URL",
        "AMANJOL_KEEPER_DATABASE_URL",
        "AMANJOL_PLANES",
    ):
        monkeypatch.setenv(name, "")  # so that what is set below is taken back
        monkeypatch.delenv(name)
    monkeypatch.setenv("AMANJOL_DATA", str(tmp_path))
    monkeypatch.setenv("AMANJOL_ORIGIN", "http://as.told:1")


def _leaves(group: click.Group, path: str = "") -> dict[str, click.Command]:
    context = click.Context(group)
    commands: dict[str, click.Command] = {}
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group) and not command.invoke_without_command:
            commands |= _leaves(command, f"{path}{name} ")
        else:
            commands[f"{path}{name}"] = command
            if isinstance(command, click.Group):
                commands |= _leaves(command, f"{path}{name} ")
    return commands


def test_every_command_takes_the_folder() -> None:
    without = {
        name
        for name, command in _leaves(main).items()
        if "data" not in {param.name for param in command.params}
    }
    assert without == NO_DATABASE


def test_the_folder_of_a_node_that_runs(other_machine: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    data = other_machine.folder.parent
    reachable.note_running(
        data,
        {"AMANJOL_ORIGIN": "http://localhost:8711", "AMANJOL_PLANES": "casework", "AMANJOL_SECRET_KEY": "x"},
    )
    assert "SECRET" not in (data / "running").read_text(encoding="utf-8")
    monkeypatch.setenv("AMANJOL_DATA", str(data))
    reachable.use_installation()
    assert os.environ["DATABASE_URL"] == other_machine.url("amanjol_app", "amanjol")
    assert os.environ["AMANJOL_KEEPER_DATABASE_URL"] == other_machine.url("amanjol_keeper", "amanjol")
    assert os.environ["AMANJOL_PLANES"] == "casework"
    assert os.environ["AMANJOL_ORIGIN"] == "http://as.told:1", "what is told stays"


@pytest.mark.parametrize("command", [["pack", "build", "--out", "x"], ["guide", "export", "--out", "x"],
                                     ["manage", "migrate"], ["worker"]])  # fmt: skip
def test_where_none_runs_one_sentence_says_so(command: list[str], tmp_path: Path) -> None:
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 1
    assert done.output.startswith(f"Error: DATABASE_URL is not set and no `amanjol up` runs on {tmp_path}: ")


@pytest.mark.parametrize("command", [["pack", "build", "--out", __file__], ["guide", "facts", "--content", "nowhere"],
                                     ["guide", "table", "--content", "nowhere"]])  # fmt: skip
def test_a_folder_that_is_none_is_said_before_anything_is_done(command: list[str]) -> None:
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 2
    assert "Error: Invalid value for '--" in done.output
    assert isinstance(done.exception, SystemExit)


def test_a_socket_that_nobody_listens_at_is_no_node(tmp_path: Path) -> None:
    folder = Cluster(tmp_path / "postgres").socket_folder
    folder.mkdir()
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(folder / ".s.PGSQL.5432"))
    try:
        with pytest.raises(ConfigurationError, match="no `amanjol up` runs"):
            reachable.use_installation()
    finally:
        (folder / ".s.PGSQL.5432").unlink()
        folder.rmdir()
