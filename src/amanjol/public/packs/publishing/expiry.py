"""What of the signing nears its end: for the doctor."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from amanjol.public.packs.publishing.publication import remembered
from amanjol.public.packs.publishing.repository import Repository

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from amanjol.public.packs.publishing.node_keys import SigningFolder

ROOT_WARNS: Final = timedelta(days=60)  # time to bring three people together
TIMESTAMP_WARNS: Final = timedelta(days=85)  # left of its 90: it was not signed again for five days
PLACE_WARNS: Final = timedelta(days=5)


@dataclass(frozen=True, slots=True)
class Remark:
    """`is_bad` where devices get no new pack, or somebody else might sign one."""

    is_bad: bool
    text: str


def remarks(signing: SigningFolder, now: datetime) -> Iterator[Remark]:
    """Nothing means that all is well. Raises `CannotPublish` where keys, root or copy are not whole."""
    root = signing.newest_root().signed
    days = (root.expires - now).days
    if now > root.expires:
        yield Remark(
            True, f"the root of trust expired on {root.expires:%Y-%m-%d}. Hold a ceremony (docs/signing.md)."
        )
    elif root.expires - now < ROOT_WARNS:
        yield Remark(
            False, f"the root of trust expires in {days} days. Hold a ceremony in time (docs/signing.md)."
        )
    for file in sorted((signing.root / "keys").glob("*.key")):
        if stat.S_IMODE(file.stat().st_mode) & 0o077:
            yield Remark(True, f"others of this machine may read {file}. Run `chmod 600 {file}`.")
    for role in ("targets", "snapshot", "timestamp"):
        signing.signer(role, root)
    yield from _of_what_is_published(signing, now)


def _of_what_is_published(signing: SigningFolder, now: datetime) -> Iterator[Remark]:
    ends = Repository(signing).expiries()
    if not ends:
        return
    if now > min(ends.values()):
        yield Remark(True, "what was published has expired. Run `amanjol pack resign`, and start the worker.")
    elif ends["timestamp"] - now < TIMESTAMP_WARNS:
        yield Remark(
            False, "nothing was signed again for days. Start the worker, or run `amanjol pack resign`."
        )
    for address, at in remembered(signing).items():
        if now - at > PLACE_WARNS:
            yield Remark(False, f"{address} was last brought up to date on {at:%Y-%m-%d}. Look why.")
