"""Keys of the node for letters between nodes: whether there are any, who can read them, how old its card is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from amanjol.foundation.letters.files import lying
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.letters import cards
from amanjol.site.doctor.findings import Finding, State, judge

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from amanjol.site.configuration import Configuration

WHAT: Final = "letters"
OLD: Final = timedelta(days=365)
_OTHERS: Final = 0o077


def examine(configuration: Configuration, now: datetime | None = None) -> Finding:
    folder = configuration.data / "letters"
    if not any((folder / "keys").glob("*.secret")):
        return Finding(
            State.NOTE,
            WHAT,
            "no keys: letters to other nodes begin with `amanjol node init` (docs/letters.md).",
        )
    opened = [
        path for path in (folder / "keys", *(folder / "keys").iterdir()) if path.stat().st_mode & _OTHERS
    ]
    if opened:
        return Finding(
            State.BAD,
            WHAT,
            f"others can read {opened[0]}: chmod go= {opened[0]}, then `node init --new-keys`.",
        )
    return _card(folder, now or datetime.now(UTC))


def brought() -> Iterator[Finding]:
    """Nodes that have laid in as much as goes in a day. Nothing where none has."""
    from amanjol.foundation.letters.delivery import limits  # noqa: PLC0415  needs loaded apps

    for node, organisations in limits.full_nodes():
        yield Finding(
            State.WARNING,
            WHAT,
            f"node {node} has brought {limits.at_most()} letters or more in 24 hours to {organisations} of our "
            "organisations: no more is taken meanwhile. Call its operator; `amanjol node revoke` ends it "
            "(docs/letters.md).",
        )


def nameless() -> Iterator[Finding]:
    """Letters that nobody signed and that have not arrived: nobody else would miss them. Nothing where none is late."""
    from amanjol.foundation.letters import nameless  # noqa: PLC0415  needs loaded apps

    waiting, never = nameless.late()
    if waiting:
        yield Finding(
            State.WARNING,
            WHAT,
            f"{waiting} that nobody signed wait for more than a day: complaints that another node does not take. The "
            "worker's log says which node is not reached; bring them by a stick, or call its operator "
            "(docs/letters.md).",
        )
    if never:
        yield Finding(
            State.BAD,
            WHAT,
            f"{never} that nobody signed never arrived, and their inbox has closed. Who wrote them is told so under "
            "their code; a supervisor chooses a second organisation that is reached (docs/complaints.md).",
        )


def files() -> Finding:
    """Files that go with letters: whether each that should lie here does."""
    lost = lying.lost()
    wrong = (
        f"{lost} of letters are gone from {lying.folder().root}. Those that came are asked for again at night while "
        "their letter lives; bring the others back from a backup."
        if lost
        else ""
    )
    return judge("files of letters", wrong=wrong, right="each that has a row is there.")


def _card(folder: Path, now: datetime) -> Finding:
    try:
        card = cards.read((folder / "own.card").read_bytes())
    except (OSError, SealBroken):
        return Finding(
            State.BAD, WHAT, "there is no card that can be read: `amanjol node card --address URL`."
        )
    if now - card.issued_at > OLD:
        days = (now - card.issued_at).days
        return Finding(
            State.WARNING,
            WHAT,
            f"the card is {days} days old: `amanjol node card --address URL` writes the next, for other nodes.",
        )
    return Finding(
        State.OK, WHAT, f"keys and card {card.serial}. They are in no backup: is there a copy apart?"
    )
