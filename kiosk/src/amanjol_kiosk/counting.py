"""What this device counts, until the node has acknowledged it. Nothing about a person, no order, no time but the hour;
of the signs that a check of an offer raised none but the month.

    counts/lock                       one process at a time: `serve` adds, `sync` sends and acknowledges
    counts/hours/KIND-HOUR-ID.json    rows of an hour that is not in a batch yet; `signs` have a month for HOUR
    counts/batches/ID/…               the same files, once they are a batch: from then on they never change
    counts/batches/open-ID/…          a batch that a power cut left half made: its hours are free again
    counts/faults.json                the last sentences about what could not be shown

An hour's file is moved, never copied, and its move is on the disk before the batch is handed out. So every
count is in one place at any moment, and the sum that is acknowledged is the sum that was counted.

Also called: metrics, analytics.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import uuid
from collections import Counter
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from amanjol_kiosk import moments
from amanjol_kiosk.folder import read_json, replace_file, sync

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from amanjol_kiosk.folder import DataFolder

    type Key = tuple[str, ...]  # what is counted, as `COLUMNS` names it

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "counts": ("language", "what", "key"),
    "played": ("item", "language"),
    "signs": ("month", "country", "sign"),
}
# Who reads these may be in danger: that somebody did is not counted per device, and the node refuses it too.
NEVER_COUNTED_TOPICS = frozenset({"help-and-contacts"})
NEVER_COUNTED_PAGES = frozenset(
    {
        "general/kept-passport",
        "general/signs-of-exploitation",
        "general/war-recruiters",
        "general/when-you-call-for-help",
    }
)
ANYWHERE = "general"  # the country of who does not say where they go
SMALL = 10  # an hour or month with fewer counts goes into a batch only together with later ones
MOST_BATCHES = 50  # that wait for an acknowledgement at the same time
MOST_HOURS = (
    20_000  # files; then counts join the newest hour, so that a forgotten device does not fill its disk
)
LARGEST_COUNT = 1_000_000  # of one row in one hour
MOST_FAULTS, LONGEST_FAULT = 20, 200
FAULTS_LAST = timedelta(days=1)
_HOUR = timedelta(hours=1)
_MONTH = timedelta(days=31)  # at most; rows say themselves of which they are


def is_counted(key: str) -> bool:
    """Whether a page may be counted per device. `key` is its path without language: `kr/your-rights`."""
    return key not in NEVER_COUNTED_PAGES and key.rpartition("/")[2] not in NEVER_COUNTED_TOPICS


def add(folder: DataFolder, kind: str, rows: Mapping[Key, int], now: datetime) -> None:
    """Add to the hour of `now`; on the disk when this returns. Raises `OSError`."""
    if not rows:
        return
    with _locked(folder) as counts:
        file = _hour_file(counts / "hours", kind, _period_of(kind, now))
        totals = _read(file)
        for key, count in rows.items():
            totals[key] = min(LARGEST_COUNT, totals[key] + count)
        listed = sorted([*key, count] for key, count in totals.items())
        replace_file(file, json.dumps(listed, ensure_ascii=False, separators=(",", ":")).encode())


def batches(folder: DataFolder, now: datetime, most: int = MOST_BATCHES) -> list[dict[str, Any]]:
    """What to send, the oldest first: each with the id it keeps until it is acknowledged. Raises `OSError`."""
    with _locked(folder) as counts:
        _clear(counts)
        waiting = [entry for entry in (counts / "batches").iterdir() if not entry.name.startswith("open-")]
        for kind in COLUMNS:
            for hours in _groups(_closed_hours(counts, kind, _period_of(kind, now)), kind):
                if len(waiting) >= most:
                    break
                waiting.append(_seal(counts, hours))
        ready = [batch for batch in map(_batch, waiting) if batch]
    return sorted(ready, key=lambda batch: (batch["from"], batch["id"]))[:most]


def acknowledge(folder: DataFolder, ids: Iterable[str]) -> None:
    """The node has these. Ids that are unknown here are left alone. Raises `OSError`."""
    with _locked(folder) as counts:
        folders = {entry.name: entry for entry in (counts / "batches").iterdir()}
        for name in set(ids) & folders.keys():
            folders[name].rename(folders[name].with_name(f"gone-{name}"))
        sync(counts / "batches")
        _clear(counts)


def add_faults(folder: DataFolder, sentences: Iterable[str], now: datetime) -> None:
    """Keep the newest, each once. Raises `OSError`."""
    fresh = {" ".join(text.split())[:LONGEST_FAULT]: moments.write(now) for text in sentences if text.strip()}
    if not fresh:
        return
    with _locked(folder) as counts:
        stored = read_json(counts / "faults.json") or {}
        earlier = {sentence: at for sentence, at in stored.items() if sentence not in fresh}
        newest = dict(list((earlier | fresh).items())[-MOST_FAULTS:])
        replace_file(counts / "faults.json", json.dumps(newest, ensure_ascii=False).encode())


def faults(folder: DataFolder, now: datetime) -> list[str]:
    """Sentences of the last day, the newest first."""
    stored = read_json(folder.counts / "faults.json") or {}
    recent = []
    for sentence, at in stored.items():
        moment = moments.read(at)
        if moment and abs(now - moment) < FAULTS_LAST:
            recent.append(sentence)
    return recent[::-1]


@contextmanager
def _locked(folder: DataFolder) -> Iterator[Path]:
    """The folder of counts, and nobody else in it. The system lets go of the lock when its holder dies."""
    counts = folder.counts
    for part in (counts / "hours", counts / "batches"):
        part.mkdir(parents=True, exist_ok=True)
    handle = os.open(counts / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o660)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield counts
    finally:
        os.close(handle)


def month_of(moment: datetime) -> str:
    """2026-11"""
    return moments.write(moment)[:7]


def _period_of(kind: str, moment: datetime) -> str:
    """What is counted together, and told once it is over."""
    return month_of(moment) if kind == "signs" else moments.write(moment)[:13]


def _hour_file(hours: Path, kind: str, hour: str) -> Path:
    """The file to add to."""
    files = sorted(hours.glob(f"{kind}-*.json"))
    mine = [file for file in files if _hour_in(file) == hour]
    if mine:
        return mine[0]
    if len(files) >= MOST_HOURS:
        return files[-1]
    return hours / f"{kind}-{hour}-{uuid.uuid4().hex}.json"


def _hour_in(file: Path) -> str:
    """`counts-2026-11-25T06-ID.json` → `2026-11-25T06`"""
    return file.name.partition("-")[2].rpartition("-")[0]


def _read(file: Path) -> Counter[Key]:
    """Empty where there is none. A damaged one cannot be counted; it is read as empty."""
    width = len(COLUMNS[file.name.partition("-")[0]])
    try:
        rows = json.loads(file.read_bytes())
        return Counter({tuple(map(str, row[:width])): int(row[width]) for row in rows})
    except (OSError, ValueError, TypeError, IndexError):
        return Counter()


def _closed_hours(counts: Path, kind: str, current: str) -> list[Path]:
    """Every hour but the one that is counted in now, also those that a wrong clock put into the future."""
    free = [*(counts / "hours").glob(f"{kind}-*.json"), *(counts / "batches").glob(f"open-*/{kind}-*.json")]
    return sorted((file for file in free if _hour_in(file) != current), key=lambda file: file.name)


def _groups(hours: list[Path], kind: str) -> Iterator[list[Path]]:
    """Hours that go together. A rest that is too small waits for the next hours, of the next day too."""
    group: list[Path] = []
    total = 0
    for file in hours:
        group.append(file)
        total += _read(file).total()
        if total >= SMALL or kind == "played":
            yield group
            group, total = [], 0


def _seal(counts: Path, hours: list[Path]) -> Path:
    """A batch of these hours: whatever a power cut leaves, each of their files is in one place."""
    name = str(uuid.uuid4())
    making = counts / "batches" / f"open-{name}"
    making.mkdir()
    for file in hours:
        file.rename(making / file.name)
    sync(making)
    sync(counts / "hours")
    sealed = making.rename(making.with_name(name))
    sync(counts / "batches")
    return sealed


def _clear(counts: Path) -> None:
    """What was acknowledged, and what a power cut left empty."""
    for folder in (counts / "batches").glob("gone-*"):
        shutil.rmtree(folder)
    for empty in (counts / "batches").glob("open-*"):
        with suppress(OSError):  # there are hours in it
            empty.rmdir()


def _batch(folder: Path) -> dict[str, Any] | None:
    """As the node is sent it; None where the disk has lost all of it, and for a kind that a later program counted."""
    files = sorted(folder.iterdir())
    kind = files[0].name.partition("-")[0] if files else ""
    if kind not in COLUMNS:
        return None
    sums: Counter[Key] = Counter()
    for file in files:
        sums.update(_read(file))
    rest, longest = ("-01T00:00:00Z", _MONTH) if kind == "signs" else (":00:00Z", _HOUR)
    begins = sorted(moment for file in files if (moment := moments.read(_hour_in(file) + rest)))
    if not begins:
        return None
    return {
        "id": folder.name,
        "kind": kind,
        "from": moments.write(begins[0]),
        "to": moments.write(begins[-1] + longest),
        "rows": [
            {**dict(zip(COLUMNS[kind], key, strict=True)), "count": count}
            for key, count in sorted(sums.items())
        ],
    }
