"""Of the demo: an observation that editors have not answered, of a public source that does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.programme.observations import actions, queries
from amanjol.programme.observations.kinds import Answer, Known, SaidBy
from amanjol.programme.observations.records import Codes, Source

if TYPE_CHECKING:
    from datetime import date

    from amanjol.foundation.organisations.keys.keyring import Keyring


def write_demo_observations(*, keyring: Keyring, today: date) -> None:
    """A case worker's: one to be sent by a colleague, and one behind which nobody stands yet."""
    month = f"{today:%Y-%m}"
    source = Source(SaidBy.REPORT, "https://report.example/fictional", today)
    public = Codes(
        kind="changed-contract",
        country="TR",
        region="tr-istanbul",
        month=month,
        known=Known.PUBLIC,
        source=source,
    )
    actions.begin(keyring=keyring, codes=public, inside=Answer.NO)
    heard = Codes(kind="changed-contract", country="RU", month=month, known=Known.HELPED)
    actions.begin(keyring=keyring, codes=heard, inside=Answer.OPEN)


def send_demo_observation(*, keyring: Keyring) -> None:
    """Whoever wrote none of it sends the one that may go."""
    for opened in queries.opened(queries.own(keyring.member), keyring):
        if opened.record.codes.source is not None:
            actions.send(keyring=keyring, pk=opened.row.pk, seen=opened.record.whole_digest)
