"""A node in another country with every plane, beside one that runs: it has a desk, and editors who warn its readers.

Its guide is empty but for what warnings are made of: nobody reads there, and building what the starter guide holds
would take longer than all else.

Run as `python -m amanjol.site.tests.browser.abroad`, within such a node that runs, it brings the editors.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from amanjol.site.cli import set_up_django
from amanjol.site.cli.nodes import NEIGHBOURS
from amanjol.site.preparing import CAST
from amanjol.site.tests.browser.node import FORGET, Node
from amanjol.site.tests.migrated import SOURCES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOME, ABROAD = "TM", "KZ"
EDITOR, REVIEWER = "Anara", "Kairat"
CONTENT: Final = SOURCES.parent / "content"
_LEFT_OUT: Final = {"guide", "media", "order.yaml"}


@contextmanager
def node_abroad(folder: Path, home: Node) -> Iterator[Node]:
    """Its desk and that of `home` have met; `home` runs."""
    node = Node(folder / "node")
    node.environment = {"AMANJOL_CONTENT": str(_content(folder)), **_told(ABROAD, home)}
    process = node.begin()
    try:
        _within(home, "meeting", _told(HOME, node))
        node.wait()
        _within(node, "abroad", {})
        yield node
    finally:
        if process.poll() is None:
            node.stop()


def _told(country: str, neighbour: Node) -> dict[str, str]:
    return {CAST: country, NEIGHBOURS: f"{neighbour.address} {neighbour.data}"}


def _within(node: Node, module: str, besides: dict[str, str]) -> None:
    """A program of these tests in the place of one of the node's own."""
    environment = {name: text for name, text in os.environ.items() if name not in FORGET}
    environment |= {"AMANJOL_DATA": str(node.data)} | besides
    subprocess.run([sys.executable, "-m", f"{__package__}.{module}"], env=environment, check=True)


def _content(folder: Path) -> Path:
    """The content of this checkout without its articles."""
    content = folder / "content"
    for part in ("guide", "media"):
        (content / part).mkdir(parents=True)
    (content / "order.yaml").write_text("[]\n", encoding="ascii")
    for path in CONTENT.iterdir():
        if path.name not in _LEFT_OUT:
            (content / path.name).symlink_to(path)
    return content


def main() -> None:
    set_up_django()
    from django.db import transaction  # noqa: PLC0415  needs Django

    from amanjol.foundation.accounts import actions as accounts  # noqa: PLC0415  as above
    from amanjol.foundation.organisations import actions as organisations  # noqa: PLC0415  as above
    from amanjol.foundation.organisations.kinds import OrganisationKind  # noqa: PLC0415  as above
    from amanjol.foundation.organisations.roles import RoleKey  # noqa: PLC0415  as above
    from amanjol.foundation.seals import passphrases  # noqa: PLC0415  as above

    with passphrases.unhurried(), transaction.atomic():
        programme = organisations.create_organisation(
            name="Safe Road Programme, Almaty (fictional)", kind=OrganisationKind.INTERNATIONAL, by=None
        )
        for name, role in ((EDITOR, RoleKey.EDITOR), (REVIEWER, RoleKey.REVIEWER)):
            account = accounts.create_demo_account(
                email=f"{name.lower()}@almaty.example", name=f"{name} ({role})", language="ru"
            )
            organisations.add_member(account=account, organisation=programme, role=role, by=None)


if __name__ == "__main__":
    main()
