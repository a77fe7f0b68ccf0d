"""A device beside the node: its data folder with the node's pack in it, and `amanjol-kiosk serve` to show that."""

from __future__ import annotations

import hashlib
import http.client
import json
import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from amanjol_kiosk import records
from amanjol_kiosk.folder import DataFolder, replace_link
from amanjol_kiosk.manifests import Blob, File
from amanjol_kiosk.records import Record

from amanjol.site.tests.ports import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_WITHIN = 30  # seconds until it answers


class Device:
    """What a test may set of it, and read from its disk."""

    def __init__(self, path: Path) -> None:
        self.folder = DataFolder(path)
        self.folder.make()
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"

    def show(self, pack: Path) -> None:
        """The node's pack, as a sync would leave it."""
        manifest = json.loads((pack / "manifest.json").read_bytes())
        tree = self.folder.packs / f"{manifest['number']:06d}"
        shutil.copytree(pack, tree)
        files = {path: _file(tree, path) for path in manifest["files"]}
        record = Record(manifest["number"], "2026-11-25T08:00:00Z", tuple(manifest["languages"]), {}, files)
        records.write(tree, record)
        replace_link(self.folder.current, tree)

    def set(self, **settings: Any) -> None:
        self.folder.settings.write_text(json.dumps(settings))

    def counted(self, kind: str = "counts") -> dict[tuple[str, ...], int]:
        """Every count on its disk: language, what, key; of `signs` month, country, sign."""
        counts: dict[tuple[str, ...], int] = {}
        for file in self.folder.counts.rglob(f"{kind}-*.json"):
            for *key, count in json.loads(file.read_bytes()):
                counts[tuple(key)] = counts.get(tuple(key), 0) + count
        return counts

    @contextmanager
    def serving(self, **environment: str) -> Iterator[None]:
        command = [sys.executable, "-m", "amanjol_kiosk.cli", "serve", "--data", str(self.folder.path)]
        process = subprocess.Popen(
            [*command, "--port", str(self.port)], env=os.environ | environment, stderr=subprocess.DEVNULL
        )
        try:
            self._wait()
            yield
        finally:
            process.terminate()
            process.wait(20)

    def _wait(self) -> None:
        deadline = time.monotonic() + _WITHIN
        while not self._answers():
            assert time.monotonic() < deadline, "the device does not answer"
            time.sleep(0.05)

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/device/settings.json")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()


def _file(tree: Path, path: str) -> File:
    packed = tree / f"{path}.br"
    return File(_blob(tree / path), _blob(packed) if packed.exists() else None)


def _blob(file: Path) -> Blob:
    content = file.read_bytes()
    return Blob(hashlib.sha256(content).hexdigest(), len(content))
