"""A file of 20 MB sealed piece by piece and opened again: how fast beside bare AES-256-GCM, with how much memory?

Bare is the same cipher of the same library, asked once for all 20 MB in memory; it knows neither pieces nor places.
Ours is measured from memory to memory as that is, and then with real files on this machine's disk, beside a copy of the
same file in clear. Memory is what the process has more at its highest than before, in a process of its own.
"""

from __future__ import annotations

import hashlib
import io
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from _ground import print_table
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from amanjol.foundation.seals.fields import Context
from amanjol.foundation.seals.streams import PIECE_BYTES, SealedReader, Sealer

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE = 20 * 1024 * 1024
ROUNDS = 15
PLACE = Context("bench", "bench", "bench", "bench.file", 1)
KEY = hashlib.sha256(b"of no file").digest()  # the same in the processes that measure memory


def seal(source: BinaryIO, target: BinaryIO) -> None:
    sealer = Sealer(KEY, PLACE, target)
    while part := source.read(PIECE_BYTES):
        sealer.write(part)
    sealer.finish()


def seal_parts(content: bytes, target: io.BytesIO) -> None:
    """As an upload comes: in parts that are in memory already."""
    target.seek(0)
    sealer, view = Sealer(KEY, PLACE, target), memoryview(content)
    for start in range(0, len(content), PIECE_BYTES):
        sealer.write(view[start : start + PIECE_BYTES])
    sealer.finish()


def read_through(source: BinaryIO) -> None:
    reader = io.BufferedReader(SealedReader(KEY, PLACE, source), PIECE_BYTES)
    while reader.read(PIECE_BYTES):
        pass


def seconds(do: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """The quickest round, of processor unless another clock is named: other programs slow each differently."""
    times = []
    for _round in range(ROUNDS):
        began = clock()
        do()
        times.append(clock() - began)
    return min(times)


def seal_file(clear: Path, sealed: Path) -> None:
    with clear.open("rb", buffering=0) as source, sealed.open("wb", buffering=0) as target:
        seal(cast("BinaryIO", source), cast("BinaryIO", target))


def copy_file(clear: Path, target: Path) -> None:
    with clear.open("rb", buffering=0) as source, target.open("wb", buffering=0) as copied:
        while part := source.read(PIECE_BYTES):
            copied.write(part)


def read_file(sealed: Path) -> None:
    with sealed.open("rb", buffering=0) as source:
        read_through(cast("BinaryIO", source))


def more_memory(what: str, clear: Path, sealed: Path) -> float:
    """Megabytes, of a process that does this alone."""
    command = [sys.executable, __file__, what, str(clear), str(sealed)]
    return float(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)


def measure_memory(what: str, clear: Path, sealed: Path) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    if what == "seal":
        seal_file(clear, sealed)
    else:
        read_file(sealed)
    print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)


def main() -> None:
    content = hashlib.shake_128(b"bench").digest(SIZE)
    cipher, nonce = AESGCM(KEY), bytes(12)
    blob = cipher.encrypt(nonce, content, None)
    with tempfile.TemporaryDirectory(prefix="amanjol-bench-") as folder:
        clear, sealed = Path(folder) / "clear", Path(folder) / "sealed"
        clear.write_bytes(content)
        bare = (
            seconds(lambda: cipher.encrypt(nonce, content, None)),
            seconds(lambda: cipher.decrypt(nonce, blob, None)),
        )
        seal_file(clear, sealed)
        in_pieces = sealed.read_bytes()
        target = io.BytesIO(in_pieces)  # as large as it becomes, as the bare cipher has its answer at once
        ours = (
            seconds(lambda: seal_parts(content, target)),
            seconds(lambda: read_through(io.BytesIO(in_pieces))),
        )
        plain = (seconds(lambda: copy_file(clear, sealed)), seconds(clear.read_bytes))
        seal_file(clear, sealed)
        on_disk = (seconds(lambda: seal_file(clear, sealed)), seconds(lambda: read_file(sealed)))
        memory = (more_memory("seal", clear, sealed), more_memory("open", clear, sealed))
    rows = [
        (
            name,
            f"{SIZE / bare[at] / 1e6:,.0f} MB/s",
            f"{SIZE / ours[at] / 1e6:,.0f} MB/s",
            f"{bare[at] / ours[at]:.2f}",
            f"{SIZE / on_disk[at] / 1e6:,.0f} MB/s",
            f"{SIZE / plain[at] / 1e6:,.0f} MB/s",
            f"{memory[at]:.1f} MB",
        )
        for at, name in enumerate(("seal", "open"))
    ]
    title = f"A file of {SIZE / 1024**2:.0f} MB, quickest of {ROUNDS}, seconds of processor, {os.cpu_count()} cores"
    columns = (
        "",
        "bare AES-256-GCM",
        "in pieces",
        "of bare",
        "in pieces, files",
        "the same in clear",
        "memory more",
    )
    print_table(title, columns, rows)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure_memory(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        main()
