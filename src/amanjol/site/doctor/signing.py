"""Signing of packs: keys, the root of trust, what was signed, and the places it is brought to."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from django.conf import settings

from amanjol.site.doctor.findings import Finding, State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.site.configuration import Configuration


def examine(configuration: Configuration, now: datetime | None = None) -> Iterator[Finding]:
    if "public" not in settings.PLANES:
        return
    from amanjol.public.packs.publishing import expiry  # noqa: PLC0415  only where it is on
    from amanjol.public.packs.publishing.node_keys import SigningFolder  # noqa: PLC0415  only where it is on
    from amanjol.public.packs.publishing.problems import CannotPublish  # noqa: PLC0415  only where it is on

    folder = SigningFolder(configuration.data / "signing")
    if not folder.root.is_dir():
        yield Finding(
            State.NOTE, "signing", "no keys: devices cannot fetch packs from here (docs/signing.md)."
        )
        return
    try:
        remarks = list(expiry.remarks(folder, now or datetime.now(UTC)))
    except CannotPublish as error:
        yield Finding(State.BAD, "signing", str(error))
        return
    for remark in remarks:
        yield Finding(State.BAD if remark.is_bad else State.WARNING, "signing", remark.text)
    if not remarks:
        yield Finding(State.OK, "signing", "keys and signatures hold.")
