"""A process looks for no garbage while it begins, and does afterwards, past what was there by then. Nor does it load
scipy, which takes half a second and 64 MiB of every command and every process of the web server.
"""

from __future__ import annotations

import os
import subprocess
import sys

SAYS = """
import gc, sys
{begin}
print(gc.isenabled(), gc.get_freeze_count() > 100_000, "scipy" in sys.modules)
"""


def said(begin: str) -> str:
    command = [sys.executable, "-W", "ignore", "-c", SAYS.format(begin=begin)]
    return subprocess.run(command, env=os.environ, check=True, capture_output=True, text=True).stdout.strip()


def test_a_command_begins_without_and_goes_on_with_it() -> None:
    assert said("from amanjol.site.cli import set_up_django; set_up_django()") == "True True False"


def test_so_does_the_web_server() -> None:
    assert said("import amanjol.site.wsgi") == "True True False"
