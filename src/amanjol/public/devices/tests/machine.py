"""A device as the node sees it: a key of its own, rising numbers, signed messages."""

from __future__ import annotations

import base64
import hashlib
import json
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.test import Client

from amanjol.public.devices.actions import enrolling
from amanjol.public.devices.models import Device

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

    from amanjol.foundation.organisations.models import Member
    from amanjol.public.devices.models import DeviceGroup

ENROLMENT, STATE, REPORT, SCREENSHOT = (
    f"/device/v1/{end}" for end in ("enrolment", "enrolment/state", "report", "screenshot")
)


def packed(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


@dataclass
class Machine:
    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    sequence: int = 0
    client: Client = field(default_factory=Client)

    @property
    def public_key(self) -> bytes:
        return self.key.public_key().public_bytes_raw()

    @property
    def name(self) -> str:
        return packed(hashlib.sha256(self.public_key).digest())

    @property
    def device(self) -> Device:
        return Device.objects.get(key_hash=self.name)

    def headers(self, path: str, body: bytes, sequence: int | None = None) -> dict[str, str]:
        number = str(self.sequence if sequence is None else sequence)
        message = (
            b"amanjol-device-1\n"
            + "\n".join(("POST", path, number, hashlib.sha256(body).hexdigest())).encode()
        )
        return {
            "Amanjol-Device": self.name,
            "Amanjol-Sequence": number,
            "Amanjol-Signature": packed(self.key.sign(message)),
        }

    def post(self, path: str, body: Any, media_type: str = "application/json", **changes: str) -> Response:
        """Signed with the next number. `changes` replace headers, written with underscores."""
        self.sequence += 1
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        headers = self.headers(path, raw)
        headers |= {name.replace("_", "-"): value for name, value in changes.items()}
        return self.client.post(path, raw, content_type=media_type, headers=headers)

    def ask_for_code(self, kind: str = "kiosk") -> Response:
        enrolment = {"public_key": packed(self.public_key), "kind": kind, "program": "0.1.0"}
        return self.post(ENROLMENT, enrolment)

    def report(self, *batches: dict[str, Any], **status: Any) -> Response:
        return self.post(REPORT, report_of(*batches, **status))


def report_of(*batches: dict[str, Any], **status: Any) -> dict[str, Any]:
    how = {
        "pack": 7, "channel": "stable", "published_at": "2026-11-25T08:00:00Z", "program": "0.1.0",
        "free_bytes": 20_000_000_000, "total_bytes": 32_000_000_000, "temperature": 41.5, "is_stale": False,
        "last_success_at": "2026-11-25T09:55:00Z", "failures": 0, "outcome": "nothing new", "sentence": "",
        "clock_warning": "", "is_page_alive": True, "screen": "attract", "faults": [],
    }  # fmt: skip
    return {"at": "2026-11-25T10:00:00Z", "status": how | status, "batches": list(batches)}


def batch_of(*rows: dict[str, Any], kind: str = "counts", **changes: Any) -> dict[str, Any]:
    begin = {
        "id": str(uuid.uuid4()), "kind": kind, "from": "2026-11-25T06:00:00Z", "to": "2026-11-25T07:00:00Z",
    }  # fmt: skip
    return begin | {"rows": list(rows)} | changes


def row_of(
    count: int = 12, key: str = "kr/your-rights", what: str = "page", language: str = "uz"
) -> dict[str, Any]:
    return {"language": language, "what": what, "key": key, "count": count}


def enrolled_machine(
    by: Member,
    name: str = "Hall 2, gate 4",
    place: str = "TAS",
    kind: str = "kiosk",
    group: DeviceGroup | None = None,
) -> Machine:
    machine = Machine()
    code = machine.ask_for_code(kind).json()["code"]
    enrolling.enrol(typed=code, name=name, place=place, group=group, by=by)
    return machine
