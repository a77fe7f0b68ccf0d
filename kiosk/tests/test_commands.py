"""The commands as a person calls them: what is printed, which exit code, what is imported."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from _device import assert_shows
from click.testing import CliRunner, Result

import amanjol_kiosk
from amanjol_kiosk import cli, failures, moments

if TYPE_CHECKING:
    from _device import Device
    from _publisher import Publisher

PROJECT = Path(__file__).parents[1] / "pyproject.toml"


def call(*arguments: object) -> Result:
    return CliRunner().invoke(cli.main, [str(argument) for argument in arguments])


def sync(device: Device, source: object, *more: object) -> Result:
    return call("sync", "--from", source, "--data", device.path, "--reserve", 0, *more)


def test_the_version_is_that_of_the_package() -> None:
    assert tomllib.loads(PROJECT.read_text())["project"]["version"] == amanjol_kiosk.__version__


def test_sync_status_roll_back(device_today: Device, publisher_today: Publisher) -> None:
    device, publisher, at = device_today, publisher_today, moments.write(publisher_today.now)
    old = publisher.publish(7)
    first = sync(device, publisher.path, "--root", publisher.first_root)
    assert (first.exit_code, first.stdout) == (0, f"new pack: Shows pack 7, published on {at[:10]}.\n")
    publisher.publish(8)
    assert sync(device, publisher.path).exit_code == 0
    assert call("roll-back", "--data", device.path).exit_code == 0
    assert_shows(device, old)
    result = call("status", "--data", device.path)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == f"shows      pack 7, published {at}, in ru, uz"
    assert "held back  pack 8, until a newer one comes" in lines
    state: dict[str, Any] = json.loads(call("status", "--json", "--data", device.path).stdout)
    assert (state["pack"], state["held_back"], state["outcome"]) == (7, 8, "new pack")
    assert call("roll-back", "--data", device.path).exit_code == 8


def test_status_of_a_device_that_has_nothing(tmp_path: Path) -> None:
    result = call("status", "--data", tmp_path / "nothing")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == "shows      nothing yet"
    assert json.loads(call("status", "--json", "--data", tmp_path / "nothing").stdout)["pack"] == 0


def test_each_failure_is_one_sentence_and_a_code(
    device_today: Device, publisher_today: Publisher, tmp_path: Path
) -> None:
    device, publisher = device_today, publisher_today
    publisher.publish(7)
    assert sync(device, publisher.path).exit_code == failures.NotSetUp.code
    sync(device, publisher.path, "--root", publisher.first_root)
    gone = sync(device, tmp_path / "no-stick")
    assert gone.exit_code == failures.NotReached.code
    assert (
        gone.stderr
        == f"Error: {tmp_path / 'no-stick'} is not there: put in the stick, or name another folder.\n"
    )
    timestamp = publisher.path / "metadata/timestamp.json"
    timestamp.write_bytes(timestamp.read_bytes().replace(b'"version":1', b'"version":9'))
    assert sync(device, publisher.path).exit_code == failures.Refused.code
    with device.folder.locked():
        assert sync(device, publisher.path).exit_code == failures.Busy.code
    assert sync(device, "ftp://node").exit_code == failures.NotSetUp.code


def test_the_codes_differ() -> None:
    kinds = [failures.Failed, failures.NotReached, failures.Refused, failures.OutOfDate, failures.NoRoom]
    kinds += [failures.Busy, failures.NotSetUp, failures.DiskFailed, failures.Interrupted]
    assert len({kind.code for kind in kinds}) == len(kinds)
    assert all(kind.code not in {0, 2} for kind in kinds)  # 2 is click's, for a wrong option


@pytest.mark.parametrize(
    "arguments", [["sync"], ["sync", "--from", "x", "--every", "0"], ["nothing"], ["status", "--yaml"]]
)
def test_a_wrong_call(arguments: list[str]) -> None:
    assert call(*arguments).exit_code == 2


@pytest.mark.parametrize("command", ["sync", "status", "roll-back"])
def test_every_command_helps(command: str) -> None:
    result = call(command, "--help")
    assert result.exit_code == 0
    assert "--data" in result.stdout


def test_status_loads_nothing_heavy() -> None:
    """`serve` reads the same modules, and must stay small."""
    program = (
        "import sys, amanjol_kiosk.cli, amanjol_kiosk.status, amanjol_kiosk.commands.status\n"
        "heavy = ('tuf', 'cryptography', 'urllib3', 'brotli', 'securesystemslib')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout == "[]\n"
