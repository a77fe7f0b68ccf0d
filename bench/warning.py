"""How long from an approval to the devices, beside the least that it can take: their interval, and one signature?

A real worker and a real server. First a kiosk and a screen with the program of a real one, as a demo
has them, which ask every ten seconds. Then a thousand devices that ask each minute, each at a second of its own, in one
loop of this machine: what a device asks, in its order and on a connection of its own each time, without looking at
signatures, whose time is the device's. Both share the cores with the node.

Last what a reader pays: the document of twenty warnings, and what a page weighs more with one.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import _servers
import brotli
from _ground import CONTENT, print_table
from amanjol_kiosk.folder import DataFolder
from amanjol_kiosk.manifests import read_channel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.public.packs.publishing.tests.stage import Node
    from amanjol.public.warnings.models import PublicWarning
    from amanjol.public.warnings.tests.warning_cast import WarningCast

TIMESTAMP = "/updates/metadata/timestamp.json"
ROUNDS = 5
OF_DEMO, AIM_OF_DEMO = 10, 30  # seconds: its devices ask so often; the screen's page asks its device as often
DEVICES, INTERVAL, AIM = 1_000, 60, 180  # the last two in seconds
MOST_MORE = 3_000  # bytes of a page with a warning
LOOK = 0.05  # seconds


def main() -> None:
    with _node() as node, ExitStack() as stack:
        from django.db import transaction

        from amanjol.public.packs.publishing.actions import publish_current
        from amanjol.public.warnings.tests.warning_cast import create_warning_cast

        publish_current.func()
        with transaction.atomic():
            cast = create_warning_cast()
        stack.enter_context(_worker())
        port, _process = stack.enter_context(_servers.granian(_servers.APPLICATION, TIMESTAMP))
        faults = [*what_readers_pay(), *thousand_devices(port, cast), *two_devices(node, port, cast)]
    if faults:
        raise SystemExit("Beyond the limit: " + "; ".join(faults))


@contextmanager
def _node() -> Iterator[Node]:
    """On a copy of the migrated database, with keys and a pack of a few files: what is measured builds no pack."""
    from amanjol.site import database
    from amanjol.site.cli import set_up_django
    from amanjol.site.postgres import Cluster
    from amanjol.site.reachable import DATABASE
    from amanjol.site.tests import migrated

    with tempfile.TemporaryDirectory(prefix="amanjol-bench-") as folder:
        root = Path(folder)
        root.chmod(0o755)
        cluster = Cluster(root / "postgres", durable=False)
        os.environ.update(
            AMANJOL_SECRET_KEY="only-for-measuring-" * 5,
            AMANJOL_DATA=folder,
            AMANJOL_CONTENT=str(CONTENT),
            AMANJOL_CHEAP_PASSPHRASES="tests-only",
            DJANGO_SETTINGS_MODULE="amanjol.site.settings",
        )
        migrated.copy_migrated(cluster.folder, DATABASE)
        cluster.start()
        os.environ["DATABASE_URL"] = cluster.url(database.ROLES["app"], DATABASE)
        os.environ["AMANJOL_OWNER_DATABASE_URL"] = cluster.url(database.ROLES["owner"], DATABASE)
        try:
            set_up_django()
            from amanjol.public.packs.publishing.node_keys import today
            from amanjol.public.packs.publishing.tests.stage import node_in

            yield node_in(root, today())
        finally:
            cluster.stop()


@contextmanager
def _worker() -> Iterator[None]:
    process = subprocess.Popen(
        [sys.executable, "-m", "amanjol.site.cli", "worker"], stdout=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(60)


def approve(cast: WarningCast) -> tuple[str, float]:
    """Its id, and when the second person had pressed."""
    from django.db import transaction

    from amanjol.public.warnings.tests.warning_cast import approved

    with transaction.atomic():
        row = approved(cast.lola, cast.timur)
    return str(row.pk), time.monotonic()


def withdraw(cast: WarningCast, pk: str) -> None:
    from uuid import UUID

    from django.db import transaction

    from amanjol.public.warnings import actions

    with transaction.atomic():
        actions.withdraw(pk=UUID(pk), by=cast.lola)


# --- A kiosk and a screen of a demo


def two_devices(node: Node, port: int, cast: WarningCast) -> Iterator[str]:
    with ExitStack() as stack:
        devices = {
            name: DataFolder(stack.enter_context(_device(node.root / name, node, port)))
            for name in ("kiosk", "screen")
        }
        _until(lambda: all(device.document("warnings").is_file() for device in devices.values()))
        times: dict[str, list[float]] = {name: [] for name in ("signed", *devices)}
        chance, reader = random.Random(20261130), Device()
        for _round in range(ROUNDS):
            time.sleep(chance.uniform(0, OF_DEMO))  # no round begins where the last one ended
            pk, began = approve(cast)
            left = {"signed", *devices}
            while left and time.monotonic() - began < AIM_OF_DEMO * 4:
                arrived = {
                    name
                    for name in left & devices.keys()
                    if pk in devices[name].document("warnings").read_text()
                }
                arrived |= left & ({"signed"} if asyncio.run(reader.has(port, pk)) else set())
                for name in arrived:
                    times[name].append(time.monotonic() - began)
                left -= arrived
                time.sleep(LOOK)
            if left:
                raise SystemExit(f"It never came: {', '.join(sorted(left))}.")
            withdraw(cast, pk)
            _until(
                lambda pk=pk: all(
                    pk not in device.document("warnings").read_text() for device in devices.values()
                )
            )
    limit = OF_DEMO + statistics.median(times["signed"])
    print_table(
        f"Approval to the device, {ROUNDS} times, each asking every {OF_DEMO} s (aim {AIM_OF_DEMO} s)",
        ["seconds", "median", "slowest", "slowest of the limit, interval and signature"],
        [
            [name, f"{statistics.median(of):.1f}", f"{max(of):.1f}", f"{max(of) / limit:.2f}"]
            for name, of in times.items()
        ],
    )
    slowest = max(max(times[name]) for name in devices)
    if slowest > AIM_OF_DEMO:
        yield f"{slowest:.0f} s to a device of a demo"


@contextmanager
def _device(data: Path, node: Node, port: int) -> Iterator[Path]:
    command = [
        sys.executable, "-m", "amanjol_kiosk.cli", "sync", "--data", str(data), "--from",
        f"http://127.0.0.1:{port}/updates/", "--root", str(node.signing.root / "root/1.root.json"),
        "--every", str(OF_DEMO),
    ]  # fmt: skip
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield data
    finally:
        process.terminate()
        process.wait(60)


def _until(holds: Any) -> None:
    deadline = time.monotonic() + 300
    while not holds():
        if time.monotonic() > deadline:
            raise SystemExit("The devices do not ask.")
        time.sleep(LOOK)


# --- A thousand devices


class Device:
    """What it has read last, and when it first had the warning. `asked` counts its requests."""

    def __init__(self) -> None:
        self.version = 0
        self.document = b""
        self.asked = 0
        self.failed = 0

    async def ask(self, port: int) -> None:
        """The timestamp; where that is newer all that it leads to, down to the document."""
        timestamp = await self._json(port, TIMESTAMP)
        version = timestamp["signed"]["version"]
        if version == self.version:
            return
        snapshot = timestamp["signed"]["meta"]["snapshot.json"]["version"]
        listed = await self._json(port, f"/updates/metadata/{snapshot}.snapshot.json")
        targets = listed["signed"]["meta"]["targets.json"]["version"]
        named = await self._json(port, f"/updates/metadata/{targets}.targets.json")
        channel = named["signed"]["targets"]["channels/stable.json"]["hashes"]["sha256"]
        listing = await self._read(port, f"/updates/targets/channels/{channel}.stable.json")
        file = read_channel(listing).documents["warnings"]
        sha256 = (file.brotli or file.plain).sha256
        content = await self._read(port, f"/updates/blobs/{sha256[:2]}/{sha256}")
        self.document = brotli.decompress(content) if file.brotli else content
        self.version = version

    async def has(self, port: int, pk: str) -> bool:
        """Whether the warning is signed: another signature, as of the pack behind an earlier one, tells nothing."""
        await self.ask(port)
        return pk.encode() in self.document

    async def _json(self, port: int, path: str) -> Any:
        return json.loads(await self._read(port, path))

    async def _read(self, port: int, path: str) -> bytes:
        self.asked += 1
        return await _get(port, path)


async def _get(port: int, path: str) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(f"GET {path} HTTP/1.1\r\nHost: guide\r\nConnection: close\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        if b" 200 " not in head[:16]:
            raise OSError(f"{path}: {head[:40]!r}")
        return await reader.readexactly(_servers.length_said(head))
    finally:
        writer.close()


def thousand_devices(port: int, cast: WarningCast) -> Iterator[str]:
    devices = [Device() for _number in range(DEVICES)]
    times, signed, unheard = asyncio.run(_all(port, devices, cast))
    asked, failed = sum(device.asked for device in devices), sum(device.failed for device in devices)
    limit = INTERVAL + signed
    print_table(
        f"{DEVICES:,} devices that ask every {INTERVAL} s; {asked:,} requests, {failed} failed and made again",
        ["seconds from the approval", "", "of the limit, interval and signature", f"of the aim, {AIM} s"],
        [
            [name, f"{value:.1f}", f"{value / limit:.2f}", f"{value / AIM:.2f}"]
            for name, value in (
                ("signed", signed), ("half of the devices", statistics.median(times)), ("the last", max(times))
            )
        ],
    )  # fmt: skip
    if unheard:
        yield f"{unheard} of {DEVICES:,} devices heard nothing in {AIM} s"


async def _all(port: int, devices: list[Device], cast: WarningCast) -> tuple[list[float], float, int]:
    """Seconds of each that has it, until the signature, and how many have it not."""
    chance = random.Random(20261129)
    heard: dict[Device, float] = {}
    begun = asyncio.Event()
    said: dict[str, Any] = {}

    async def live(device: Device, offset: float) -> None:
        await asyncio.sleep(offset)
        while True:
            asking = time.monotonic()
            try:
                await device.ask(port)
                if begun.is_set() and said["pk"].encode() in device.document:
                    heard.setdefault(device, time.monotonic() - said["at"])
            except (OSError, asyncio.IncompleteReadError):
                device.failed += 1
                await asyncio.sleep(1)
                continue
            await asyncio.sleep(max(0.0, INTERVAL - (time.monotonic() - asking)))

    lives = [asyncio.create_task(live(device, chance.uniform(0, INTERVAL))) for device in devices]
    await asyncio.sleep(INTERVAL + 5)  # each has asked once, and has what stood before
    reader = Device()
    said["pk"], said["at"] = await asyncio.to_thread(approve, cast)
    begun.set()
    signed = 0.0
    while len(heard) < len(devices) and time.monotonic() - said["at"] < AIM:
        if not signed and await reader.has(port, said["pk"]):
            signed = time.monotonic() - said["at"]
        await asyncio.sleep(LOOK if not signed else 0.5)
    for task in lives:
        task.cancel()
    await asyncio.gather(*lives, return_exceptions=True)
    return list(heard.values()) or [float(AIM)], signed, len(devices) - len(heard)


# --- What a reader pays


def what_readers_pay() -> Iterator[str]:
    from amanjol.public.packs.aloud import Sound
    from amanjol.public.packs.asset_files import assets
    from amanjol.public.packs.publishing.channels import canonical
    from amanjol.public.packs.tree import compressed
    from amanjol.public.warnings.document import document_of, in_language
    from amanjol.public.warnings.kinds import LONGEST_DOCUMENT, MOST_STANDING

    document = document_of(_full(MOST_STANDING))
    content = canonical(document)
    single = document_of(_full(1))
    [part] = single["warnings"]
    sound = Sound(
        bytes(200_000), hashlib.sha256(b"a voice").hexdigest()
    )  # its name alone comes with the page
    drawn = [len(compressed(assets()[f"warnings.{end}"][1])) for end in ("js", "css")]
    weights = {}
    for code in single["languages"]:
        said = in_language(single, code, {(part["id"], code): sound})
        file = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
        weights[code] = len(compressed(file)) + sum(drawn)
    heaviest = max(weights, key=lambda code: weights[code])
    print_table(
        "What a reader pays, packed",
        ["", "bytes", "of the limit"],
        [
            [
                f"document of {MOST_STANDING}, not packed",
                f"{len(content):,}",
                f"{len(content) / LONGEST_DOCUMENT:.2f}",
            ],
            ["the same, packed", f"{len(compressed(content)):,}", ""],
            [
                f"a page with one warning that can be heard more than without, in {heaviest}",
                f"{weights[heaviest]:,}",
                f"{weights[heaviest] / MOST_MORE:.2f}",
            ],
            ["of that what draws it, once", f"{sum(drawn):,}", ""],
        ],
    )
    if len(content) > LONGEST_DOCUMENT:
        yield f"{len(content):,} bytes of document"
    if weights[heaviest] > MOST_MORE:
        yield f"{weights[heaviest]:,} bytes more of a page"


def _full(number: int) -> list[PublicWarning]:
    """Of different kinds, each with all its advice, five lines, and free text in two languages."""
    from amanjol.public.warnings import queries
    from amanjol.public.warnings.models import PublicWarning
    from amanjol.public.warnings.tests.warning_cast import FIELDS, TEXTS

    kinds = list(queries.catalogue().kinds.values())[:number]
    return [
        PublicWarning(**(FIELDS | {"texts": TEXTS, "kind": kind.key, "advice": list(kind.advice)}))
        for kind in kinds
    ]


if __name__ == "__main__":
    main()
