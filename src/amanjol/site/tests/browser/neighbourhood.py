"""Nodes of several countries beside each other, real ones: each has sockets, a database, a folder, keys, and a worker
that carries its letters. They believe each other as those of `make run` do, by the same steps.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING, Final

from amanjol.site.cli.neighbour import FOLDER
from amanjol.site.cli.nodes import NEIGHBOURS
from amanjol.site.preparing import CAST
from amanjol.site.tests.browser.node import FORGET, Node
from amanjol.site.tests.browser.wire import Wire, wire_to
from amanjol.site.tests.prepared import copy_neighbours

if TYPE_CHECKING:
    from pathlib import Path

MARY, ALMATY, OSH = "TM", "KZ", "KG"
SHYMKENT: Final = "KZ, Shymkent"
"""A second organisation on the node of Almaty, which deals with Osh."""
PEOPLE: Final = {
    MARY: ("Bahar", "Maral"),
    ALMATY: ("Aigerim", "Zhanna"),
    SHYMKENT: ("Saltanat", "Nazym"),
    OSH: ("Nurgul", "Aizada"),
}
"""Of each organisation that has partners: its supervisor, and a case worker; both open its letters."""


class Neighbourhood:
    """Mary and Almaty, who have an agreement in force; Osh, from when somebody asks for it, has one with Shymkent.

    `wires` are the lines to each node: no other node knows another address of it.
    """

    def __init__(self, folder: Path) -> None:
        self.nodes: dict[str, Node] = {}
        self.wires: dict[str, Wire] = {}
        self._folder = folder
        self._stack = ExitStack()

    def begin(self) -> None:
        """Both at once, on a copy of two that have met: each says where it is now, and waits for the other to."""
        data = self._folder / MARY
        self._folder.mkdir()
        copy_neighbours(data)
        self._place(MARY, data)
        self._place(ALMATY, data / FOLDER)
        self._start(MARY, ALMATY)
        self._start(ALMATY, MARY)
        for country in (MARY, ALMATY):
            self.nodes[country].wait()

    def invite_osh(self) -> Node:
        """A third node. Its neighbour in Almaty runs already, and meets it beside that."""
        if OSH not in self.nodes:
            self._place(OSH, self._folder / OSH)
            self._start(OSH, ALMATY)
            command = [sys.executable, "-m", "amanjol.site.tests.browser.meeting"]
            data = {"AMANJOL_DATA": str(self.nodes[ALMATY].data)}
            environment = {key: value for key, value in os.environ.items() if key not in FORGET}
            subprocess.run(command, env=environment | data | self._told(ALMATY, OSH), check=True)
            self.nodes[OSH].wait()
        return self.nodes[OSH]

    def node_of(self, place: str) -> Node:
        """`place` as in `PEOPLE`."""
        return self.nodes[ALMATY if place == SHYMKENT else place]

    def end(self) -> None:
        for node in self.nodes.values():
            if node.process is not None and node.process.poll() is None:
                node.stop()
        self._stack.close()

    def _place(self, country: str, data: Path) -> None:
        node = Node(data)
        self.nodes[country] = node
        self.wires[country] = self._stack.enter_context(wire_to(node.port))

    def _start(self, country: str, neighbour: str) -> None:
        node = self.nodes[country]
        node.environment = {"AMANJOL_ORIGIN": self.wires[country].address, **self._told(country, neighbour)}
        node.begin("--planes", "casework")

    def _told(self, country: str, neighbour: str) -> dict[str, str]:
        line = f"{self.wires[neighbour].address} {self.nodes[neighbour].data}"
        return {CAST: country, NEIGHBOURS: line}
