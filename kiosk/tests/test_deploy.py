"""The files for systemd and Chromium: what systemd itself says of them, and that they name what the program reads."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from amanjol_kiosk.serving.heartbeat import PROGRAM
from amanjol_kiosk.serving.silence import FILE_SETTING

DEPLOY = Path(__file__).parents[1] / "deploy"
UNITS = sorted((DEPLOY / "systemd").iterdir())
# What only a device has: our program, the browser's shell, the keeper of its screen.
EXPECTED = re.compile(
    r"Command /(?:opt/amanjol-kiosk/bin/amanjol-kiosk|usr/bin/(?:cage|chromium)) is not executable: "
    r"|Unit (?:seatd|amanjol-kiosk-[a-z]+)\.service not found"
    r"|Failed to create \S+/start: Unit seatd\.service"
)


def settings_of(unit: str) -> dict[str, list[str]]:
    """Every line of a unit, by name."""
    settings: dict[str, list[str]] = {}
    text = (DEPLOY / "systemd" / unit).read_text().replace("\\\n", " ")
    for line in text.splitlines():
        name, equals, value = line.partition("=")
        if equals and not line.startswith("#"):
            settings.setdefault(name, []).append(value)
    return settings


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd here to ask")
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_systemd_understands_every_line(unit: Path) -> None:
    command = ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", str(unit)]
    said = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False).stderr
    assert [line for line in said.splitlines() if not EXPECTED.search(line)] == []


@pytest.mark.parametrize("name", ["serve", "sync", "show", "stick@"])
def test_each_program_has_a_user_of_its_own_and_may_do_little(name: str) -> None:
    unit = settings_of(f"amanjol-kiosk-{name}.service")
    assert unit["User"] == ["amanjol-show" if name == "show" else "amanjol-kiosk"]
    for hardening in (
        "NoNewPrivileges",
        "ProtectHome",
        "PrivateTmp",
        "RestrictSUIDSGID",
        "ProtectKernelModules",
    ):
        assert unit[hardening] == ["yes"], hardening
    assert unit["ProtectSystem"] == ["strict"]


def test_what_shows_the_guide_reaches_this_machine_alone_and_is_started_again() -> None:
    for name in ("serve", "show"):
        unit = settings_of(f"amanjol-kiosk-{name}.service")
        assert (unit["IPAddressDeny"], unit["IPAddressAllow"]) == (["any"], ["localhost"])
        assert unit["Restart"] == ["always"]
        assert unit["StartLimitIntervalSec"] == ["0"]  # however often, it is tried again
    serve = settings_of("amanjol-kiosk-serve.service")
    assert (serve["Type"], serve["WatchdogSec"]) == (["notify"], ["30"])


def test_a_silent_page_starts_the_browser_again() -> None:
    serve = settings_of("amanjol-kiosk-serve.service")
    [mark] = [value.partition("=")[2] for value in serve["Environment"] if value.startswith(FILE_SETTING)]
    assert settings_of("amanjol-kiosk-restart.path")["PathExists"] == [mark]
    first, second = settings_of("amanjol-kiosk-restart.service")["ExecStart"]
    assert first.endswith(f"rm -f {mark}")
    assert second.endswith("restart amanjol-kiosk-show.service")


def test_the_screen_can_be_photographed_by_the_server_alone() -> None:
    serve, show = settings_of("amanjol-kiosk-serve.service"), settings_of("amanjol-kiosk-show.service")
    assert PROGRAM.startswith("grim ")
    assert serve["SupplementaryGroups"] == show["Group"] == ["amanjol-screen"]
    assert (show["RuntimeDirectory"], show["RuntimeDirectoryMode"], show["UMask"]) == (
        ["amanjol-show"],
        ["0750"],
        ["0007"],
    )
    assert any("XDG_RUNTIME_DIR=/run/amanjol-show" in value for value in serve["Environment"])


def test_the_browser_shows_the_device_and_leads_nowhere_else() -> None:
    policy = json.loads((DEPLOY / "chromium" / "amanjol-kiosk.json").read_text())
    assert policy["URLBlocklist"] == ["*"]
    [allowed] = policy["URLAllowlist"]
    [command] = settings_of("amanjol-kiosk-show.service")["ExecStart"]
    [address] = [word for word in command.split() if word.startswith("http")]
    assert urlsplit(address).netloc == urlsplit(allowed).netloc == "127.0.0.1:8080"
    assert "serve --port 8080" in settings_of("amanjol-kiosk-serve.service")["ExecStart"][0]
    assert policy["DownloadRestrictions"] == 3
    assert policy["DeveloperToolsAvailability"] == 2
    assert policy["PrintingEnabled"] is policy["AllowFileSelectionDialogs"] is False
    for flag in (
        "--kiosk",
        "--no-first-run",
        "--disable-pinch",
        "--overscroll-history-navigation=0",
        "--incognito",
    ):
        assert flag in command.split()
    assert "--user-data-dir=/run/amanjol-show/profile" in command  # in memory, and gone with every stop


def test_a_stick_is_mounted_so_that_nothing_on_it_runs_or_changes() -> None:
    unit = settings_of("amanjol-kiosk-stick@.service")
    [mount] = [line for line in unit["ExecStartPre"] if "/mount " in line]
    assert "-o ro,nosuid,nodev,noexec " in mount
    assert unit["PrivateNetwork"] == ["yes"]
    assert unit["RestartForceExitStatus"] == ["7"]  # Busy
    rule = (DEPLOY / "udev" / "90-amanjol-kiosk-stick.rules").read_text()
    assert 'ENV{SYSTEMD_WANTS}+="amanjol-kiosk-stick@$kernel.service"' in rule


def test_every_file_of_the_folder_is_named_in_the_instructions() -> None:
    said = (DEPLOY.parent / "INSTALL.md").read_text()
    for file in DEPLOY.rglob("*"):
        if file.is_file():
            assert file.name in said or file.parent.name in said, file.name
