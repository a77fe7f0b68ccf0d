"""What tests of letters between nodes share: opening what has arrived, and that its words are found nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import psycopg

from amanjol.foundation.seals.letters import envelopes
from amanjol.site.postgres import Cluster
from amanjol.site.reachable import DATABASE
from amanjol.site.tests.canary_search import dump_of, files_below, find_canaries

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from amanjol.site.tests.browser.at_desk import AtDesk
    from amanjol.site.tests.browser.neighbourhood import Neighbourhood

CARRIED_WITHIN: Final = 60.0  # seconds; a worker looks every five, of a machine that is busy


def read_letter(someone: AtDesk, title: str) -> None:
    """Once the worker has brought it: opened from the list, with whatever else has come, and gone to."""
    there = someone.page.locator("main .rows > li", has_text=title).get_by_role("link")
    new = someone.page.get_by_role("button", name="Открыть")
    waited = 0.0
    while not there.is_visible():
        assert waited < CARRIED_WITHIN, "no such letter arrived"
        someone.go("/organisation/letters/arrived/")
        if new.is_visible():
            someone.press(new)
        else:
            someone.page.wait_for_timeout(500)
            waited += 0.5
    someone.press(there)


def assert_no_canary(
    neighbourhood: Neighbourhood, canaries: Collection[str], letters_to: Mapping[str, int]
) -> None:
    """So many letters at least went over each line, in envelopes; their words are nowhere."""
    places: dict[str, bytes] = {}
    for country, wire in neighbourhood.wires.items():
        letters = sum(body.count(envelopes.FORM) for body in wire.posted)
        assert letters >= letters_to.get(country, 0), f"what was posted to {country} passed elsewhere"
        places[f"wire to {country}"] = bytes(wire.heard)
    for country, node in neighbourhood.nodes.items():
        url = Cluster(node.data / "postgres").url("postgres", DATABASE)
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("checkpoint")
        dump = dump_of(node.data)
        assert b"letters_outgoing" in dump
        assert b"referrals_agreement" in dump
        places |= {
            f"dump of {country}": dump,
            f"printed by {country}": neighbourhood.nodes[country].printed.encode(),
        }
        places |= {
            f"{country} {file.relative_to(node.data)}": file.read_bytes() for file in files_below(node.data)
        }
    assert any("pg_wal" in name for name in places)
    assert any(name.endswith("postgres.log") for name in places)
    assert list(find_canaries(tuple(canaries), places)) == []
