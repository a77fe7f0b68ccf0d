"""Draws the guide's two silent clips and their first pictures into content/media.

Each clip is one SVG beside this file that moves by its own SMIL clock. Chromium is put to the time of every
frame and photographed, so that the same drawing always gives the same frames; ffmpeg encodes them as H.264 that
old phones and kiosks play, with the index before the pictures so that it starts at once.

Run from the repository: `uv run python deploy/clips/make.py [NAME ...]` (needs ffmpeg and Chromium).
`--still SECONDS` writes one frame of each clip to the folder given by `--to` instead, to look at a change.
"""

from __future__ import annotations

import argparse
import io
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PIL import Image
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Page

HERE: Final = Path(__file__).parent
MEDIA: Final = HERE.parents[1] / "content" / "media"
SIZE: Final = (1280, 720)  # pixels
FRAMES_A_SECOND: Final = 25
LENGTHS: Final = {"keep-your-passport": 30, "one-question-first": 30}  # seconds
FIRST_PICTURES: Final = {"keep-your-passport": 9.9, "one-question-first": 14.6}  # the second that tells most
LARGEST_CLIP: Final = 1_500_000  # bytes
LARGEST_PICTURE: Final = 60_000  # bytes
ENCODING: Final = (
    *("-c:v", "libx264", "-profile:v", "main", "-level", "3.1", "-pix_fmt", "yuv420p"),
    *("-preset", "veryslow", "-tune", "animation", "-crf", "24", "-g", "50"),
    *("-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv"),
    *("-vf", "scale=out_color_matrix=bt709:out_range=tv", "-an", "-movflags", "+faststart"),
)  # fmt: skip


class TooLarge(Exception):
    """A file is larger than the pack allows."""


def still(page: Page, seconds: float) -> bytes:
    """The drawing at one moment of its clock, as PNG."""
    page.evaluate("seconds => document.documentElement.setCurrentTime(seconds)", seconds)
    return page.screenshot(animations="allow")


def frames(page: Page, length: int) -> Iterator[bytes]:
    for number in range(length * FRAMES_A_SECOND):
        yield still(page, number / FRAMES_A_SECOND)


def encode(pictures: Iterator[bytes], target: Path) -> None:
    rate = str(FRAMES_A_SECOND)
    command = [
        "ffmpeg",
        "-v",
        "error",
        "-y",
        "-f",
        "image2pipe",
        "-framerate",
        rate,
        "-c:v",
        "png",
        "-i",
        "-",
    ]
    with subprocess.Popen([*command, *ENCODING, str(target)], stdin=subprocess.PIPE) as encoder:
        if encoder.stdin is None:
            raise BrokenPipeError
        for picture in pictures:
            encoder.stdin.write(picture)
        encoder.stdin.close()
        if encoder.wait():
            raise subprocess.CalledProcessError(encoder.returncode, command)
    _refuse_large(target, LARGEST_CLIP)


def save_picture(png: bytes, target: Path) -> None:
    with Image.open(io.BytesIO(png)) as opened:
        opened.convert("RGB").save(target, "JPEG", quality=72, optimize=True, progressive=True)
    _refuse_large(target, LARGEST_PICTURE)


def _refuse_large(file: Path, largest: int) -> None:
    if file.stat().st_size > largest:
        raise TooLarge(f"{file.name}: {file.stat().st_size} bytes; at most {largest} are allowed")


def _open(page: Page, name: str) -> None:
    page.goto((HERE / f"{name}.svg").as_uri())
    page.evaluate("document.documentElement.pauseAnimations()")


def make(page: Page, name: str) -> None:
    _open(page, name)
    save_picture(still(page, FIRST_PICTURES[name]), MEDIA / f"clip-{name}.jpg")
    encode(frames(page, LENGTHS[name]), MEDIA / f"clip-{name}.mp4")


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", default=[*LENGTHS], metavar="NAME", help=", ".join(LENGTHS))
    parser.add_argument("--still", type=float, action="append", metavar="SECONDS")
    parser.add_argument("--to", type=Path, default=Path(), metavar="FOLDER")
    parser.add_argument("--chromium", default="/usr/bin/chromium", metavar="PROGRAM")
    arguments = parser.parse_args(words)
    for name in arguments.names:
        if name not in LENGTHS:
            parser.error(f"there is no clip {name}; there are {', '.join(LENGTHS)}")
    return arguments


def main(words: Sequence[str] | None = None) -> None:
    arguments = _arguments(words)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=arguments.chromium,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        page = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
        for name in arguments.names:
            if arguments.still is None:
                make(page, name)
                continue
            _open(page, name)
            for seconds in arguments.still:
                (arguments.to / f"{name}-{seconds:g}.png").write_bytes(still(page, seconds))
        browser.close()


if __name__ == "__main__":
    main()
