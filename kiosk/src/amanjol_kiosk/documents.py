"""What is signed beside the pack: how the fleet is set, what screens show, and what readers are warned of.

Each is kept as signed. What the fleet document means for this device is written to `settings.json`, which
`serve` reads: its group's settings, over them its own, and its place, group and name.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from amanjol_kiosk.folder import DOCUMENTS, read_json, replace_file
from amanjol_kiosk.manifests import LARGEST_DOCUMENT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from amanjol_kiosk.blobs import BlobStore
    from amanjol_kiosk.folder import DataFolder
    from amanjol_kiosk.manifests import File

_VERSION = 1


class Documents:
    """The documents of a channel, those that have changed fetched. Raises as `BlobStore.read` does."""

    def __init__(self, folder: DataFolder, listed: Mapping[str, File], store: BlobStore) -> None:
        self._folder = folder
        self._fetched: dict[str, bytes] = {}
        self._gone = [name for name in DOCUMENTS if name not in listed]
        self.unusable: list[str] = []
        for name, file in listed.items():
            if _hash_of(folder.document(name)) == file.plain.sha256:
                continue
            content = store.read(file)
            for blob in (file.plain, file.brotli):
                if blob:
                    store.forget(blob)
            if _read(content) is None:  # signed, and still nothing that this program can use
                self.unusable.append(name)
            else:
                self._fetched[name] = content

    def settings(self) -> dict[str, Any]:
        """What the fleet document, as it will be, sets for this device; empty where it does not name it."""
        if "fleet" in self._gone:
            return {}
        content = self._fetched.get("fleet")
        fleet = _read(content) if content else read_json(self._folder.document("fleet"), LARGEST_DOCUMENT)
        return _effective(fleet or {}, _device_of(self._folder))

    def write(self) -> bool:
        """Take them over, and the settings. Gives whether anything changed. Raises `OSError`."""
        changed = bool(self._fetched)
        settings = self.settings()
        for name, content in self._fetched.items():
            replace_file(self._folder.document(name), content)
        for name in self._gone:
            changed = changed or self._folder.document(name).exists()
            self._folder.document(name).unlink(missing_ok=True)
        before = read_json(self._folder.settings)
        if settings != before:
            text = json.dumps(settings, ensure_ascii=False, indent=1, sort_keys=True)
            replace_file(self._folder.settings, f"{text}\n".encode())
        return changed or settings != (before or {})


def languages_of(settings: Mapping[str, Any]) -> list[str]:
    """Which this device is to hold; empty for all."""
    languages = settings.get("languages")
    return [name for name in languages if isinstance(name, str)] if isinstance(languages, list) else []


def _effective(fleet: Mapping[str, Any], device: str) -> dict[str, Any]:
    own = _part(_part(fleet, "devices"), device)
    if not own:
        return {}
    group = own.get("group")
    settings = {**_part(_part(fleet, "groups"), str(group)), **_part(own, "settings")}
    return settings | {
        name: own[name] for name in ("place", "group", "name") if isinstance(own.get(name), str)
    }


def _part(content: Mapping[str, Any], name: str) -> dict[str, Any]:
    part = content.get(name)
    return part if isinstance(part, dict) else {}


def _device_of(folder: DataFolder) -> str:
    return str((read_json(folder.identity) or {}).get("device") or "")


def _read(content: bytes) -> dict[str, Any] | None:
    try:
        document = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return document if isinstance(document, dict) and document.get("version") == _VERSION else None


def _hash_of(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""
