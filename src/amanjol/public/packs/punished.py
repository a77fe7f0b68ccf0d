"""The last look before a pack takes its place: no file names an address for which a reader can be punished."""

from __future__ import annotations

import hashlib
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from amanjol.public.guide import standings as looking

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.public.guide.standings import Standings


class PunishedAddress(Exception):
    """The pack before stays as it was. The text is one sentence that names the file and the address."""


class Watch:
    """Looks at what files are made from, where a code or a packed picture would hide it, and at the files."""

    def __init__(self, standings: Standings) -> None:
        self._standings = standings

    @cached_property
    def digest(self) -> str:
        """Another where other addresses are looked for, or in another way."""
        code = b"".join(Path(file).read_bytes() for file in (__file__, looking.__file__))
        return hashlib.sha256(code + repr(self._standings.punished).encode()).hexdigest()

    def look(self, path: str, content: str | bytes) -> None:
        """Raises `PunishedAddress`."""
        match = self._standings.punished_in(content)
        if match is None:
            return
        host, standing = match
        whose = f"{standing.name}, {standing.kind} since {standing.since}"
        raise PunishedAddress(
            f"{path} names {host}, for which a reader can be punished in {standing.country} ({whose}):"
            " the pack stays as it was."
        )

    def look_at_files(self, root: Path, paths: Iterable[str]) -> None:
        """Their names too. Raises `PunishedAddress`, `OSError`."""
        for path in paths:
            self.look(path, path)
            self.look(path, (root / path).read_bytes())
