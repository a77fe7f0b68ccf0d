"""The report to the node: how this device is, what was counted, and the screenshot that somebody asked for."""

from __future__ import annotations

import json
import logging
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from amanjol_kiosk import counting, moments, page_state, screenshots, status, temperature
from amanjol_kiosk.failures import DiskFailed, NotSetUp
from amanjol_kiosk.folder import read_json, replace_file
from amanjol_kiosk.identity import Identity, Key
from amanjol_kiosk.uplink import Unwelcome, Uplink

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from pathlib import Path

    from amanjol_kiosk.folder import DataFolder

logger = logging.getLogger(__name__)
REPORT, SCREENSHOT = "/device/v1/report", "/device/v1/screenshot"
LARGEST_BATCHES = 180 * 1024  # bytes of a message; the node takes 256 KiB of everything
MOST_ROUNDS = 10  # messages of one report, where many batches wait
LONGEST_SENTENCE, MOST_FAULTS = 300, 20
_WEBP = b"RIFF"


def report_once(
    folder: DataFolder,
    *,
    now: Callable[[], datetime] = moments.now,
    proxy: str | None = None,
    uplink: Uplink | None = None,
) -> None:
    """Tell the node; what it does not acknowledge is kept for the next time.

    Raises `NotSetUp` where this device is not enrolled, `NotReached`, `Refused`, `Unwelcome`, `DiskFailed`.
    """
    enrolled = Identity.read(folder)
    if enrolled is None:
        raise NotSetUp("This device is not enrolled: run `amanjol-kiosk enrol` first.")
    link = uplink or Uplink(enrolled.node, Key.read(folder), proxy)
    try:
        _report(folder, link, now)
        _send_screenshots(folder, link)
    except OSError as error:
        raise DiskFailed(f"The data folder {folder.path} cannot be used: {error.strerror}.") from error
    finally:
        if uplink is None:
            link.close()


def _report(folder: DataFolder, uplink: Uplink, now: Callable[[], datetime]) -> None:
    for _round in range(MOST_ROUNDS):
        batches, are_all = _fitting(counting.batches(folder, now()))
        try:
            answer = uplink.tell(REPORT, _message(folder, now(), batches))
        except Unwelcome as failure:
            if not batches:
                raise
            logger.warning("%s The counts wait.", failure)
            answer = uplink.tell(REPORT, _message(folder, now(), [], "The node does not take the counts."))
            are_all = True
        acknowledged = set(_texts(answer.get("acknowledged")))
        counting.acknowledge(folder, acknowledged & {batch["id"] for batch in batches})
        _note_wishes(folder, answer.get("wishes"), now())
        if are_all or not acknowledged:
            return


def _message(
    folder: DataFolder, now: datetime, batches: list[dict[str, Any]], more: str = ""
) -> dict[str, Any]:
    state = status.read(folder, now)
    page = page_state.read(folder, now)
    faults = [*([more] if more else []), *_faults(state), *counting.faults(folder, now)]
    return {
        "at": moments.write(now),
        "status": {
            "pack": state.pack,
            "channel": state.channel,
            "published_at": state.published_at or None,
            "program": state.program,
            "free_bytes": state.free_bytes,
            "total_bytes": state.total_bytes,
            "temperature": temperature.read(),
            "is_stale": state.is_stale,
            "last_success_at": state.last_success_at,
            "failures": state.failures,
            "outcome": _line(state.outcome)[:40],
            "sentence": _line(state.sentence),
            "clock_warning": _line(state.clock_warning),
            "is_page_alive": page.is_alive,
            "screen": page.screen,
            "faults": [_line(fault) for fault in faults[:MOST_FAULTS]],
        },
        "batches": batches,
        "carried_out": _carried_out(folder),
    }


def _faults(state: status.Status) -> Iterable[str]:
    """What the node cannot see from the rest."""
    if state.is_damaged:
        yield "A damaged file waits to be fetched again."
    if state.held_back:
        yield f"Pack {state.held_back} is held back: somebody rolled back from it here."
    if state.languages_missing:
        yield f"The channel lacks these languages: {', '.join(state.languages_missing)}."


def _line(text: str) -> str:
    """As the node takes a sentence: printable, in one line, not endless."""
    return "".join(sign for sign in " ".join(text.split()) if sign.isprintable())[:LONGEST_SENTENCE]


def _fitting(batches: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], bool]:
    """The oldest that go into one message together, at least one; and whether those are all."""
    taken, size = 0, 0
    for batch in batches:
        size += len(json.dumps(batch, ensure_ascii=False).encode("utf-8", "replace"))
        if taken and size > LARGEST_BATCHES:
            break
        taken += 1
    # As many as are handed out at once: there may be more of them.
    return batches[:taken], taken == len(batches) and len(batches) < counting.MOST_BATCHES


def _note_wishes(folder: DataFolder, listed: object, now: datetime) -> None:
    """Pass on what is new. An id that the node does not name any more is forgotten."""
    wishes = [wish for wish in listed if isinstance(wish, dict)] if isinstance(listed, list) else []
    earlier = set(_carried_out(folder))
    waiting = set()
    for wish in wishes[:20]:
        name, kind = str(wish.get("id")), wish.get("kind")
        if kind == "screenshot":
            _ask_for_screenshot(folder, name, now)
        elif kind == "sync":
            waiting.add(name)
            if name not in earlier:
                folder.wish("sync")
    if waiting != earlier:
        replace_file(_carried_out_file(folder), json.dumps({"carried_out": sorted(waiting)}).encode())


def _ask_for_screenshot(folder: DataFolder, wish: str, now: datetime) -> None:
    is_there = wish in (name for name, _picture in screenshots.results(folder))
    if not is_there and screenshots.wanted(folder, now) != wish:
        with suppress(ValueError):  # no id
            screenshots.ask(folder, wish, now)


def _send_screenshots(folder: DataFolder, uplink: Uplink) -> None:
    for wish, picture in screenshots.results(folder):
        media_type = "image/webp" if picture.startswith(_WEBP) else "image/png"
        try:
            uplink.send(f"{SCREENSHOT}?wish={wish}", picture, media_type)
        except Unwelcome as failure:
            logger.warning("%s The screenshot is dropped.", failure)
        screenshots.sent(folder, wish)


def _carried_out(folder: DataFolder) -> list[str]:
    """Ids of the node's wishes that were passed on; the node does not know yet."""
    return _texts((read_json(_carried_out_file(folder)) or {}).get("carried_out"))


def _carried_out_file(folder: DataFolder) -> Path:
    return folder.path / "carried-out.json"


def _texts(listed: object) -> list[str]:
    return [text for text in listed if isinstance(text, str)] if isinstance(listed, list) else []
