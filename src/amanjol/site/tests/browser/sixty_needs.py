"""Sixty needs on the desk of a running node, for its coordinator in the demo: run as a program, as an import of letters
would leave them. Seven of them fit only two advocates with five places, one fits nobody until somebody is trained.
"""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Final

from amanjol.site.cli import set_up_django
from amanjol.site.tests.browser.next_year import environment_of

if TYPE_CHECKING:
    from amanjol.site.tests.browser.node import Node

COORDINATOR: Final = "gulnaz@osh.example"
FEW: Final = ("Редкова Зухра (вымышленный человек)", "Редков Рустам (вымышленный человек)")
_MANY: Final = "bishkek"
"""Where every third of the demo's advocates is."""


def put_into(node: Node) -> list[str]:
    """Six signs of the seven needs and of the one that fits nobody, which stands last."""
    ran = subprocess.run(
        [sys.executable, "-m", __name__],
        env=environment_of(node),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.split()


def main() -> None:
    set_up_django()
    from amanjol.casework.legal_aid.models import Need  # noqa: PLC0415  needs loaded apps
    from amanjol.casework.legal_aid.register.actions import write_register  # noqa: PLC0415  as above
    from amanjol.casework.legal_aid.tests.offers_cast import (  # noqa: PLC0415  as above
        TODAY,
        advocate,
        raise_need,
    )
    from amanjol.foundation.accounts.queries import account_by_email  # noqa: PLC0415  as above
    from amanjol.foundation.organisations.keys.demo import demo_keyring  # noqa: PLC0415  as above
    from amanjol.foundation.organisations.queries import member_of  # noqa: PLC0415  as above

    account = account_by_email(COORDINATOR)
    member = member_of(account) if account is not None else None
    assert member is not None
    with demo_keyring(member) as keyring:
        lines = [
            advocate(f"ВЫМЫСЕЛ-90{places}", name, languages=("tr",), places=places)
            for name, places in zip(FEW, (3, 2), strict=True)
        ]
        write_register(keyring=keyring, lines=lines, today=TODAY)
        seven = [raise_need(keyring, language="tr") for _need in range(7)]
        alone = raise_need(keyring, district="uzgen", language="tr", urgency="this-month")
        for at in range(52):
            raise_need(keyring, district=_MANY, language=("ky", "ru")[at % 2])
        codes = {row.pk: row.code for row in Need.objects.all()}
    sys.stdout.write(" ".join(codes[need] for need in (*seven, alone)) + "\n")


if __name__ == "__main__":
    main()
