"""What a new device says of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from amanjol.public.devices import reading
from amanjol.public.devices.kinds import DeviceKind
from amanjol.public.devices.signatures import NotSigned, unpacked

_KEY: Final = re.compile(r"[A-Za-z0-9_-]{43}")
_KIND: Final = re.compile("|".join(DeviceKind.values))


@dataclass(frozen=True, slots=True)
class AskedEnrolment:
    public_key: bytes
    kind: DeviceKind
    program: str


def read_enrolment(body: bytes) -> AskedEnrolment:
    """Raises `reading.Malformed`."""
    fields = reading.read(body)
    try:
        public_key = unpacked(fields.word("public_key", _KEY))
    except NotSigned as error:
        raise reading.Malformed("public_key is not written as it should be.") from error
    kind = DeviceKind(fields.word("kind", _KIND))
    return AskedEnrolment(public_key, kind, fields.text("program", 40))
