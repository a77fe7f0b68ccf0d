from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from amanjol.foundation.journal import verification

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

REPORT_EVERY = 2.0  # seconds


class Command(BaseCommand):
    help = "Checks the record of what was done. Run it as the keeper, who alone sees every organisation."

    def add_arguments(self, parser: CommandParser) -> None:
        subcommands = parser.add_subparsers(dest="subcommand", required=True)
        subcommands.add_parser("verify", help="compute every chain again and name what is broken")

    def handle(self, *_args: Any, **_options: Any) -> None:
        self._refuse_half_sight()
        total = verification.count_entries()
        self._done, self._reported = 0, time.monotonic()

        def progress() -> None:
            self._done += 1
            if time.monotonic() - self._reported > REPORT_EVERY:
                self._reported = time.monotonic()
                self.stderr.write(f"{self._done:,} of {total:,} entries")

        breaks = verification.find_breaks(progress)
        for gap in breaks:
            self.stderr.write(f"Chain {gap.chain}, entry {gap.sequence}: {gap.why}.")
        if breaks:
            raise CommandError(f"The journal is broken in {len(breaks)} of its chains.")
        self.stdout.write(f"All {total:,} entries are as they were written.")

    def _refuse_half_sight(self) -> None:
        """Under row security a missing entry and one that this role may not see look the same."""
        with connection.cursor() as cursor:
            cursor.execute("select rolbypassrls or rolsuper from pg_roles where rolname = current_user")
            if cursor.fetchone() != (True,):
                raise CommandError("This role does not see the whole journal: run it as the keeper.")
