"""How long from the approval of a warning to a kiosk, while the worker makes voices? And to a thousand devices?

The real guide, signed as a node does it and served by our own server; the worker of a node runs beside it and makes the
voices of a first start, which takes minutes. One device asks every ten seconds, as those of a demo do, with the program
of a real one. The limit is that interval and the time that the signature takes; the aim for a demo is 30 seconds.

The thousand ask once a minute each, at moments spread over it: a few processes of this machine, which share its cores
with node and worker. Each verifies the metadata, reads the channel and takes the document. The aim is three minutes.

    bench/warning_speed.py [ROUNDS]
"""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, Final

import _servers
from _ground import installation, print_table
from amanjol_kiosk import manifests, moments, trust
from amanjol_kiosk.blobs import BlobStore
from amanjol_kiosk.folder import DataFolder
from amanjol_kiosk.pacing import Pace, Patience
from amanjol_kiosk.sources import open_source, read_whole
from sync import Node

if TYPE_CHECKING:
    from collections.abc import Iterator

INTERVAL: Final = 10  # seconds between two questions of a demo's device
ROUNDS: Final = 10
MINUTE: Final = 60.0
DEVICES, PROCESSES, THREADS = 1_000, 4, 8
LONGEST: Final = 300.0  # seconds, after which a device has not got it


@contextmanager
def program(*command: str) -> Iterator[None]:
    process = subprocess.Popen(
        [sys.executable, "-m", *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(60)


def approve(cast: Any) -> tuple[str, float, float]:
    """A new warning. Gives its id, when the second person pressed, and when that was done; earlier ones end."""
    from amanjol.public.warnings import actions, queries
    from amanjol.public.warnings.tests.warning_cast import written

    for row in queries.standing():
        actions.withdraw(pk=row.pk, by=cast.lola)
    row = written(cast.lola)
    began = time.time()
    actions.approve(pk=row.pk, seen=actions.as_seen(row), by=cast.timur)
    return str(row.pk), began, time.time()


def seconds_until(holds: Any) -> float:
    began = time.time()
    while not holds():
        if time.time() - began > LONGEST:
            raise RuntimeError("It did not come.")
        time.sleep(0.05)
    return time.time()


def is_signed(node: Node, warning: str) -> bool:
    """Whether the node's own copy has it for whoever asks."""
    from amanjol.public.packs.publishing.repository import Repository, blob_name

    repository = Repository(node.signing)
    target = repository.target_of("stable")
    entry = manifests.read_channel(target).documents.get("warnings") if target else None
    content = repository.folder.read(blob_name(entry.plain.sha256)) if entry else None
    return content is not None and warning.encode() in content


def has(device: DataFolder, warning: str) -> bool:
    file = device.document("warnings")
    return file.is_file() and warning.encode() in file.read_bytes()


def to_a_kiosk(cast: Any, node: Node, folder: DataFolder, rounds: int) -> list[tuple[float, float]]:
    """Seconds from approval to the signed document, and to the device, each round at another moment."""
    taken = []
    for number in range(rounds):
        time.sleep(number * INTERVAL / rounds)
        warning, began, _done = approve(cast)
        signed = seconds_until(lambda: is_signed(node, warning))  # noqa: B023  asked within the round
        there = seconds_until(lambda: has(folder, warning))  # noqa: B023  as above
        taken.append((signed - began, there - began))
    return taken


# -- a thousand devices ------------------------------------------------------------------------------


def ask(folder: DataFolder, root: Path, port: int, before: str) -> tuple[str, bytes]:
    """One question of a device. Gives the hash of the channel that it shows, and the document where that is new."""
    folder.make()
    folder.install_root(root)
    patience = Patience()
    source = open_source(f"http://127.0.0.1:{port}/updates", proxy=None, pace=Pace())
    try:
        channel = trust.refresh(folder, source, "stable", moments.now(), patience).channel
        if channel.sha256 == before:
            return before, b""
        content = read_whole(
            source, f"targets/channels/{channel.sha256}.stable.json", channel.length, patience
        )
        file = manifests.read_channel(content).documents.get("warnings")
        store = BlobStore(folder, source, patience, lambda _count: None)
        return channel.sha256, store.read(file) if file else b""
    finally:
        source.close()


def some_devices(job: tuple[list[tuple[Path, float]], Path, int, float, bytes]) -> list[float]:
    """When each has the warning; nothing where it has not. A device asks each minute, `offset` seconds into it."""
    devices, root, port, start, warning = job

    def live(part: list[tuple[Path, float]]) -> list[float]:
        shows = {path: ask(DataFolder(path), root, port, "")[0] for path, _offset in part}
        got: dict[Path, float] = {}
        for number in range(int(LONGEST / MINUTE)):
            for path, offset in part:
                if path in got:
                    continue
                time.sleep(max(0.0, start + number * MINUTE + offset - time.time()))
                shows[path], document = ask(DataFolder(path), root, port, shows[path])
                if warning in document:
                    got[path] = time.time()
        return list(got.values())

    with ThreadPoolExecutor(THREADS) as pool:
        return [at for part in pool.map(live, [devices[at::THREADS] for at in range(THREADS)]) for at in part]


def to_a_thousand(cast: Any, place: Path, root: Path, port: int) -> tuple[list[float], float]:
    """Seconds from approval to each device, and to the signature."""
    spread = [(place / str(number), number * MINUTE / DEVICES) for number in range(DEVICES)]
    start = time.time() + MINUTE  # after every device has asked for the first time
    # The word that every document with a warning has; none stands before.
    jobs = [(spread[part::PROCESSES], root, port, start, b'"false-agency"') for part in range(PROCESSES)]
    with multiprocessing.get_context("spawn").Pool(PROCESSES) as pool:
        waiting = pool.map_async(some_devices, jobs)
        time.sleep(max(0.0, start + MINUTE / 2 - time.time()))
        _warning, began, _done = approve(cast)
        return sorted(at - began for part in waiting.get() for at in part), began


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    memory = Path("/dev/shm")
    with installation() as data, tempfile.TemporaryDirectory(
        prefix="amanjol-devices-", dir=memory if memory.is_dir() else None
    ) as devices:  # fmt: skip
        from amanjol.foundation.seals.passphrases import unhurried
        from amanjol.public.packs import actions as packs
        from amanjol.public.warnings import actions, queries
        from amanjol.public.warnings.tests.warning_cast import create_warning_cast

        with unhurried():
            cast, node = create_warning_cast(), Node()
        node.publish()
        packs.ask_for_voices()
        kiosk = DataFolder(data / "kiosk")
        kiosk.make()
        with (
            _servers.granian(_servers.APPLICATION, "/updates/metadata/timestamp.json") as (port, _process),
            program("amanjol.site.cli", "worker"),
        ):
            updates = f"http://127.0.0.1:{port}/updates/"
            options = ("--data", str(kiosk.path), "--from", updates, "--root", str(node.root))
            with program("amanjol_kiosk.cli", "sync", *options, "--every", str(INTERVAL)):
                seconds_until(kiosk.current.exists)
                taken = to_a_kiosk(cast, node, kiosk, rounds)
            for row in queries.standing():
                actions.withdraw(pk=row.pk, by=cast.lola)
            thousand, _began = to_a_thousand(cast, Path(devices), node.root, port)
    signed, there = ([pair[at] for pair in taken] for at in (0, 1))
    print_table(
        f"From approval, {rounds} times, while the worker makes voices; the device asks every {INTERVAL} s",
        ["", "median, s", "longest, s"],
        [
            ["signed at the node", f"{median(signed):.1f}", f"{max(signed):.1f}"],
            ["on the device (aim 30)", f"{median(there):.1f}", f"{max(there):.1f}"],
            ["of the limit (interval and signature)", "", f"{max(there) / (INTERVAL + max(signed)):.2f}"],
        ],
    )
    print_table(
        f"{len(thousand):,} of {DEVICES:,} devices that ask once a minute (aim 180 s)",
        ["half of them, s", "99 of 100, s", "the last, s", "of the limit"],
        [[
            f"{median(thousand):.1f}", f"{thousand[int(len(thousand) * 0.99)]:.1f}", f"{thousand[-1]:.1f}",
            f"{thousand[-1] / (MINUTE + median(signed)):.2f}",
        ]],
    )  # fmt: skip


if __name__ == "__main__":
    main()
