"""Writes the ZIM files of a built pack, each whole or not at all."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PIL import Image

from amanjol.public.packs.tree import read_manifest
from amanjol.public.packs.zim.pages import PageForZim, files_of_style, is_taken

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PROGRAM: Final = "zimwriterfs"
ISO_639_3: Final = {
    "en": "eng", "kk": "kaz", "ky": "kir", "ru": "rus", "tg": "tgk", "tk": "tuk", "uz": "uzb", "uz-cyrl": "uzb",
}  # fmt: skip
CREATOR: Final = "Amanjol"
LONGEST_TITLE, LONGEST_DESCRIPTION = 30, 80  # characters, by the rules of the openZIM catalogue
LONGEST_WAIT: Final = 1800  # seconds for one file
_ILLUSTRATION = "illustration.png"
_VOICE, _ARTICLE = "data-voice-block", '<article class="page"'


class ZimFailed(Exception):
    """No ZIM was written, or not all; those that were there before are whole. The text is one sentence."""


@dataclass(frozen=True, slots=True)
class Words:
    """How a language's ZIM calls itself: the language in its own words, and what the guide is.

    What its pages say where none of them can be listened to, or only some.
    """

    language: str
    guide: str
    no_voices: str = ""
    some_voices: str = ""


def find_program() -> str:
    """Raises `ZimFailed`."""
    program = shutil.which(PROGRAM)
    if program is None:
        raise ZimFailed(f"{PROGRAM} is not here, which writes ZIM files: install Debian's package zim-tools.")
    return program


def write_zims(
    *,
    pack: Path,
    target: Path,
    words: Mapping[str, Words],
    progress: Callable[[str], None] = lambda _file: None,
) -> list[Path]:
    """One ZIM of each language of a built pack: `guide-uz.zim` and so on for `guide.zim`. Gives their files.

    `progress` is called after each. Raises `ZimFailed`, `OSError`.
    """
    program = find_program()
    files = []
    for language in read_manifest(pack)["languages"]:
        file = target.with_name(f"{target.stem}-{language}.zim")
        with tempfile.TemporaryDirectory(prefix=".zim-", dir=target.parent) as scratch:
            _gather(pack, language, Path(scratch) / "tree", words[language])
            part = Path(scratch) / "part.zim"
            _run(_command(program, language, words[language], Path(scratch) / "tree", part))
            part.replace(file)
        files.append(file)
        progress(file.name)
    return files


def _gather(pack: Path, language: str, tree: Path, words: Words) -> None:
    """The language's pages, changed, and all that they show, under the paths they have in the pack."""
    listed = read_manifest(pack)["files"]
    taken = frozenset(path for path in listed if path.startswith(f"{language}/") and is_taken(path))
    wanted: set[str] = set()
    texts = {path: (pack / path).read_text(encoding="utf-8") for path in sorted(taken)}
    lacking = _lacking_voices(texts, words)
    for path, text in texts.items():
        page = PageForZim(path, text, taken, "" if _VOICE in text else lacking)
        wanted |= page.files
        (tree / path).parent.mkdir(parents=True, exist_ok=True)
        (tree / path).write_text(page.html, encoding="utf-8")
    for path in sorted(wanted):
        if path.endswith(".css"):
            wanted |= files_of_style(path, (pack / path).read_text(encoding="utf-8"))
    missing = sorted(wanted - listed.keys())
    if missing:
        raise ZimFailed(f"A page shows {missing[0]}, which is not in the pack: build it again.")
    for path in sorted(wanted):
        (tree / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(pack / path, tree / path)
    _draw_illustration(pack, tree / _ILLUSTRATION)


def _lacking_voices(texts: Mapping[str, str], words: Words) -> str:
    """The sentence for pages without a voice. Articles alone have one: lists and cards are never read aloud."""
    articles = [text for text in texts.values() if _ARTICLE in text]
    heard = sum(_VOICE in text for text in articles)
    if heard == len(articles):
        return ""
    return words.some_voices if heard else words.no_voices


def _draw_illustration(pack: Path, file: Path) -> None:
    icon = next(path for path in read_manifest(pack)["files"] if path.startswith("assets/icon-192."))
    with Image.open(pack / icon) as drawn:
        drawn.convert("RGBA").resize((48, 48), Image.Resampling.LANCZOS).save(file, "PNG")


def _command(program: str, language: str, words: Words, tree: Path, file: Path) -> list[str]:
    options = {
        "welcome": f"{language}/index.html",
        "illustration": _ILLUSTRATION,
        "language": ISO_639_3[language],
        "name": f"amanjol_{language}_guide",
        "title": _shortened(f"Amanjol · {words.language}", LONGEST_TITLE),
        "description": _shortened(words.guide, LONGEST_DESCRIPTION),
        "creator": CREATOR,
        "publisher": CREATOR,
        "scraper": "amanjol",
    }
    return [program, *(f"--{name}={value}" for name, value in options.items()), str(tree), str(file)]


def _shortened(text: str, longest: int) -> str:
    """Cut between words."""
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1].rpartition(" ")[0] + "…"


def _run(command: list[str]) -> None:
    try:
        process = subprocess.run(command, capture_output=True, text=True, check=False, timeout=LONGEST_WAIT)
    except subprocess.TimeoutExpired as error:
        raise ZimFailed(f"{PROGRAM} did not end within {LONGEST_WAIT} seconds.") from error
    if process.returncode:
        last_line = (process.stderr.strip() or process.stdout.strip() or "nothing").splitlines()[-1]
        raise ZimFailed(f"{PROGRAM} has failed and said: {last_line}")
