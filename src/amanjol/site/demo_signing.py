"""Signing keys of a demo: the real ceremony, held in a moment, with passphrases that everybody can read here."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path
from typing import Final

from django.conf import settings

from amanjol.public.packs.publishing import actions, ceremony, publication
from amanjol.public.packs.publishing.node_keys import today

PASSPHRASES: Final = {
    1: "first fictional holder of a demo",
    2: "second fictional holder of a demo",
    3: "third fictional holder of a demo",
}
RENEWED_BEFORE: Final = timedelta(days=30)  # its end; a demo may be older than a year


def hold_ceremony() -> None:
    """Once, and each year again, as docs/signing.md tells real holders to."""
    signing = actions.signing_folder()
    folder = Path(settings.SIGNING_ROOT).with_name("demo-ceremony")
    if not signing.has_root():
        shutil.rmtree(folder, ignore_errors=True)  # of a start that was stopped in the middle
        signing.root.mkdir(parents=True, exist_ok=True)
        root = ceremony.begin(folder, signing.make_keys(), PASSPHRASES, today())
    elif signing.newest_root().signed.expires - today() < RENEWED_BEFORE:
        newest = signing.roots()[signing.newest_root().signed.version]
        holders = [folder / f"root-{holder}.key" for holder in (1, 2)]
        keys = [
            ceremony.open_key(file.read_bytes(), PASSPHRASES[holder], file.name)
            for holder, file in enumerate(holders, 1)
        ]
        root = ceremony.rotate(folder, newest, keys, today())
    else:
        return
    publication.install_root(signing=signing, contents=[root.read_bytes()])
