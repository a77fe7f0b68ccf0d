"""`python -m amanjol.site.tests.browser.meeting`: a node that runs meets one more, as `preparing` would have it."""

from __future__ import annotations

import os

from amanjol.foundation.seals import passphrases
from amanjol.site.cli import set_up_django
from amanjol.site.preparing import CAST


def main() -> None:
    set_up_django()
    from amanjol.site import demo_meeting  # noqa: PLC0415  needs Django
    from amanjol.site.demo_casts import CASTS  # noqa: PLC0415  as above

    with passphrases.unhurried():
        demo_meeting.meet_all(CASTS[os.environ[CAST]], demo_meeting.neighbours_in(os.environ))


if __name__ == "__main__":
    main()
