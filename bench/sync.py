"""What does one edited article cost a device on the wire, beside rsync and the whole pack? And a thousand, a node?

The real guide, built and signed as a node does it and served by our own server at /updates/; a device syncs
the old pack, one article is edited, it syncs again. Bytes are counted by a relay, heads included, both ways.
The aim: at most 1.2 times the changed files, as they travel, and the metadata that says so. rsync moves the
same two trees between two folders through its daemon; it signs nothing.

The thousand devices are a few processes of this machine that share its cores with the node. Each device has
its own metadata and its own disk for what it fetches; contents that have not changed it has already.
"""

from __future__ import annotations

import multiprocessing
import shutil
import subprocess
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import _servers
from _ground import installation, print_table
from _wire import counted
from amanjol_kiosk import manifests, moments, records, trust
from amanjol_kiosk.blobs import BlobStore
from amanjol_kiosk.folder import DataFolder
from amanjol_kiosk.pacing import Pace, Patience
from amanjol_kiosk.sources import open_source, read_whole
from amanjol_kiosk.syncing import SyncOptions, sync_once
from serving import memory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol_kiosk.manifests import Blob

AIM = 1.2
DEVICES, PROCESSES, THREADS = 1_000, 4, 8
HOLDERS = {1: "olma nok uzum anor", 2: "arpa bugdoy tariq sholi", 3: "laylak burgut lochin"}
RSYNCD = "use chroot = no\n[pack]\npath = {folder}\nread only = yes\n"


class Node:
    """The installation's signing: keys, the first root, and what it publishes."""

    def __init__(self) -> None:
        from amanjol.foundation.seals.passphrases import Cost
        from amanjol.public.packs.publishing import ceremony
        from amanjol.public.packs.publishing.actions import signing_folder
        from amanjol.public.packs.publishing.node_keys import today

        self.signing = signing_folder()
        if not self.signing.has_root():
            place = self.signing.root.with_name("ceremony")
            root = ceremony.begin(place, self.signing.make_keys(), HOLDERS, today(), Cost(8, 1, 1))
            self.signing.install([root.read_bytes()], today())
        self.root = self.signing.root / "root/1.root.json"

    def publish(self) -> Path:
        """The current pack. Gives its folder."""
        from django.conf import settings

        from amanjol.public.packs.publishing import publication

        pack = (Path(settings.PACKS_ROOT) / "current").resolve()
        publication.publish(pack=pack, channel="stable", signing=self.signing, remember=False)
        return pack


@dataclass
class Costs:
    """Bytes of one update."""

    changed: int
    files: int
    metadata: int
    wire: int


def edit() -> None:
    from amanjol.public.guide.models import TopicPage
    from amanjol.public.packs import actions

    TopicPage.objects.filter(slug="health-care", locale__language_code="en").update(title="Doctors")
    actions.build_current()


def sync(data: Path, root: Path, port: int) -> int:
    """A whole sync of a device, and its bytes on the wire."""
    with counted(port) as relay:
        source = open_source(f"http://127.0.0.1:{relay.port}/updates", proxy=None, pace=Pace())
        sync_once(DataFolder(data), source, SyncOptions(root=root))
        return relay.bytes


def cost_of_update(data: Path, node: Node, port: int) -> tuple[Costs, int]:
    """Of one edited article, and of a poll without news."""
    before = records.of_link(DataFolder(data).current)
    wire = sync(data, node.root, port)
    after = records.of_link(DataFolder(data).current)
    if before is None or after is None or before == after:
        raise RuntimeError("the device did not take the new pack")
    hashes = {blob.sha256 for blob in before.blobs()}
    fresh = {file.brotli or file.plain for file in after.files.values()}
    changed = [blob for blob in fresh if blob.sha256 not in hashes]
    said = [
        file.brotli or file.plain
        for name, file in after.manifests.items()
        if file != before.manifests.get(name)
    ]
    metadata = sum(blob.length for blob in said) + sum(file.stat().st_size for file in signed_files(data))
    costs = Costs(sum(blob.length for blob in changed), len(changed), metadata, wire)
    return costs, sync(data, node.root, port)


def signed_files(data: Path) -> list[Path]:
    """What an update reads beside manifests and contents."""
    folder = DataFolder(data)
    return [
        folder.channel,
        *(folder.metadata / f"{role}.json" for role in ("timestamp", "snapshot", "targets")),
    ]


# -- rsync -------------------------------------------------------------------------------------------


@contextmanager
def rsync_daemon(folder: Path) -> Iterator[int]:
    port = _servers.free_port()
    configuration = folder.parent / "rsyncd.conf"
    configuration.write_text(RSYNCD.format(folder=folder))
    command = [
        "rsync",
        "--daemon",
        "--no-detach",
        f"--port={port}",
        f"--config={configuration}",
        "--address=127.0.0.1",
    ]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    time.sleep(1)
    try:
        yield port
    finally:
        process.terminate()
        process.wait(20)


def rsync(old: Path | None, new: Path, *options: str) -> int:
    """Bytes on the wire to make a copy of the old tree the new one."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="amanjol-rsync-"))
        relay = stack.enter_context(counted(stack.enter_context(rsync_daemon(new))))
        copy = Path(folder) / "copy"
        if old is None:
            copy.mkdir()
        else:
            subprocess.run(["cp", "-a", str(old), str(copy)], check=True)
        command = ["rsync", "-rlt", "--delete", *options, f"rsync://127.0.0.1:{relay.port}/pack/", str(copy)]
        subprocess.run(command, check=True)
        return relay.bytes


# -- a thousand devices ------------------------------------------------------------------------------


class Shelf(BlobStore):
    """A device's own disk for what is new; the rest it is said to have."""

    known: frozenset[str] = frozenset()

    def has(self, blob: Blob) -> bool:
        return blob.sha256 in self.known or super().has(blob)


def one_device(data: Path, root: Path, port: int, hashes: frozenset[str]) -> int:
    """Metadata, channel, manifests and contents, all verified and written. Gives bytes of bodies."""
    folder = DataFolder(data)
    folder.make()
    folder.install_root(root)
    patience = Patience()
    source = open_source(f"http://127.0.0.1:{port}/updates", proxy=None, pace=Pace())
    trusted = trust.refresh(folder, source, "stable", moments.now(), patience)
    if folder.channel.is_file():
        return source.received
    content = read_whole(
        source, f"targets/channels/{trusted.channel.sha256}.stable.json", trusted.channel.length, patience
    )
    folder.channel.write_bytes(content)
    channel = manifests.read_channel(content)
    store = Shelf(folder, source, patience, lambda _count: None)
    store.known = hashes
    listed = [store.read(file) for file in (*channel.languages.values(), channel.shared)]
    for file in manifests.merge(map(manifests.read_manifest, listed)).values():
        store.obtain(file)
    source.close()
    return source.received


def some_devices(job: tuple[list[Path], Path, int, frozenset[str]]) -> int:
    paths, root, port, hashes = job
    with ThreadPoolExecutor(THREADS) as pool:
        return sum(pool.map(lambda path: one_device(path, root, port, hashes), paths))


def all_devices(
    place: Path, root: Path, port: int, process: int, hashes: frozenset[str]
) -> tuple[float, int, float]:
    """Seconds, bytes of bodies, and the node's largest memory in MiB on the way."""
    paths = [place / str(number) for number in range(DEVICES)]
    jobs = [(paths[part::PROCESSES], root, port, hashes) for part in range(PROCESSES)]
    largest = 0.0
    began = time.monotonic()
    with multiprocessing.get_context("spawn").Pool(PROCESSES) as pool:
        waiting = pool.map_async(some_devices, jobs)
        while not waiting.ready():
            largest = max(largest, memory(process))
            waiting.wait(0.5)
        received = sum(waiting.get())
    return time.monotonic() - began, received, largest


# -- printed -----------------------------------------------------------------------------------------


def report_update(costs: Costs, poll: int, whole: int, old: Path, new: Path) -> None:
    least = costs.changed + costs.metadata
    rows: list[list[Any]] = [
        ["changed files as they travel, and metadata (the least)", f"{least:,}", "1.00"],
        ["amanjol-kiosk, heads included", f"{costs.wire:,}", f"{costs.wire / least:.2f}"],
    ]
    if shutil.which("rsync"):
        for label, base, options in (
            ("rsync -z, pages and packed forms, as served", old, ["-z"]),
            ("rsync -z, pages alone", old, ["-z", "--exclude=*.br"]),
            ("rsync -z, pages alone, nothing there before", None, ["-z", "--exclude=*.br"]),
        ):
            wire = rsync(base, new, *options)
            rows.append([label, f"{wire:,}", f"{wire / least:.2f}"])
    rows.append(["amanjol-kiosk, nothing there before", f"{whole:,}", f"{whole / least:.2f}"])
    print_table(
        f"One edited article: {costs.files} changed files, {costs.changed:,} bytes, metadata {costs.metadata:,}",
        ["", "bytes on the wire", "of the least"],
        rows,
    )
    print(f"\nThe aim is {AIM}. A poll without news: {poll:,} bytes, heads included.")
    if not shutil.which("rsync"):
        print("\nrsync is not installed: apt install rsync")


def main() -> None:
    memory_folder = Path("/dev/shm")
    with installation() as folder, tempfile.TemporaryDirectory(
        prefix="amanjol-devices-", dir=memory_folder if memory_folder.is_dir() else None
    ) as devices:  # fmt: skip
        node = Node()
        old = folder / "old"
        shutil.copytree(node.publish(), old, copy_function=shutil.copy2)
        with _servers.granian(_servers.APPLICATION, "/updates/metadata/timestamp.json") as (port, process):
            data = folder / "device"
            whole = sync(data, node.root, port)
            current = records.of_link(DataFolder(data).current)
            hashes = frozenset(blob.sha256 for blob in current.blobs()) if current else frozenset()
            edit()
            new = node.publish()
            costs, poll = cost_of_update(data, node, port)
            report_update(costs, poll, whole, old, new)
            idle = memory(process)
            rows = []
            for label in ("one edited article", "a poll without news"):
                took, received, largest = all_devices(Path(devices), node.root, port, process, hashes)
                kibibytes = received / DEVICES / 1024
                rows.append(
                    [label, f"{took:.1f}", f"{DEVICES / took:.0f}", f"{kibibytes:.1f}", f"{largest:.0f}"]
                )
        print_table(
            f"{DEVICES:,} devices and one node on the same cores; the node's memory before: {idle:.0f} MiB (PSS)",
            [
                "",
                "seconds",
                "devices a second",
                "KiB a device, without heads",
                "memory of the node, MiB (PSS)",
            ],
            rows,
        )


if __name__ == "__main__":
    main()
