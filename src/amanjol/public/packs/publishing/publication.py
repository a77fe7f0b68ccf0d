"""Publishing, signing again, pruning: each whole, under the lock of the signing folder.

`places.json` remembers where to bring every day what was signed, and when that last succeeded.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from amanjol.public.packs.publishing import channels, mirroring
from amanjol.public.packs.publishing.manifests import read_pack
from amanjol.public.packs.publishing.node_keys import today, write_whole
from amanjol.public.packs.publishing.places import is_within_reach, open_place
from amanjol.public.packs.publishing.problems import CannotPublish, PlaceFailed
from amanjol.public.packs.publishing.repository import Repository

if TYPE_CHECKING:
    from collections.abc import Callable

    from tuf.api.metadata import Root  # type: ignore[attr-defined]  # re-exported, but not by `as`

    from amanjol.public.packs.publishing.node_keys import SigningFolder
    from amanjol.public.packs.publishing.places import Place


@dataclass(frozen=True, slots=True)
class Published:
    """What `publish` has done. `is_new` is False where the channel showed that pack already."""

    number: int
    is_new: bool
    blobs_written: int


def publish(
    *,
    pack: Path,
    channel: str,
    to: str,
    signing: SigningFolder,
    now: datetime | None = None,
    remember: bool = True,
    progress: Callable[[str], None] = lambda _name: None,
) -> Published:
    """Have a channel show a built pack, at one place. Raises `CannotPublish`; the old channel is whole then."""
    now = now or today()
    channels.check(channel)
    place = open_place(to)
    with signing.locked():
        signing.usable_root(now)
        repository = Repository(signing)
        contents = read_pack(pack.resolve())
        repository.add(contents)
        is_new = repository.show(channel, contents, now)
        written = _bring(repository, place, now, progress)
        if remember:
            _note(signing, _address(to), now)
    return Published(contents.number, is_new, written)


def sign_again(
    *, signing: SigningFolder, to: str | None = None, now: datetime | None = None
) -> dict[str, str]:
    """Sign what is due, and bring it to one place or to all that are remembered.

    Gives each place with what went wrong there, empty where nothing did. Raises `CannotPublish`.
    """
    now = now or today()
    with signing.locked():
        repository = Repository(signing)
        repository.sign(now)
        addresses = [_address(to)] if to is not None else list(remembered(signing))
        return {address: _brought(repository, signing, address, now) for address in addresses}


def prune(*, signing: SigningFolder, to: str, now: datetime | None = None) -> int:
    """Bring a place up to date, then remove there and here what nothing uses. Gives how many files there."""
    now = now or today()
    place = open_place(to)
    with signing.locked():
        repository = Repository(signing)
        repository.sign(now)
        _bring(repository, place, now, lambda _name: None)
        removed = mirroring.prune(repository, place, now)
        mirroring.prune(repository, repository.folder, now)
    return removed


def install_root(
    *, signing: SigningFolder, content: bytes, now: datetime | None = None
) -> tuple[Root, dict[str, str]]:
    """Take over a root, sign anew what its keys have not signed, and tell every place, as `sign_again` does."""
    now = now or today()
    with signing.locked():
        root = signing.install(content, now).signed
        repository = Repository(signing)
        if not repository.shown():
            return root, {}
        repository.sign(now)
        return root, {place: _brought(repository, signing, place, now) for place in remembered(signing)}


def remembered(signing: SigningFolder) -> dict[str, datetime]:
    """Places that are kept up to date, and when that last succeeded. Raises `CannotPublish`."""
    file = signing.root / "places.json"
    try:
        found = json.loads(file.read_bytes())
        return {str(address): datetime.fromisoformat(at) for address, at in found.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise CannotPublish(f"{file} is damaged: remove it, and publish to each place once more.") from error


def _brought(repository: Repository, signing: SigningFolder, address: str, now: datetime) -> str:
    if not is_within_reach(address):
        return "it is not there now"
    try:
        _bring(repository, open_place(address), now, lambda _name: None)
    except PlaceFailed as error:
        return str(error)
    if address in remembered(signing):
        _note(signing, address, now)
    return ""


def _bring(repository: Repository, place: Place, now: datetime, progress: Callable[[str], None]) -> int:
    passed = repository.versions_to_pass(place)
    if passed is not None:
        repository.sign(now, above=passed)
    return mirroring.push(repository, place, progress)


def _note(signing: SigningFolder, address: str, now: datetime) -> None:
    found = {**remembered(signing), address: now}
    text = json.dumps({name: at.isoformat() for name, at in sorted(found.items())}, indent=1)
    write_whole(signing.root / "places.json", text.encode())


def _address(to: str) -> str:
    return to if to.startswith("s3://") else str(Path(to).absolute())
