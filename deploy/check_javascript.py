"""Whether the scripts of the pages are well written and their types fit: `deno lint`, `deno check`.

The types allow what ECMAScript 2020 and the browsers' own library have, so that no script calls what an old phone
lacks. Works without a network; what was checked before is kept in `.deno/`.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
DENO = Path(sys.executable).with_name("deno")
PAGES = "deploy/javascript/pages.json"
WORKER = "deploy/javascript/worker.json"
OFFLINE_WORKER = "sw.js"


def main() -> int:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.js"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    files = [line for line in listed.stdout.splitlines() if (ROOT / line).exists()]
    workers = [file for file in files if Path(file).name == OFFLINE_WORKER]
    pages = [file for file in files if file not in workers]
    if not (pages and workers):
        print("no scripts to check: run it inside a checkout")  # noqa: T201  what a check has to say
        return 1
    checks = [
        ["lint", "--config", PAGES, *files],
        ["check", "--config", PAGES, *pages],
        ["check", "--config", WORKER, *workers],
    ]
    has_failed = [_runs(check) for check in checks].count(False)
    if not has_failed:
        print(f"{len(files)} scripts, nothing to say about any")  # noqa: T201  as above
    return bool(has_failed)


def _runs(arguments: list[str]) -> bool:
    settings = {"DENO_DIR": str(ROOT / ".deno"), "DENO_NO_UPDATE_CHECK": "1"}
    command = [str(DENO), arguments[0], "--quiet", *arguments[1:]]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **settings}, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
