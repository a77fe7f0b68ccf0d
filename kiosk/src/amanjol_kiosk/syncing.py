"""One sync: what the signatures say, what of it is missing here, and the switch.

After every failure the old pack is shown. Documents, and the sound of what they say, are taken over before the pack:
they are valid with every pack, and an urgent notice must not wait for a long fetch, or for room on the disk.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from amanjol_kiosk import clocks, disk_space, manifests, moments, records, trees, trust
from amanjol_kiosk.blobs import BlobStore
from amanjol_kiosk.documents import Documents, languages_of
from amanjol_kiosk.failures import (
    DiskFailed,
    Failed,
    Interrupted,
    NoRoom,
    NotReached,
    NotSetUp,
    Refused,
    of_disk,
)
from amanjol_kiosk.folder import replace_file
from amanjol_kiosk.pacing import Patience
from amanjol_kiosk.records import Record
from amanjol_kiosk.sounds import Sounds
from amanjol_kiosk.sources import read_whole
from amanjol_kiosk.state import Attempt, SyncState

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from amanjol_kiosk.folder import DataFolder
    from amanjol_kiosk.manifests import Channel, File
    from amanjol_kiosk.sources import Source
    from amanjol_kiosk.trust import TrustedState

CHECKED_EVERY = timedelta(days=7)
SHARED = "shared"


def _unheard(_done: int, _total: int) -> None:
    """Nobody wants to know how far it is."""


@dataclass(frozen=True, slots=True)
class SyncOptions:
    """`root` is given once; `progress` hears bytes fetched and bytes in all, and may raise `Interrupted`."""

    channel: str = "stable"
    root: Path | None = None
    reserve: int = disk_space.RESERVE  # bytes of the disk that stay free
    patience: Patience = field(default_factory=Patience)
    progress: Callable[[int, int], None] = _unheard
    now: Callable[[], datetime] = moments.now


def sync_once(folder: DataFolder, source: Source, options: SyncOptions) -> Attempt:
    """Fetch, verify and switch, and note in the state how it went. Raises `Failed` after noting it."""
    with folder.locked():
        state = SyncState.read(folder)
        state.channel = options.channel
        attempt = Attempt(at=moments.write(options.now()), source=source.name, outcome="interrupted")
        try:
            attempt.outcome, attempt.sentence = _Sync(folder, source, options, state).run()
            state.failures, state.last_success_at = 0, attempt.at
        except Failed as failure:
            attempt.outcome, attempt.sentence = failure.word, str(failure)
            state.failures += not isinstance(failure, Interrupted)
            raise
        finally:
            source.close()
            attempt.received = source.received
            state.last_sync = attempt
            state.clock_warning = clocks.warning(options.now(), moments.read(state.newest_at), source.told_at)
            _note(folder, state)
        return attempt


def roll_back(folder: DataFolder) -> str:
    """Show the pack before this one until a newer one comes. Gives what was done. Raises `Failed`."""
    with folder.locked():
        tree, record = trees.older(folder)
        left = records.of_link(folder.current)
        state = SyncState.read(folder)
        state.held_back = left.pack if left else 0
        _note(folder, state)  # first: after a power cut in between, the pack that was left does not come back
        trees.go_back(folder, tree)
        return f"Shows pack {record.pack} again; pack {state.held_back} is held back until a newer one comes."


class _Sync:
    def __init__(self, folder: DataFolder, source: Source, options: SyncOptions, state: SyncState) -> None:
        self._folder = folder
        self._source = source
        self._options = options
        self._state = state
        self._arrived = self._total = 0
        self._store = BlobStore(folder, source, options.patience, self._hear)

    def run(self) -> tuple[str, str]:
        """Outcome and sentence."""
        if not manifests.CHANNEL_NAME.fullmatch(self._options.channel):
            raise NotSetUp(f"'{self._options.channel}' is no name of a channel.")
        self._folder.install_root(self._options.root)
        is_damaged = self._forget_damaged()
        content = self._channel_content(self._trusted())
        channel = manifests.read_channel(content)
        try:
            documents = Documents(self._folder, channel.documents, self._store)
            sounds = Sounds(self._folder, channel.sounds, self._store)
            sounds.let_go()
            has_news = documents.write()
            languages = languages_of(documents.settings())
            sounds.take_over()
            sounds.fetch(languages)
            outcome = self._follow(channel, languages)
            replace_file(self._folder.channel, content)
            mended = self._mend() if is_damaged else 0
            if outcome[0] == "new pack" or trees.has_leftovers(self._folder):
                trees.prune(self._folder)
        except OSError as error:
            raise of_disk(error, self._folder.path) from error
        return outcome[0], self._told(outcome[1], documents, has_news=has_news, mended=mended)

    # -- what is signed ------------------------------------------------------------------------------

    def _trusted(self) -> TrustedState:
        state = self._state
        clock, newest = self._options.now(), moments.read(state.newest_at)
        is_lost = trust.fingerprint(self._folder) != state.accepted
        reference = clocks.reference(clock, newest, has_lost_versions=is_lost)
        trusted = trust.refresh(
            self._folder, self._source, self._options.channel, reference, self._options.patience
        )
        state.newest_at, state.expires_at = (
            moments.write(trusted.signed_at),
            moments.write(trusted.expires_at),
        )
        state.accepted = trust.fingerprint(self._folder)
        return trusted

    def _channel_content(self, trusted: TrustedState) -> bytes:
        """Kept from last time, or fetched; either way the one that was signed."""
        sha256 = trusted.channel.sha256
        with suppress(OSError):
            stored = self._folder.channel.read_bytes()
            if hashlib.sha256(stored).hexdigest() == sha256:
                return stored
        name = f"targets/channels/{sha256}.{self._options.channel}.json"
        content = read_whole(self._source, name, trusted.channel.length, self._options.patience)
        if len(content) != trusted.channel.length or hashlib.sha256(content).hexdigest() != sha256:
            raise Refused(f"The channel at {self._source.name} is altered: it is not taken.")
        return content

    # -- the pack ------------------------------------------------------------------------------------

    def _follow(self, channel: Channel, languages: list[str]) -> tuple[str, str]:
        chosen = self._chosen(channel, languages)
        current = records.of_link(self._folder.current)
        if current and current.pack == channel.pack and current.manifests == chosen:
            return "nothing new", f"Shows pack {channel.pack}, which is the newest."
        if current and channel.pack == self._state.held_back:
            return "held back", f"Shows pack {current.pack}; pack {channel.pack} is held back."
        record = self._record(channel, chosen)
        self._ensure_room(record)
        self._fetch(record)
        tree = trees.build(self._folder, record, self._store)
        trees.switch(self._folder, tree)
        if channel.pack > self._state.held_back:
            self._state.held_back = 0
        return "new pack", f"Shows pack {channel.pack}, published on {moments.day(channel.published_at)}."

    def _chosen(self, channel: Channel, languages: list[str]) -> dict[str, File]:
        """The manifests of the languages that this device is to hold; all, if none of those is there."""
        self._state.languages_missing = [name for name in languages if name not in channel.languages]
        there = [name for name in languages if name in channel.languages]
        return {name: channel.languages[name] for name in there or channel.languages} | {
            SHARED: channel.shared
        }

    def _record(self, channel: Channel, chosen: dict[str, File]) -> Record:
        parts = {name: manifests.read_manifest(self._store.read(file)) for name, file in chosen.items()}
        return Record(
            channel.pack,
            moments.write(channel.published_at),
            tuple(name for name in chosen if name != SHARED),
            chosen,
            manifests.merge(parts.values()),
        )

    def _ensure_room(self, record: Record) -> None:
        """Where it is short, the pack before this one goes first: the switch would remove it anyway."""
        needed = disk_space.needed_for(record, self._store)
        try:
            disk_space.refuse_without(needed, self._folder, self._options.reserve)
        except NoRoom:
            previous, current = records.of_link(self._folder.previous), records.of_link(self._folder.current)
            if previous is None or current is None:
                raise
            freed = disk_space.freed_by_dropping(previous, current, record)
            disk_space.refuse_without(needed - freed, self._folder, self._options.reserve)
            trees.drop_previous(self._folder)
            trees.prune(self._folder, building=record)

    def _fetch(self, record: Record) -> None:
        files = dict.fromkeys(record.files.values())
        travelling = disk_space.missing((file.brotli or file.plain for file in files), self._store)
        self._arrived, self._total = 0, sum(blob.length for blob in travelling)
        for file in files:
            self._store.obtain(file)
        self._total = 0

    def _hear(self, count: int) -> None:
        self._arrived += count
        self._options.progress(self._arrived, self._total)

    # -- damage --------------------------------------------------------------------------------------

    def _forget_damaged(self) -> bool:
        """Read every blob again, once a week or when `serve` saw one damaged. Gives whether one must be fetched."""
        checked_at = moments.read(self._state.checked_at)
        is_recent = checked_at and abs(self._options.now() - checked_at) < CHECKED_EVERY
        if is_recent and not self._folder.damage.exists():
            return False
        try:
            needed = [blob for record in self._kept() for blob in record.blobs()]
            for blob in self._store.damaged(needed):
                self._store.forget(blob)
            is_damaged = bool(disk_space.missing(needed, self._store)) or self._folder.damage.exists()
            if is_damaged:  # noted, so that it is still known if the source is away now
                self._folder.damage.touch()
        except OSError as error:
            raise DiskFailed(f"A damaged file cannot be removed: {error.strerror}.") from error
        self._state.checked_at = moments.write(self._options.now())
        return is_damaged

    def _mend(self) -> int:
        """Fetch again what was damaged; gives in how many places. The pack before goes if it cannot be mended."""
        mended = 0
        for link in (self._folder.current, self._folder.previous):
            tree, record = records.target_of(link), records.of_link(link)
            if tree is None or record is None:
                continue
            try:
                for file in {*record.files.values(), *record.manifests.values()}:
                    self._store.obtain(file)
                self._store.settle()
                mended += trees.mend(tree, record, self._store)
            except NotReached:
                if link == self._folder.current:
                    raise
                trees.drop_previous(self._folder)
        self._folder.damage.unlink(missing_ok=True)
        return mended

    def _kept(self) -> list[Record]:
        records_there = (records.of_link(link) for link in (self._folder.current, self._folder.previous))
        return [record for record in records_there if record is not None]

    def _told(self, sentence: str, documents: Documents, *, has_news: bool, mended: int) -> str:
        sentences = [sentence]
        if mended:
            sentences.append("A damaged file was fetched again.")
        if has_news:
            sentences.append("Settings or screens have changed.")
        if documents.unusable:
            sentences.append(f"This program cannot read: {', '.join(documents.unusable)}.")
        return " ".join(sentences)


def _note(folder: DataFolder, state: SyncState) -> None:
    """On a full disk what is half fetched gives way. Raises `NoRoom`, `DiskFailed`."""
    try:
        state.write(folder)
    except OSError:
        try:
            for part in list(folder.partial.iterdir()):
                part.unlink()
            state.write(folder)
        except OSError as error:
            raise of_disk(error, folder.path) from error
