"""The neighbour of a demo: a second node beside the first, fictional like it, whose desk writes letters to its desk.

Casework only, with a database, a folder, keys and a port of its own.
"""

from __future__ import annotations

import os
from typing import Final

from amanjol.site import preparing
from amanjol.site.cli.nodes import NEIGHBOURS, RunningNode, environment_of
from amanjol.site.demo_devices import is_free

FOLDER: Final = "neighbour"  # in the data folder of the first
HOST: Final = "127.0.0.1"
"""Not localhost: browsers keep cookies by host and not by port, so who signs in here would be signed out there."""
AFTER: Final = 3  # ports; kiosk and screen take those between
PLANES: Final = ("casework",)
COUNTRY: Final = "KZ"
PEOPLE: Final = "Aigerim, Zhanna"
OF_THE_FIRST: Final = frozenset(
    {"AMANJOL_SECRET_KEY", "AMANJOL_SECRET_KEY_FILE", "AMANJOL_DATA"}
    | {f"AMANJOL_{part}_ORIGIN" for part in ("GUIDE", "EDITOR", "DESK")}
)
"""What was said of the first node alone."""


def is_possible(port: int) -> bool:
    """Whether the port that it would have is free."""
    return is_free(port + AFTER)


def node_beside(first: RunningNode) -> RunningNode:
    """Not begun yet. Both are told of each other."""
    data, port = first.data / FOLDER, first.port + AFTER
    data.mkdir(exist_ok=True)
    address = f"http://{HOST}:{port}"
    given = {name: text for name, text in os.environ.items() if name not in OF_THE_FIRST}
    environment = environment_of(data, port, PLANES, given=given | {"AMANJOL_ORIGIN": address}) | {
        preparing.CAST: COUNTRY,
        NEIGHBOURS: f"{first.environment['AMANJOL_ORIGIN']} {first.data}",
    }
    first.environment[NEIGHBOURS] = f"{address} {data}"
    return RunningNode.at(data, port, environment, host=HOST, named="neighbour's ")


def line_of(port: int) -> str:
    """What is printed of it once it answers."""
    return (
        f"  Neighbour  http://{HOST}:{port + AFTER}/account/sign-in/  (a shelter in Almaty, Kazakhstan; fictional)\n"
        f"             {PEOPLE} there and Bahar, Maral here read each other's letters; an agreement is in force."
    )


def line_of_none(port: int) -> str:
    return f"  Neighbour  not started: port {port + AFTER} is taken. Another --port leaves room for it."
