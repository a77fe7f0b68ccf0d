"""Who signed, how old, nothing rolled back and nothing mixed: the client of The Update Framework.

The first root was given at installation; every later one must be signed by the one before it, so that a
device that was off for a year follows the chain. What is accepted is on the disk before it is used.
"""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tuf.api import exceptions
from tuf.api.metadata import Root, Snapshot, Targets, Timestamp  # type: ignore[attr-defined]  # not by `as`
from tuf.ngclient import FetcherInterface, Updater, UpdaterConfig  # type: ignore[attr-defined]  # not by `as`

from amanjol_kiosk import moments
from amanjol_kiosk.failures import Missing, NotReached, NotSetUp, OutOfDate, Refused, of_disk
from amanjol_kiosk.folder import replace_file
from amanjol_kiosk.manifests import LARGEST_CHANNEL, Blob
from amanjol_kiosk.sources import read_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from amanjol_kiosk.folder import DataFolder
    from amanjol_kiosk.pacing import Patience
    from amanjol_kiosk.sources import Source

TIMESTAMP_LASTS: Final = timedelta(days=90)  # as the node signs it, every day anew
LARGEST_METADATA: Final = 512 * 1024  # bytes
_LIMITS: Final = UpdaterConfig(
    max_root_rotations=256,
    max_delegations=0,  # this repository has none
    root_max_length=LARGEST_METADATA,
    timestamp_max_length=16 * 1024,
    snapshot_max_length=64 * 1024,
    targets_max_length=LARGEST_METADATA,
)
_ORDER: Final = (Root.type, Timestamp.type, Snapshot.type, Targets.type)


@dataclass(frozen=True, slots=True)
class TrustedState:
    """What the signatures say now."""

    channel: Blob
    signed_at: datetime
    expires_at: datetime  # the first of the four to end


def refresh(
    folder: DataFolder, source: Source, channel: str, reference: datetime, patience: Patience
) -> TrustedState:
    """Take over newer metadata, or none. `reference` is the time to judge expiry by.

    Raises `Refused`, `OutOfDate`, `NotReached`, `NotSetUp`, `NoRoom`, `DiskFailed`.
    """
    try:
        updater = _Updater(folder, source, patience)
    except exceptions.RepositoryError as error:
        raise NotSetUp(
            f"{folder.root_metadata} is damaged: remove it, and give it again with --root FILE."
        ) from error
    except OSError as error:
        raise of_disk(error, folder.path) from error
    metadata = updater._trusted_set  # noqa: SLF001  tuf has no other way to set the time, nor to read expiry
    metadata.reference_time = reference
    try:
        with _failures_told(folder, source.name):
            updater.refresh()
    except exceptions.ExpiredMetadataError as error:
        ended = [
            metadata[role].expires
            for role in _ORDER
            if role in metadata and metadata[role].is_expired(reference)
        ]
        when = f" on {moments.day(min(ended))}" if ended else ""
        raise OutOfDate(
            f"The signatures at {source.name} ended{when}, and it is {moments.day(reference)} here:"
            " nobody signs there any more, or this device's clock is wrong."
        ) from error
    target = updater.get_targetinfo(f"channels/{channel}.json")
    if target is None:
        raise NotSetUp(f"There is no channel '{channel}' at {source.name}.")
    sha256 = target.hashes.get("sha256", "")
    if target.length > LARGEST_CHANNEL or not sha256:
        raise Refused(f"The channel '{channel}' is too long, or has no hash.")
    return TrustedState(
        Blob(sha256, target.length),
        metadata.timestamp.expires - TIMESTAMP_LASTS,
        min(metadata[role].expires for role in _ORDER),
    )


def fingerprint(folder: DataFolder) -> str:
    """Of the timestamp that was accepted last: empty where it is lost. Its versions guard against older ones."""
    try:
        return hashlib.sha256((folder.metadata / "timestamp.json").read_bytes()).hexdigest()
    except OSError:
        return ""


class _Updater(Updater):
    def __init__(self, folder: DataFolder, source: Source, patience: Patience) -> None:
        super().__init__(
            metadata_dir=str(folder.metadata),
            metadata_base_url="metadata/",
            fetcher=_Fetcher(source, patience),
            config=_LIMITS,
            bootstrap=folder.root_metadata.read_bytes(),
        )

    def _persist_file(self, filename: str, data: bytes) -> None:
        """Tuf does not sync: a power cut would leave an empty file, and nothing to guard against older ones."""
        replace_file(Path(filename), data)


class _Fetcher(FetcherInterface):
    """Gives tuf what a source reads. A generator, so that our own failures pass through tuf unchanged."""

    def __init__(self, source: Source, patience: Patience) -> None:
        self._source = source
        self._patience = patience

    def _fetch(self, url: str) -> Iterator[bytes]:
        try:
            yield read_whole(self._source, url, LARGEST_METADATA, self._patience)
        except Missing as failure:
            raise exceptions.DownloadHTTPError(str(failure), failure.status) from failure


@contextmanager
def _failures_told(folder: DataFolder, where: str) -> Iterator[None]:
    try:
        yield
    except exceptions.ExpiredMetadataError:
        raise
    except exceptions.DownloadLengthMismatchError as error:
        raise Refused(f"Signed metadata at {where} is longer than it may be.") from error
    except exceptions.DownloadHTTPError as error:
        raise Missing(
            f"{where} is not complete: its signed metadata is missing.", error.status_code
        ) from error
    except exceptions.DownloadError as error:
        raise NotReached(f"The signed metadata at {where} is not reached.") from error
    except exceptions.BadVersionNumberError as error:
        raise Refused(f"What {where} shows is older than what this device knows: it is not taken.") from error
    except exceptions.RepositoryError as error:
        raise Refused(
            f"What came from {where} is not signed by those whom this device trusts, or was altered"
            " on the way: it is not taken."
        ) from error
    except OSError as error:
        raise of_disk(error, folder.path) from error
