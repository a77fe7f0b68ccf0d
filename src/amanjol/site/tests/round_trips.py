"""What tests of backup and restore share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.foundation.seals import archives
from amanjol.site.archive import restoring, stream
from amanjol.site.tests.portraits import portrait

if TYPE_CHECKING:
    from pathlib import Path

CANARY = "canary-5d1f0c77e2"
SECRET, PUBLIC = archives.generate_keypair()


def bring_back(archive: Path, owner_url: str, media: Path, secret: str = SECRET) -> stream.Contents:
    target = restoring.examine(owner_url=owner_url, media=media)
    with archive.open("rb") as file:
        return restoring.restore(archive=file, secret_key=secret, target=target, report=lambda _line: None)


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def is_untouched(postgres_url: str) -> bool:
    picture = portrait(postgres_url)
    return not picture["relations"] and not picture["functions"] and len(picture["default rights"]) == 2
