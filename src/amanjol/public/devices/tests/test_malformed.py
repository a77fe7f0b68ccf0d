"""1,000 malformed messages to each address of a device: no answer of 500, nothing stored. A tenth by default."""

from __future__ import annotations

import json
import random
import struct
import time
import zlib
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.public.devices.kinds import WishKind
from amanjol.public.devices.models import (
    Count,
    CountBatch,
    Device,
    Enrolment,
    Played,
    Screenshot,
    SignCount,
    Wish,
)
from amanjol.public.devices.tests.machine import (
    ENROLMENT,
    REPORT,
    SCREENSHOT,
    STATE,
    Machine,
    batch_of,
    packed,
    report_of,
    row_of,
)
from amanjol.site.tests.faults import some

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amanjol.public.devices.tests.fleet_cast import FleetCast

MESSAGES = some(1000)
SEED = 20261125
MODELS = (Device, Enrolment, CountBatch, Count, Played, SignCount, Screenshot, Wish)
HOSTILE: tuple[Any, ...] = (
    None, True, -1, 0, 1.5, 2**63, 10**400, "", "x" * 5000, "\x00", "\ud800", "a\nb", "\u202e", "1", "' or 1=1 --",
    "../../etc/passwd", "2026-13-01T00:00:00Z", "2026-11-25T10:00:00", "9999-12-31T23:59:59-23:59",
    "0001-01-01T00:00:00+23:59", [], {}, [[]], [None] * 60, {"a": {"b": {}}}, ["x"] * 3000, "NaN", "²", "١٢",
)  # fmt: skip
RAW: tuple[bytes, ...] = (
    b"", b"\xff\xfe", b"{", b"[]", b"null", b"1e999", b'"text"', b"[" * 100_000, b'{"a":' * 50_000,
    b'{"at": NaN}', b'{"at": 1, "at": 2}', b"\xef\xbb\xbf{}", b'{"status": Infinity}', b"9" * 5000, bytes(2000),
)  # fmt: skip


def _stored() -> list[Any]:
    return [sorted(map(repr, model.objects.values_list())) for model in MODELS]


def _places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every part of a message."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in inner:
        yield (*path, name)
        yield from _places(part, (*path, name))


def _mutant(valid: Any, chance: random.Random) -> bytes:
    """One part gone, or something else in its place; or a few bytes of the whole changed."""
    raw = json.dumps(valid).encode()
    choice = chance.random()
    if choice < 0.1:
        return chance.choice(RAW)
    if choice < 0.3:
        changed = bytearray(raw)
        for _ in range(chance.randint(1, 4)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        return bytes(changed)
    copy = json.loads(raw)
    *way, last = chance.choice(list(_places(copy)))
    holder = copy
    for name in way:
        holder = holder[name]
    if choice < 0.5:
        del holder[last]
    else:
        holder[last] = chance.choice(HOSTILE)
    return json.dumps(copy).encode()


def _headers(chance: random.Random) -> dict[str, str]:
    """Mostly as signed; sometimes one that is not."""
    if chance.random() < 0.85:
        return {}
    name = chance.choice(["Amanjol_Device", "Amanjol_Sequence", "Amanjol_Signature", "Content_Length"])
    return {name: chance.choice(["", "0", "-1", "1e9", "A" * 86, "ÿ", "9" * 30, "\t", "٣", "{}"])}


def _besiege(machine: Machine, send: Callable[[random.Random], Any], seed: int) -> None:
    """`send` until enough was refused; a mutant that is a good message all the same does not count."""
    chance = random.Random(SEED + seed)  # noqa: S311  which messages, no secret
    refused, before = 0, _stored()
    for _ in range(MESSAGES * 3):
        answer = send(chance)
        assert answer.status_code < 500, answer.content
        if answer.status_code in {400, 401, 413}:
            assert json.loads(answer.content)["error"].endswith(".")
            assert _stored() == before
            refused += 1
        else:
            assert answer.status_code in {200, 204, 429}
            before = _stored()
        if refused == MESSAGES:
            return
    raise AssertionError(f"only {refused} of the messages were malformed")


def test_reports(kiosk: Machine) -> None:
    played = {"item": "poster.svg", "language": "ru", "count": 3}
    sign = {"month": "2026-10", "country": "kr", "sign": "gen-job-debt", "count": 3}
    batches = batch_of(row_of(), row_of(3)), batch_of(played, kind="played"), batch_of(sign, kind="signs")
    valid = report_of(*batches, faults=["one"])
    _besiege(kiosk, lambda chance: kiosk.post(REPORT, _mutant(valid, chance), **_headers(chance)), 1)


@pytest.mark.django_db
def test_enrolments() -> None:
    machine = Machine()
    valid = {"public_key": packed(machine.public_key), "kind": "kiosk", "program": "0.1.0"}
    _besiege(machine, lambda chance: machine.post(ENROLMENT, _mutant(valid, chance), **_headers(chance)), 2)


@pytest.mark.django_db
def test_questions_about_an_enrolment() -> None:
    machine = Machine()
    machine.ask_for_code()

    def send(chance: random.Random) -> Any:
        return machine.post(STATE, _mutant([{"a": 1}], chance), **_headers(chance))

    _besiege(machine, send, 3)


def _png(chunks: bytes, width: int = 4, height: int = 4) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + chunks + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


GOOD = _png(_chunk(b"IDAT", zlib.compress(b"\0" + bytes(12)) * 1))
PICTURES = (
    b"", b"GIF89a", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", GOOD[:40],
    _png(b"", 100_000, 100_000), _png(_chunk(b"IDAT", b"not packed")), _png(b"", 0, 0), GOOD.replace(b"PNG", b"PNX"),
    b"RIFF\xff\xff\xff\xffWEBPVP8 ", b"\x89PNG\r\n\x1a\n" + bytes(500),
)  # fmt: skip


def test_screenshots(kiosk: Machine, cast: FleetCast) -> None:
    wish = Wish.objects.create(device=kiosk.device, kind=WishKind.SCREENSHOT, asked_by=cast.sanjar.account)
    wishes = (
        str(wish.pk),
        str(wish.pk),
        str(wish.pk),
        "",
        "1",
        str(wish.pk).upper(),
        "x" * 500,
        "%00",
        "%ff",
    )

    def send(chance: random.Random) -> Any:
        content = bytearray(chance.choice([*PICTURES, GOOD]))
        if content and chance.random() < 0.7:
            content[chance.randrange(len(content))] = chance.randrange(256)
        media_type = chance.choice(["image/png", "image/png", "image/webp", "image/svg+xml", "text/html", ""])
        path = f"{SCREENSHOT}?wish={chance.choice(wishes)}"
        return kiosk.post(path, bytes(content), media_type=media_type, **_headers(chance))

    _besiege(kiosk, send, 4)


def test_a_picture_larger_than_any_screen_is_refused_before_it_is_unpacked(
    kiosk: Machine, cast: FleetCast
) -> None:
    wish = Wish.objects.create(device=kiosk.device, kind=WishKind.SCREENSHOT, asked_by=cast.sanjar.account)
    bomb = _png(_chunk(b"IDAT", zlib.compress(bytes(30_000_001))), 10_000, 1_000)
    began = time.process_time()
    answer = kiosk.post(f"{SCREENSHOT}?wish={wish.pk}", bomb, media_type="image/png")
    assert (answer.status_code, Screenshot.objects.count()) == (400, 0)
    assert time.process_time() - began < 5
