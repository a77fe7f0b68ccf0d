"""How this device is, read from its data folder: for the command, the report to the node and the maintenance page."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from amanjol_kiosk import __version__, clocks, disk_space, moments, records
from amanjol_kiosk.failures import Failed
from amanjol_kiosk.state import SyncState

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from amanjol_kiosk.folder import DataFolder


@dataclass(frozen=True, slots=True)
class Status:
    """`pack` is 0 where nothing is shown. Times are as `moments.write` gives them, or empty."""

    program: str
    pack: int
    published_at: str
    languages: list[str]
    languages_missing: list[str]
    previous_pack: int  # that a roll-back would show; 0 for none
    held_back: int
    channel: str
    source: str
    outcome: str  # of the last sync, in a word
    sentence: str
    last_sync_at: str
    last_success_at: str
    failures: int  # since then
    signed_at: str
    expires_at: str
    is_stale: bool
    is_damaged: bool
    clock_warning: str
    free_bytes: int
    total_bytes: int


def read(folder: DataFolder, now: datetime) -> Status:
    """Never fails: of a damaged folder it tells what can be read."""
    state = SyncState.read(folder)
    current, previous = records.of_link(folder.current), records.of_link(folder.previous)
    is_other = records.target_of(folder.current) != records.target_of(folder.previous)
    try:
        free, total = disk_space.free_and_total(folder.path)
    except Failed:
        free = total = 0
    return Status(
        program=__version__,
        pack=current.pack if current else 0,
        published_at=current.published_at if current else "",
        languages=list(current.languages) if current else [],
        languages_missing=state.languages_missing,
        previous_pack=previous.pack if previous and is_other else 0,
        held_back=state.held_back,
        channel=state.channel,
        source=state.last_sync.source,
        outcome=state.last_sync.outcome,
        sentence=state.last_sync.sentence,
        last_sync_at=state.last_sync.at,
        last_success_at=state.last_success_at,
        failures=state.failures,
        signed_at=state.newest_at,
        expires_at=state.expires_at,
        is_stale=state.is_stale(now),
        is_damaged=folder.damage.exists(),
        clock_warning=clocks.warning(now, moments.read(state.newest_at), None) or state.clock_warning,
        free_bytes=free,
        total_bytes=total,
    )


def as_json(status: Status) -> dict[str, Any]:
    return asdict(status)


def lines(status: Status) -> Iterator[str]:
    """For a person."""
    if status.pack:
        languages = ", ".join(status.languages)
        yield f"shows      pack {status.pack}, published {status.published_at}, in {languages}"
    else:
        yield "shows      nothing yet"
    if status.previous_pack:
        yield f"keeps      pack {status.previous_pack} for a roll-back"
    if status.held_back:
        yield f"held back  pack {status.held_back}, until a newer one comes"
    if status.languages_missing:
        yield f"lacks      {', '.join(status.languages_missing)}: the channel has no such language"
    yield f"channel    {status.channel or 'none yet'} from {status.source or 'nowhere yet'}"
    yield f"last sync  {status.last_sync_at or 'never'}: {status.outcome or 'none'}. {status.sentence}".rstrip()
    if status.failures:
        since = status.last_success_at or "the beginning"
        yield f"no success since {since}, in {status.failures} tries; what is shown stays"
    if status.pack:
        yield f"signed     {status.signed_at}, until {status.expires_at}{' – stale' if status.is_stale else ''}"
    if status.is_damaged:
        yield "damaged    a file waits to be fetched again"
    if status.clock_warning:
        yield f"clock      {status.clock_warning}"
    yield f"disk       {status.free_bytes / 1024**3:.1f} of {status.total_bytes / 1024**3:.1f} GiB free"
