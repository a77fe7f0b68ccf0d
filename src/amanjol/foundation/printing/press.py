"""From a document to the bytes of its PDF.

Each document is set by a process of its own (`typesetter.py`), which is given the values through a pipe and nothing
else: the typesetter keeps what it has set in memory for the next time, and sealed words are not to stay in a web
server. It ends with its limits of time and memory, whatever a text does to it. Nothing is written to a disk.
"""

from __future__ import annotations

import base64
import dataclasses
import io
import json
import logging
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PIL import Image

from amanjol.foundation.printing.certificates import Certificate, code_picture
from amanjol.foundation.printing.documents import Document, Drawing, Picture, PrintingFailed
from amanjol.foundation.printing.letters import check_letters, printed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.foundation.printing.cards import Card

logger = logging.getLogger(__name__)
LONGEST: Final = 30
"""Seconds until the setting of one document is given up."""
_COMMAND: Final = (sys.executable, "-I", str(Path(__file__).with_name("typesetter.py")))
_PLACES: Final = threading.BoundedSemaphore(2)
"""So many documents are set at once by one process of the web server; the next one waits."""


_OPENLY: Final = threading.BoundedSemaphore(1)
"""For whoever asks without an account there is one place beside those, and no queue: staff never wait for strangers."""


class NoPlace(PrintingFailed):
    """Somebody without an account asked while another one's document is being set: later, not in a queue."""


class SettingFailed(PrintingFailed):
    """The document is too large, or something in it cannot be set. The journal of the server has its code only."""


def pdf_of(document: Document | Certificate | Card) -> bytes:
    """PDF/UA-1. The same document gives the same bytes. Raises `LetterMissing`, `SettingFailed`."""
    kind, order = _order(document)
    with _PLACES:
        return _set(order, kind)


def pdf_for_everybody(document: Document) -> bytes:
    """As `pdf_of`, for pages without an account: at once or not at all. Raises `NoPlace` besides."""
    kind, order = _order(document)
    if not _OPENLY.acquire(blocking=False):
        raise NoPlace("Another document is being made; ask again in a moment.")
    try:
        return _set(order, kind)
    finally:
        _OPENLY.release()


def _order(document: Document | Certificate | Card) -> tuple[str, bytes]:
    """Its kind, and what the typesetter is given. Raises `LetterMissing`."""
    pictures: list[str] = []
    values = values_of(document, pictures)
    if isinstance(document, Certificate):
        pictures.append(code_picture(document.scanned))
    check_letters(_texts(values))
    kind = type(document).__name__.lower()
    order = {"look": kind, "values": values, "pictures": pictures}
    return kind, json.dumps(order).encode()


def _set(order: bytes, kind: str) -> bytes:
    try:
        run = subprocess.run(_COMMAND, input=order, capture_output=True, check=False, timeout=LONGEST, env={})
    except subprocess.TimeoutExpired as error:
        raise SettingFailed("The paper takes too long to be made; make it shorter.") from error
    if run.returncode or not run.stdout.startswith(b"%PDF-"):
        # What it says may quote the document; its code does not.
        logger.error("A %s could not be set: the typesetter ended with %d.", kind, run.returncode)
        raise SettingFailed("The paper could not be made; it may be too large.")
    return run.stdout


def values_of(value: Any, pictures: list[str]) -> Any:
    """Plain values for the typesetter, each with its kind; bytes of pictures are laid beside them."""
    if isinstance(value, str):
        return printed(value)
    if isinstance(value, tuple):
        return [values_of(inner, pictures) for inner in value]
    if not dataclasses.is_dataclass(value):
        return value
    fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    if isinstance(value, Picture):
        pictures.append(_as_svg(fields.pop("contents")))
    if isinstance(value, Drawing):
        pictures.append(fields.pop("svg"))
    if isinstance(value, Picture | Drawing):
        fields["number"] = len(pictures) - 1
    return {"kind": type(value).__name__.lower()} | {
        name: values_of(inner, pictures) for name, inner in fields.items()
    }


def _texts(values: Any) -> Iterator[str]:
    if isinstance(values, str):
        yield values
    elif isinstance(values, dict):
        for inner in values.values():
            yield from _texts(inner)
    elif isinstance(values, list):
        for inner in values:
            yield from _texts(inner)


def _as_svg(contents: bytes) -> str:
    """The typesetter is given texts alone, and nothing is to lie on a disk for it: hence inside an SVG."""
    with Image.open(io.BytesIO(contents)) as picture:
        (width, height), kind = picture.size, (picture.format or "").lower()
    data = f"data:image/{kind};base64,{base64.b64encode(contents).decode()}"
    size = f'width="{width}" height="{height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><image {size} href="{data}"/></svg>'
