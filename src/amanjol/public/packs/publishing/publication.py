"""Publishing, signing again, pruning: each whole, under the lock of the signing folder.

What is published is in the node's own copy first, which the node itself serves, and then at other places: without that
lock, for a place can be slow, and what must go at once signs meanwhile. Each place has a lock of its own; who brings
something there takes along what was signed meanwhile.

`places.json` remembers where to bring every day what was signed, and when that last succeeded.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from amanjol.public.packs.publishing import channels, mirroring
from amanjol.public.packs.publishing.manifests import Blob, as_blobs, read_pack
from amanjol.public.packs.publishing.node_keys import LONGEST_WAIT, today, write_whole
from amanjol.public.packs.publishing.places import is_within_reach, open_place
from amanjol.public.packs.publishing.problems import CannotPublish, PlaceFailed
from amanjol.public.packs.publishing.repository import Repository

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tuf.api.metadata import Root  # type: ignore[attr-defined]  # re-exported, but not by `as`

    from amanjol.public.packs.publishing.node_keys import SigningFolder
    from amanjol.public.packs.publishing.places import Place


@dataclass(frozen=True, slots=True)
class Publication:
    """What `publish` has done. `is_new` is False where the channel showed that pack already."""

    number: int
    is_new: bool
    blobs_written: int


def publish(
    *,
    pack: Path,
    channel: str,
    signing: SigningFolder,
    to: str | None = None,
    documents: Mapping[str, bytes] | None = None,
    now: datetime | None = None,
    remember: bool = True,
    progress: Callable[[str], None] = lambda _name: None,
) -> Publication:
    """Have a channel show a built pack in the node's own copy, and at one more place if it is named.

    Without `documents` it goes on saying those that it says now. Raises `CannotPublish`; the old channel is whole then.
    """
    now = now or today()
    channels.check(channel)
    place = None if to is None else open_place(to)
    with signing.locked():
        signing.usable_root(now)
        repository = Repository(signing)
        said = _keep_said(repository, channel, documents)
        contents = read_pack(pack.resolve())
        repository.add(contents.blobs)
        is_new = repository.show(channel, channels.describe(contents, said, now))
        repository.sign(now, targets_changed=is_new)
    written = 0
    if place is not None and to is not None:
        written = _bring(signing, _address(to), place, now, progress, wait=LONGEST_WAIT)
        if remember:
            _note(signing, _address(to), now)
    return Publication(contents.number, is_new, written)


def publish_current(
    *,
    pack: Path,
    following: Sequence[str],
    documents: Callable[[], Mapping[str, bytes]],
    sounds: Callable[[], Mapping[str, bytes]] = dict,
    signing: SigningFolder,
    now: datetime | None = None,
) -> dict[str, str]:
    """Have the channels that follow the current pack show it, and every channel say what `documents` and `sounds` give.

    That is asked for under the lock, so that of two publications the later says the newer. Then all remembered
    places are brought up to date, as by `sign_again`. Raises `CannotPublish`.
    """
    now = now or today()
    for channel in following:
        channels.check(channel)
    with signing.locked():
        signing.usable_root(now)
        repository = Repository(signing)
        said, blobs = _said(documents(), sounds())
        contents = read_pack(pack.resolve())
        repository.add({**contents.blobs, **blobs})
        targets = _saying_other(repository, said, now)
        targets |= {channel: channels.describe(contents, said, now) for channel in following}
        _show(repository, targets, now)
    return _bring_everywhere(signing, now)


def publish_documents(
    *,
    documents: Callable[[], Mapping[str, bytes]],
    sounds: Callable[[], Mapping[str, bytes]] = dict,
    signing: SigningFolder,
    now: datetime | None = None,
) -> dict[str, str]:
    """As `publish_current`, with the pack that each channel shows already: it reads no pack, and takes a moment.

    Nothing happens where no channel shows anything. Raises `CannotPublish`.
    """
    now = now or today()
    with signing.locked():
        signing.usable_root(now)
        repository = Repository(signing)
        if not repository.target_files():
            return {}
        said, blobs = _said(documents(), sounds())
        repository.add(blobs)
        _show(repository, _saying_other(repository, said, now), now)
    return _bring_everywhere(signing, now)


def sign_again(
    *, signing: SigningFolder, to: str | None = None, clear: bool = False, now: datetime | None = None
) -> dict[str, str]:
    """Sign what is due, and bring it to one place or to all that are remembered; `clear` prunes them too.

    Gives each place with what went wrong there, empty where nothing did. Raises `CannotPublish`.
    """
    now = now or today()
    with signing.locked():
        Repository(signing).sign(now)
    addresses = [_address(to)] if to is not None else list(remembered(signing))
    outcomes = {address: _brought(signing, address, now, clear=clear) for address in addresses}
    if clear:
        _prune_here(signing, now)
    return outcomes


def prune(*, signing: SigningFolder, to: str, now: datetime | None = None) -> int:
    """Bring a place up to date, then remove there and here what nothing uses. Gives how many files there."""
    now = now or today()
    place = open_place(to)
    with signing.locked():
        Repository(signing).sign(now)
    with signing.place_locked(_address(to), LONGEST_WAIT):
        repository = _passing(signing, place, now)
        mirroring.push(repository, place, lambda _name: None)
        removed = mirroring.prune(repository, place, now)
    _prune_here(signing, now)
    return removed


def install_root(
    *, signing: SigningFolder, contents: Sequence[bytes], now: datetime | None = None
) -> tuple[Root, dict[str, str]]:
    """Take over roots, oldest first; sign anew what their keys have not signed; tell every place of it."""
    now = now or today()
    with signing.locked():
        root = signing.install(contents, now).signed
        repository = Repository(signing)
        if not repository.target_files():
            return root, {}
        repository.sign(now)
    return root, _bring_everywhere(signing, now)


def remembered(signing: SigningFolder) -> dict[str, datetime]:
    """Places that are kept up to date, and when that last succeeded. Raises `CannotPublish`."""
    file = signing.root / "places.json"
    try:
        times = json.loads(file.read_bytes())
        return {str(address): datetime.fromisoformat(at) for address, at in times.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise CannotPublish(f"{file} is damaged: remove it, and publish to each place once more.") from error


def _said(
    documents: Mapping[str, bytes], sounds: Mapping[str, bytes]
) -> tuple[dict[str, Any], dict[str, Blob]]:
    """What a target says beside its pack, and the blobs of it; of sounds the manifest comes last."""
    entries, blobs = as_blobs(documents)
    if not sounds:
        return channels.beside_pack(entries, None), blobs
    heard = {path: Blob.of(content) for path, content in sounds.items()}
    manifest = channels.canonical({"files": {path: blob.facts() for path, blob in heard.items()}})
    listed, manifests = as_blobs({"sounds": manifest})
    blobs |= {blob.sha256: blob for blob in heard.values()} | manifests
    return channels.beside_pack(entries, listed["sounds"]), blobs


def _keep_said(repository: Repository, channel: str, documents: Mapping[str, bytes] | None) -> dict[str, Any]:
    """What to say beside the pack: the documents given or, without any, what this or else any channel says."""
    if documents is not None:
        said, blobs = _said(documents, {})
        repository.add(blobs)
        return said
    for name in (channel, *sorted(repository.target_files())):
        target = repository.target_of(name)
        if target is not None:
            return channels.said_in(target)
    return {}


def _saying_other(repository: Repository, said: dict[str, Any], now: datetime) -> dict[str, bytes]:
    """What each channel shows, with these documents and sounds; one that is damaged is left out."""
    before = {channel: repository.target_of(channel) for channel in repository.target_files()}
    return {
        channel: channels.describe_again(target, said, now)
        for channel, target in before.items()
        if target is not None
    }


def _show(repository: Repository, targets: Mapping[str, bytes], now: datetime) -> None:
    changed = [channel for channel, content in targets.items() if repository.show(channel, content)]
    repository.sign(now, targets_changed=bool(changed))


def _bring_everywhere(signing: SigningFolder, now: datetime) -> dict[str, str]:
    return {address: _brought(signing, address, now) for address in remembered(signing)}


def _brought(signing: SigningFolder, address: str, now: datetime, *, clear: bool = False) -> str:
    if not is_within_reach(address):
        return "it is not there now"
    try:
        _bring(signing, address, open_place(address), now, lambda _name: None, clear=clear)
    except PlaceFailed as error:
        return str(error)
    if address in remembered(signing):
        _note(signing, address, now)
    return ""


def _bring(
    signing: SigningFolder, address: str, place: Place, now: datetime, progress: Callable[[str], None], *,
    wait: float = 0.0, clear: bool = False,
) -> int:  # fmt: skip
    """Until the place shows what was signed last. Gives how many blobs were written; PlaceFailed, where busy too."""
    written = 0
    while True:
        with signing.place_locked(address, wait):
            repository = _passing(signing, place, now)
            written += mirroring.push(repository, place, progress)
            if clear:
                mirroring.prune(repository, place, now)
        if repository.is_newest():  # looked at when the lock is free: who signs now comes in
            return written


def _passing(signing: SigningFolder, place: Place, now: datetime) -> Repository:
    """The node's copy as it was signed last, above what the place shows. The place is not waited for under the lock."""
    with signing.locked():
        repository = Repository(signing)
    passed = repository.versions_to_pass(place)
    if passed is not None:
        with signing.locked():
            repository = Repository(signing)
            repository.sign(now, above=passed)
    return repository


def _prune_here(signing: SigningFolder, now: datetime) -> None:
    with signing.locked():
        repository = Repository(signing)
        mirroring.prune(repository, repository.folder, now)


def _note(signing: SigningFolder, address: str, now: datetime) -> None:
    with signing.locked():
        times = {**remembered(signing), address: now}
        text = json.dumps({name: at.isoformat() for name, at in sorted(times.items())}, indent=1)
        write_whole(signing.root / "places.json", text.encode())


def _address(to: str) -> str:
    return to if to.startswith("s3://") else str(Path(to).absolute())
