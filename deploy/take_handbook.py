"""Takes the pictures of the handbook, in Russian and English, from a demo node that it starts and stops itself.

    make pictures                                       # all of them, a few minutes
    .venv/bin/python deploy/take_handbook.py --only talk [--origin http://localhost:8000]

Each picture is one row of `PICTURES`: as wide as a telephone, which is what fits beside a text, and cropped to what its
chapter speaks of. Everybody on them is fictional. They lie among the static files of `site/handbook`; the texts that
show them say in words what is on them.
"""

from __future__ import annotations

import argparse
import io
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from demo_visits import PATIENT, heed_language, sign_in, speak
from desk_steps import case
from legal_aid_steps import legal_need
from PIL import Image
from playwright.sync_api import sync_playwright
from take_pictures import PHONE, at, side_by_side

from amanjol.site.demo_casts import MARY, OSH
from amanjol.site.preparing import CAST
from amanjol.site.tests import chromium

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[1]
OUT = ROOT / "src" / "amanjol" / "site" / "handbook" / "static" / "handbook" / "pictures"
LANGUAGES = {"ru": "ru-RU", "en": "en-GB"}
PORT = 8941  # and the two after it, of the demo's devices
PATIENCE = 15 * 60  # seconds until a slow machine has filled and built the guide
SHARP = 2.0  # pixels of the picture to one of the page
MARGIN = 6  # pixels around what is shown
# The rectangle of an element, cut beneath a whole sheet where that shows most of it, else between two lines.
CUT = """(element, [height, margin]) => {
  const box = element.getBoundingClientRect();
  const limit = box.top + height;
  const bottoms = (of) => [...element.querySelectorAll(of)].map((part) => part.getBoundingClientRect())
    .filter((part) => part.height > 0).map((part) => part.bottom).filter((bottom) => bottom <= limit);
  const best = (of) => Math.max(0, ...bottoms(of));
  const sheet = best("section, form, .desk-card, .sheet");
  const line = sheet - box.top > 0.6 * height ? sheet : best("p, li, .field, button, label, time");
  const end = box.bottom <= limit ? box.bottom : line || limit;
  const x = Math.max(0, box.left - margin);
  const y = element.tagName === 'MAIN' ? box.top : Math.max(0, box.top - margin);
  return { x, y, width: Math.min(innerWidth, box.right + margin) - x, height: end + margin - y };
}"""
SOMEBODY = {MARY.country: b"Maral", OSH.country: b"Gulnaz"}
"""Of each cast whose pages are shown, somebody who is there once its demo is made."""
LARGEST = 3_000_000  # bytes of all pictures together


@dataclass(frozen=True, slots=True)
class Picture:
    """`part` is what is shown, from its top on, `height` pixels of it at most. `country` is that of the demo's cast."""

    name: str
    person: str
    steps: Callable[[Page, str], None]
    part: str = "main"
    height: int = 620
    country: str = MARY.country


PICTURES = (
    Picture("sign-in", "", at("/account/sign-in/"), height=520),
    Picture("unlock", "Maral", at("/account/unlock/?next=/desk/"), height=430),
    Picture("today", "Maral", at("/desk/"), height=640),
    Picture("case-head", "Maral", case(), ".case-head", height=330),
    Picture("case-phone", "Maral", case(), ".case-now", height=470),
    Picture("talk", "Maral", case("talk/"), height=560),
    Picture("consent", "Maral", case("consent/"), height=560),
    Picture("everybodys", "Bahar", at("/desk/cases/?all"), height=640),
    Picture("loads", "Bahar", at("/desk/cases/?all"), "main section.sheet:last-of-type", height=420),
    Picture("review", "Bahar", case("review/"), "main form.sheet", height=520),
    Picture("keys", "Bahar", at("/organisation/keys/"), height=640),
    Picture("report", "Oraz (", at("/desk/report/"), height=640),
    Picture("sent", "Oraz (", at("/desk/report/sent/"), height=260),
    Picture("editor-waits", "Lola", at("/cms/"), height=560),
    Picture("editor-dialling", "Lola", at("/cms/dialling/"), height=620),
    Picture("editor-translate", "Lola", side_by_side, height=620),
    Picture("enrol", "Sanjar", at("/fleet/enrol/"), height=640),
    Picture("devices", "Sanjar", at("/fleet/"), height=640),
    Picture("screens", "Aidar", at("/fleet/screens/"), height=640),
    Picture("members", "Jeren", at("/organisation/members/"), height=560),
    Picture("legal-need", "Gulnaz", legal_need(), height=600, country=OSH.country),
    Picture("legal-lawyer", "Gulnaz", legal_need("lawyer/"), height=640, country=OSH.country),
)


def take(browser: Browser, origin: str, picture: Picture, language: str, states: dict[str, object]) -> int:
    """Its size in bytes."""
    width, height = PHONE
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale=LANGUAGES[language],
        device_scale_factor=SHARP,
        reduced_motion="reduce",
        storage_state=states.get(picture.person),  # type: ignore[arg-type]  # what Playwright gave
    )
    speak(context, origin, language)
    context.set_default_timeout(PATIENT)
    page = context.new_page()
    if picture.person and picture.person not in states:
        sign_in(page, origin, picture.person)
        states[picture.person] = context.storage_state()
    picture.steps(page, origin)
    heed_language(page, language, picture.name)
    page.evaluate("scrollTo(0, 0)")  # the bar at the top would stand over what is cropped
    clip = page.locator(picture.part).first.evaluate(CUT, [picture.height, MARGIN])
    image = Image.open(io.BytesIO(page.screenshot(full_page=True, clip=clip)))
    target = OUT / language / f"{picture.name}.webp"
    target.parent.mkdir(parents=True, exist_ok=True)
    image.convert("RGB").save(target, quality=76, method=6)
    context.close()
    return target.stat().st_size


@contextmanager
def demo(country: str) -> Iterator[str]:
    """A node with the fictional people of a country in a folder of its own; its address."""
    with tempfile.TemporaryDirectory(prefix="amanjol-pictures-") as folder:
        command = [str(ROOT / ".venv/bin/amanjol"), "up", "--data", f"{folder}/node", "--port", str(PORT)]
        command += ["--planes", "casework", "--no-neighbour"] if country != MARY.country else []
        environment = os.environ | {CAST: country}
        node = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=ROOT, env=environment)
        try:
            origin = f"http://localhost:{PORT}"
            wait_for(f"{origin}/account/sign-in/", SOMEBODY[country], node)
            yield origin
        finally:
            node.send_signal(signal.SIGINT)
            node.wait(timeout=120)


def wait_for(address: str, name: bytes, node: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and node.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=10) as page:  # noqa: S310  our own demo
                if name in page.read():  # the guide answers before the demo's people are there
                    return
        except (urllib.error.URLError, OSError):
            pass
        time.sleep(2)
    sys.exit("The demo did not start; the lines above say why.")


def take_all(origin: str, country: str, only: str | None) -> int:
    """How many bytes those of this cast are together."""
    states: dict[str, object] = {}
    total = 0
    with sync_playwright() as playwright:
        browser = chromium.launched(playwright.chromium)
        for picture in PICTURES:
            if picture.country == country and only in {None, picture.name}:
                total += sum(take(browser, origin, picture, language, states) for language in LANGUAGES)
                print(picture.name, flush=True)  # noqa: T201  a command's progress
        browser.close()
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--origin", help="a demo that runs already; without one, it is started and stopped")
    parser.add_argument("--only", help="the name of one")
    parser.add_argument("--country", help="of whose cast the demo is that runs already", default=MARY.country)
    chosen = parser.parse_args()
    if chosen.origin:
        total = take_all(chosen.origin.rstrip("/"), chosen.country, chosen.only)
    else:
        total = 0
        for country in SOMEBODY:
            if any(of.country == country and chosen.only in {None, of.name} for of in PICTURES):
                with demo(country) as origin:
                    total += take_all(origin, country, chosen.only)
    print(f"{total // 1024} KiB")  # noqa: T201  a command's result
    if total > LARGEST:
        sys.exit(f"The pictures are more than {LARGEST // 1024} KiB together: crop or shorten some.")


if __name__ == "__main__":
    main()
