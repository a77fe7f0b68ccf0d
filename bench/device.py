"""How fast and how small is the guide on a device: ours beside nginx (the limit), kiwix-serve and Kolibri?

The same pages, one run, one process each (Kolibri brings its own). Pages plain and, where the server has them,
packed as Chromium asks for them; posters; memory before and after; seconds from the start to the first page.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING

import _device_servers as servers
from _ground import installation, print_table
from _servers import number_in
from serving import memory

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from _device_servers import Server

SECONDS = int(os.environ.get("AMANJOL_BENCH_SECONDS", "4"))
CONNECTIONS = 16
ROUNDS = 3  # in turns, so that a busy moment of the machine meets all of them
STARTS = 5
FIRST = "/uz/kr/index.html"
LIMIT, OURS = "nginx (the limit)", "amanjol-kiosk serve"
SETTLED = 8.0  # seconds after the start: ours has read every file once by then
AIMS = (0.5, 50.0, 0.3)  # of nginx for pages; MiB; seconds to the first page
WRK = """local paths = {%s}
local next = 0
request = function()
  next = next %% #paths + 1
  return wrk.format("GET", paths[next], {%s})
end
"""


def rate(server: Server, paths: Sequence[str], folder: Path, accepted: str = "") -> float:
    """Answers a second."""
    script = folder / "paths.lua"
    headers = f'["Accept-Encoding"] = "{accepted}"' if accepted else ""
    script.write_text(WRK % (", ".join(json.dumps(server.prefix + path) for path in paths), headers))
    address = f"http://127.0.0.1:{server.port}"
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-s", str(script), address]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in printed:
        raise RuntimeError(printed)
    return number_in(printed, r"Requests/sec:\s+([\d.]+)")


def packed_for(name: str, paths: Sequence[str]) -> tuple[list[str], str]:
    """What to ask for packed pages: nginx has no module for them here and is asked for the packed files themselves."""
    return (
        ([f"{path}.br" for path in paths], "") if name == LIMIT else (list(paths), "gzip, deflate, br, zstd")
    )


def load(servers_there: dict[str, Server], pack: Path, folder: Path) -> dict[str, dict[str, float]]:
    """Medians by server: plain pages, packed pages, posters; memory before and after."""
    pages = sorted(f"/{file.relative_to(pack).as_posix()}" for file in pack.rglob("*.html"))
    posters = sorted(f"/{file.relative_to(pack).as_posix()}" for file in (pack / "media").glob("*.svg"))
    measured: dict[str, dict[str, list[float]]] = {name: {} for name in servers_there}

    def note(name: str, what: str, value: float) -> None:
        measured[name].setdefault(what, []).append(value)

    with ExitStack() as stack:
        processes = {
            name: stack.enter_context(servers.running(server, FIRST)).process
            for name, server in servers_there.items()
        }
        time.sleep(SETTLED)
        for name, process in processes.items():
            note(name, "idle", memory(process))
        for _ in range(ROUNDS):
            for name, server in servers_there.items():
                note(name, "pages", rate(server, pages, folder))
                note(name, "posters", rate(server, posters, folder))
                if name in {LIMIT, OURS}:
                    paths, accepted = packed_for(name, pages)
                    note(name, "packed", rate(server, paths, folder, accepted))
        for name, process in processes.items():
            note(name, "after", memory(process))
    return {
        name: {what: statistics.median(values) for what, values in by_what.items()}
        for name, by_what in measured.items()
    }


def first_pages(servers_there: dict[str, Server]) -> dict[str, tuple[float, float]]:
    """Seconds from the start to the first page, and those at work: the medians of some starts in turn."""
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in servers_there}
    for _ in range(STARTS):
        for name, server in servers_there.items():
            with servers.running(server, FIRST) as started:
                times[name].append((started.seconds, started.at_work))
    return {
        name: (statistics.median(time for time, _ in values), statistics.median(time for _, time in values))
        for name, values in times.items()
    }


def row(name: str, loaded: dict[str, dict[str, float]], firsts: dict[str, tuple[float, float]]) -> list[str]:
    def shown(what: str) -> str:
        if what not in loaded[name]:
            return "none"
        value, limit = loaded[name][what], loaded[LIMIT][what]
        return f"{value:,.0f} ({value / limit:.2f})"

    sizes = f"{loaded[name]['idle']:.0f} → {loaded[name]['after']:.0f}"
    seconds, at_work = firsts[name]
    first = f"{seconds:.2f} ({at_work:.2f})"
    return [name, shown("pages"), shown("packed"), shown("posters"), sizes, first]


def main() -> None:
    if shutil.which("wrk") is None:
        raise SystemExit("wrk is not installed: it takes a loader that is faster than the servers.")
    with installation() as folder:
        from amanjol_kiosk.serving.headers import STRICT

        pack = (folder / "packs" / "current").resolve()
        tried = servers.all_of(pack, folder, STRICT, FIRST)
        servers_there = {name: server for name, server in tried.items() if not isinstance(server, str)}
        firsts = first_pages(servers_there)
        loaded = load(servers_there, pack, folder)
        pages = len(list(pack.rglob("*.html")))
        print_table(
            f"{pages} pages of the real guide, {CONNECTIONS} connections, median of {ROUNDS} rounds of {SECONDS} s;"
            " in brackets beside nginx",
            ["", "pages a second", "packed pages", "posters", "memory, MiB (PSS)", "first page, s (at work)"],
            [row(name, loaded, firsts) for name in servers_there],
        )
        ratio = loaded[OURS]["pages"] / loaded[LIMIT]["pages"]
        print(
            f"\nAims: at least {AIMS[0]} of nginx ({ratio:.2f}), under {AIMS[1]:.0f} MiB"
            f" ({loaded[OURS]['after']:.0f}), first page within {AIMS[2]} s ({firsts[OURS][0]:.2f},"
            f" of which {firsts[OURS][1]:.2f} at work)."
        )
        for name, sentence in tried.items():
            if isinstance(sentence, str):
                print(f"{name} was not measured: {sentence}.")


if __name__ == "__main__":
    main()
