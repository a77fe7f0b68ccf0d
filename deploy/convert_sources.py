"""Once: moves each loose `- source:` of the content files into the blocks that it speaks for, as `sources:`.

    .venv/bin/python deploy/convert_sources.py [FOLDER]

A source spoke for the blocks above it, back to the source before. Contacts and the questions of a check name theirs
themselves. What has the new form already stays as it is. Goes once every content file has it.
"""

import sys
from pathlib import Path
from typing import Any

import yaml

from amanjol.public.guide.content_files import read_document, write_document

OWN_SOURCES = {"contact", "questions"}


def main(folder: Path) -> int:
    changed = 0
    for file in sorted(folder.glob("guide/*/*.yaml")):
        text = file.read_text(encoding="utf-8")
        article = yaml.load(text, yaml.BaseLoader)  # noqa: S506  strings, lists and mappings, and nothing else
        if not any("source" in block for block in article["blocks"]):
            continue
        article["blocks"] = with_own_sources(article["blocks"], file)
        name = file.as_posix()
        moved = yaml.dump(article, allow_unicode=True, sort_keys=False)
        file.write_text(write_document(read_document(moved, name)), encoding="utf-8", newline="\n")
        changed += 1
    print(f"{changed} files have their sources in their blocks now")  # noqa: T201  what a command has to say
    return 0


def with_own_sources(blocks: list[dict[str, Any]], file: Path) -> list[dict[str, Any]]:
    blocks_left: list[dict[str, Any]] = []
    waiting: list[dict[str, Any]] = []
    speaking = False  # whether the block before was a source, so that one more speaks for the same blocks
    for block in blocks:
        [(kind, value)] = block.items()
        if kind != "source":
            if speaking:
                waiting = []
            speaking = False
            blocks_left.append(block)
            if kind not in OWN_SOURCES:
                waiting.append(value)
            continue
        if not waiting:
            raise SystemExit(f"{file}: the source {value} speaks for nothing that could hold it")
        for part in waiting:
            part.setdefault("sources", []).append(value)
        speaking = True
    return blocks_left


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "content")))
