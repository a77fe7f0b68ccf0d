"""Whether there is a backup of last night, and one of the next: its age, its key, its timer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from amanjol.site.doctor import running
from amanjol.site.doctor.findings import Finding, State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.site.configuration import Configuration

KEY: Final = Path("/etc/amanjol/backup-public-key")
TIMER: Final = "amanjol-backup.timer"
OLDEST: Final = timedelta(hours=30)  # every night, and some hours for one that is long
_MAKE: Final = "Run `systemctl start amanjol-backup`, and look into its log (journalctl -u amanjol-backup)."


def examine(configuration: Configuration, now: datetime | None = None) -> Iterator[Finding]:
    """Of an installation that others reach; what answers this machine only need not have one."""
    if not configuration.is_public:
        yield Finding(State.NOTE, "backup", "not looked for: this machine only.")
        return
    yield _newest(configuration.backups, now or datetime.now(UTC))
    if not KEY.is_file():
        text = f"there is no {KEY}, so no backup can be made. Make a pair with `amanjol backup new-key`, offline."
        yield Finding(State.BAD, "backup key", text)
    if running.runs_systemd() and running.systemctl("is-enabled", TIMER).strip() != "enabled":
        text = f"{TIMER} is not enabled. Run `systemctl enable --now {TIMER}`."
        yield Finding(State.BAD, "backup timer", text)


def _newest(folder: Path, now: datetime) -> Finding:
    try:
        newest = max((file.stat().st_mtime for file in folder.glob("*.amanjol")), default=None)
    except OSError as error:
        return Finding(
            State.BAD, "backup", f"{folder} cannot be read: {error.strerror}. Run this as the keeper."
        )
    if newest is None:
        return Finding(State.BAD, "backup", f"there is none in {folder}. {_MAKE}")
    age = now - datetime.fromtimestamp(newest, UTC)
    hours = age.total_seconds() / 3600
    if age > OLDEST:
        return Finding(State.BAD, "backup", f"the newest in {folder} is {hours:.0f} hours old. {_MAKE}")
    return Finding(State.OK, "backup", f"the newest is {hours:.0f} hours old.")
