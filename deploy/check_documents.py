"""Whether the documents speak of what exists: every file and folder that they name, every program that they let be run,
every aim of `make`, every link between them; and whether `docs/benchmarks.md` asks what each measurement answers.

In `docs/first-feature.md`, which newcomers follow, every function, class and test besides, in the files that are named
beside it; in `docs/attacks.md` each row names tests, each of them is one, and one of them must fail where a rule of
`deploy/mutants/` is broken. The words of the glossary stand in alphabetical order.
"""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from mutants import read_lists

ROOT = Path(__file__).parents[1]
FILE = re.compile(r"`((?:[\w.-]+/)*[\w.-]+\.(?:py|js|css|html|yaml|toml|sql|sh|service|timer|conf|md))`")
FOLDER = re.compile(
    r"`((?:src|docs|deploy|bench|content|kiosk|casework|public|foundation|programme|site)/[\w./-]*)`"
)
PROGRAM = re.compile(r"(?<![\w./-])((?:bench|deploy)/[\w/-]+\.(?:py|sh))\b")
MAKE = re.compile(r"(?:`|^)make ([a-z][\w-]*)", re.MULTILINE)
AIM = re.compile(r"^([a-z][\w-]*):", re.MULTILINE)
QUESTION = re.compile(r"^\| .+ \| `(bench/\w+\.py)[ `]", re.MULTILINE)
MEASURED = "docs/benchmarks.md"
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
NAME = re.compile(r"`([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)(?:\([^`]*\))?`")
PART = re.compile(r"\n\n+|\n(?=\||- |\d+\. )")  # between two rows, items or paragraphs
FOLLOWED = "docs/first-feature.md"
ATTACKS = "docs/attacks.md"
TESTS_OF_FILE = re.compile(r"`([\w./-]+/test_\w+\.py)`((?:,? `test_\w+`)+)")
GLOSSARY = "docs/glossary.md"
HISTORY = "CHANGELOG.md"
# Pages of a pack, and another program's file.
ELSEWHERE = {
    "pg_hba.conf",
    "pg_ident.conf",
    "page.html",
    "index.html",
    "../kr/health-care.html",
    "notes-uz-kr.html",
    "notes-uz-ru.html",
    "uz/notes.html",
    "nginx.conf",
}


def problems() -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split("\n")  # fmt: skip
    files = {name for name in listed if name and (ROOT / name).exists()}
    ends = {"/".join(parts[at:]) for name in files for parts in [name.split("/")] for at in range(len(parts))}
    folders = {"/".join(parts[at:to]) for name in files for parts in [name.split("/")]
               for to in range(1, len(parts)) for at in range(to)}  # fmt: skip
    aims = set(AIM.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
    missing = []
    for document in sorted(name for name in files if name.endswith(".md") and name != HISTORY):
        text = (ROOT / document).read_text(encoding="utf-8")
        missing += [
            f"{document}: the file {name} is not there" for name in _named(FILE, text) - ends - ELSEWHERE
        ]
        missing += [
            f"{document}: {name} is not there"
            for name in _named(FOLDER, text)
            if name.rstrip("/") not in folders | ends
        ]
        missing += [f"{document}: the program {name} is not there" for name in _named(PROGRAM, text) - files]
        missing += [f"{document}: there is no make {name}" for name in _named(MAKE, text) - aims]
        missing += [f"{document}: the link {link} leads nowhere" for link in _dead_links(document, text)]
    return (
        missing
        + _measurements_without_a_question(files)
        + _names_that_are_gone(files, (ROOT / FOLLOWED).read_text(encoding="utf-8"))
        + _attacks_without_a_test(
            (ROOT / ATTACKS).read_text(encoding="utf-8"),
            {test for mutant in read_lists() for test in mutant.tests},
        )
        + _words_out_of_order((ROOT / GLOSSARY).read_text(encoding="utf-8"))
    )


def _named(pattern: re.Pattern[str], text: str) -> set[str]:
    return set(pattern.findall(text))


def _measurements_without_a_question(files: set[str]) -> list[str]:
    asked = _named(QUESTION, (ROOT / MEASURED).read_text(encoding="utf-8"))
    programs = {name for name in files if re.fullmatch(r"bench/[a-z]\w*\.py", name)}
    return [f"{MEASURED}: no question is answered by {name}" for name in sorted(programs - asked)]


def _dead_links(document: str, text: str) -> list[str]:
    here = (ROOT / document).parent
    return [
        link for link in LINK.findall(text)
        if not re.match(r"[a-z]+:|<", link) and not (here / unquote(link)).exists()
    ]  # fmt: skip


def _names_that_are_gone(files: set[str], text: str) -> list[str]:
    """A word stands in a file that its own row, item or paragraph names; `module.word` in a file of that name."""
    missing = []
    for part in PART.split(text):
        beside = [
            file for file in files if any(f"/{file}".endswith(f"/{name}") for name in FILE.findall(part))
        ]
        for name in sorted(_named(NAME, FILE.sub("", part))):
            first, *rest = name.split(".")
            of_module = [file for file in files if rest and Path(file).name == f"{first}.py"]
            is_there = any({first, *rest} <= _words_of(file) for file in beside)
            if not is_there and not any({*rest} <= _words_of(file) for file in of_module):
                missing.append(f"{FOLLOWED}: nothing is called {name} in a file that is named beside it")
    return missing


@cache
def _words_of(file: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", (ROOT / file).read_text(encoding="utf-8")))


def _attacks_without_a_test(text: str, killing: set[str]) -> list[str]:
    """Rows that name none, tests that are none of their file's, and rows of which none is named for a mutant."""
    rows = [
        row for row in re.findall(r"^\| (.*) \|$", text, re.MULTILINE) if not row.endswith(("Test", "Tests"))
    ]
    missing = []
    for row in rows:
        named = {f"{file}::{test}" for file, tests in TESTS_OF_FILE.findall(row) for test in _tests_in(tests)}
        if not named:
            missing.append(f"{ATTACKS}: no test of {row[:60]} …")
        elif not named & killing:
            missing.append(f"{ATTACKS}: no mutant would show that it is tried: {row[:60]} …")
    for file, tests in TESTS_OF_FILE.findall(text):
        path = ROOT / "src" / "amanjol" / file
        code = path.read_text(encoding="utf-8") if path.exists() else ""
        there = set(re.findall(r"^def (test_\w+)", code, re.MULTILINE))
        missing += [f"{ATTACKS}: {test} is not in {file}" for test in _tests_in(tests) if test not in there]
    return missing


def _tests_in(text: str) -> list[str]:
    return re.findall(r"test_\w+", text)


def _words_out_of_order(glossary: str) -> list[str]:
    _head, *words = re.findall(r"^\| ([^|-][^|]*) \|", glossary, re.MULTILINE)
    letters = [re.sub(r"[^a-z0-9 ]", "", word.lower()) for word in words]
    return [
        f"{GLOSSARY}: {word} stands behind {before}"
        for before, word, first, second in zip(words, words[1:], letters, letters[1:], strict=False)
        if second <= first
    ]


if __name__ == "__main__":
    gone = problems()
    sys.stdout.write("\n".join([*gone, ""]) if gone else "Every file that the documents name is there.\n")
    sys.exit(bool(gone))
