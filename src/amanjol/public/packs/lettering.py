"""Letters of a country's sentences that the common font lacks, cut out of the fonts in `card_fonts/`."""

from __future__ import annotations

import hashlib
import io
import logging
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fontTools.ttLib import TTFont

logger = logging.getLogger(__name__)
HERE: Final = Path(__file__).parent
COMMON: Final = HERE / "assets" / "noto-sans.woff2"
FONTS: Final = HERE / "card_fonts"
# What joins and places letters; `kern` for even gaps.
_FEATURES: Final = (
    "ccmp",
    "locl",
    "liga",
    "rlig",
    "calt",
    "init",
    "medi",
    "fina",
    "isol",
    "mark",
    "mkmk",
    "kern",
)
_INVISIBLE: Final = frozenset(range(0x2000, 0x2010)) | {0x20, 0xA0, 0x0A}


@dataclass(frozen=True, slots=True)
class Cut:
    """Some letters of one font: the family that a style sheet calls it, and its name without suffix."""

    font: Path
    letters: str

    @property
    def family(self) -> str:
        return f"Amanjol {self.font.stem}"

    @property
    def name(self) -> str:
        """Changes with the letters and with the font, so that an earlier pack's cut can be taken as it is."""
        return f"{self.font.stem}.{hash_of(self.letters + _hash(self.font))}"

    def woff2(self) -> bytes:
        """The font with these letters only."""
        from fontTools import subset  # noqa: PLC0415  slow, and needed for new letters only

        options = subset.Options(hinting=False, layout_features=list(_FEATURES), name_IDs=[0, 13, 14])
        with _opened(self.font) as font:
            cutter = subset.Subsetter(options)
            cutter.populate(text=self.letters)
            cutter.subset(font)
            font.flavor = "woff2"
            target = io.BytesIO()
            font.save(target)
        return target.getvalue()


def cuts_for(text: str, place: str) -> list[Cut]:
    """What to cut for a text. Letters that no font has are reported; the reader's system shows those."""
    missing = {ord(letter) for letter in text} - _letters_of(COMMON) - _INVISIBLE
    cuts = []
    for font in _fonts():
        if present := missing & _letters_of(font):
            cuts.append(Cut(font, "".join(map(chr, sorted(present)))))
            missing -= present
        if not missing:
            break
    if missing:
        logger.warning("%s: no font has these letters: %s", place, " ".join(map(chr, sorted(missing))))
    return cuts


def style_of(cuts: list[Cut]) -> str:
    """A style sheet, to lie beside the cut fonts, that gives sentences these letters."""
    faces = "".join(
        f'@font-face {{ font-family: "{cut.family}"; src: url("{cut.name}.woff2") format("woff2"); '
        "font-weight: 400 800; font-display: swap; }\n"
        for cut in cuts
    )
    families = "".join(f'"{cut.family}", ' for cut in cuts)
    return f'{faces}.says {{ font-family: "Noto Sans", {families}system-ui, sans-serif; }}\n'


def hash_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _fonts() -> Iterator[Path]:
    yield from sorted(FONTS.glob("*.woff2"))


@cache
def _letters_of(font: Path) -> frozenset[int]:
    with _opened(font) as opened:
        return frozenset(opened.getBestCmap())


def _opened(font: Path) -> TTFont:
    """Cut twice, a font keeps its time stamp, and so its bytes."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415  slow, and needed for new letters only

    return TTFont(io.BytesIO(font.read_bytes()), recalcTimestamp=False)


@cache
def _hash(font: Path) -> str:
    return hashlib.sha256(font.read_bytes()).hexdigest()
