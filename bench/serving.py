"""How many pages a second, in how much memory, does our server send beside nginx (the limit) and kiwix-serve?

One worker process each. All pages of the pack in turn over kept connections, plain (nginx needs a module for
brotli), by `wrk` where installed, else by a small loader of our own, which measures itself as much as them.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import statistics
import subprocess
import time
from contextlib import ExitStack
from pathlib import Path

import _servers
from _ground import installation, print_table

SECONDS = 5
CONNECTIONS = 16
ROUNDS = 3  # in turns, so that a busy moment of the machine meets all of them
FIRST = "/uz/kr/index.html"
WRK = """local paths = {%s}
local next = 0
request = function()
  next = next %% #paths + 1
  return wrk.format("GET", paths[next])
end
"""


def memory(process: int) -> float:
    """MiB of a process and its children: what is shared counts by its part."""
    kibibytes = 0
    waiting = [process]
    while waiting:
        number = waiting.pop()
        rollup = Path(f"/proc/{number}/smaps_rollup").read_text()
        kibibytes += int(_servers.number_in(rollup, r"^Pss:\s+(\d+) kB"))
        for task in Path(f"/proc/{number}/task").iterdir():
            waiting += [int(child) for child in (task / "children").read_text().split()]
    return kibibytes / 1024


def rate(port: int, paths: list[str], folder: Path) -> float:
    """Pages a second."""
    if shutil.which("wrk") is None:
        return asyncio.run(_own_loader(port, paths))
    script = folder / "paths.lua"
    script.write_text(WRK % ", ".join(json.dumps(path) for path in paths))
    command = [
        "wrk",
        "-t1",
        f"-c{CONNECTIONS}",
        f"-d{SECONDS}s",
        "-s",
        str(script),
        f"http://127.0.0.1:{port}",
    ]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in printed:
        raise RuntimeError(printed)
    return _servers.number_in(printed, r"Requests/sec:\s+([\d.]+)")


async def _own_loader(port: int, paths: list[str]) -> float:
    ends = time.monotonic() + SECONDS
    counts = await asyncio.gather(*(_read_until(ends, port, paths) for _ in range(CONNECTIONS)))
    return sum(counts) / SECONDS


async def _read_until(ends: float, port: int, paths: list[str]) -> int:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    count = 0
    while time.monotonic() < ends:
        writer.write(f"GET {paths[count % len(paths)]} HTTP/1.1\r\nHost: guide\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        await reader.readexactly(_servers.length_said(head))
        count += 1
    writer.close()
    return count


def main() -> None:
    with installation() as folder, ExitStack() as stack:
        from amanjol.public.packs.serving_table import HEADERS

        pack = (folder / "packs" / "current").resolve()
        paths = sorted(f"/{file.relative_to(pack).as_posix()}" for file in pack.rglob("*.html"))
        servers = {
            "nginx (the limit)": (*stack.enter_context(_servers.nginx(pack, folder, HEADERS, FIRST)), ""),
            "ours": (*stack.enter_context(_servers.granian(_servers.APPLICATION, FIRST)), ""),
            "granian with an empty application": (
                *stack.enter_context(_servers.granian(_servers.BARE, FIRST)),
                "",
            ),
        }
        missing = [name for name in ("kiwix-serve", "zimwriterfs") if shutil.which(name) is None]
        if not missing:
            servers["kiwix-serve"] = stack.enter_context(_servers.kiwix(pack, folder, FIRST))
        rates: dict[str, list[float]] = {name: [] for name in servers}
        for _ in range(ROUNDS):
            for name, (port, _process, prefix) in servers.items():
                rates[name].append(rate(port, [prefix + path for path in paths], folder))
        middle = {name: statistics.median(values) for name, values in rates.items()}
        limit = middle["nginx (the limit)"]
        print_table(
            f"{len(paths)} pages of the real guide, {CONNECTIONS} connections, median of {ROUNDS} rounds of {SECONDS} s"
            + ("" if shutil.which("wrk") else " (own loader: install wrk for a fair comparison)"),
            ["", "pages a second", "beside nginx", "memory, MiB (PSS)"],
            [
                [
                    name,
                    f"{middle[name]:,.0f}",
                    f"{middle[name] / limit:.2f}",
                    f"{memory(servers[name][1]):.0f}",
                ]
                for name in servers
            ],
        )
        for name in missing:
            print(f"\n{name} is not installed: kiwix-serve was left out.")


if __name__ == "__main__":
    main()
