"""One of two nodes that refer people to each other, whose processes are killed: web server, worker, people at work.

Run as `python -m amanjol.site.tests.letter_node COUNTRY PORT OTHER`, the last being the data folder of the other node.
Of each line of standard input, `ACT SECONDS SECONDS`, it lets a process of its own do the act, kills that one after the
first and the web server after the second (`-`: not at all), and says "done", "killed" or "broke" in the end. What the
database has acknowledged before stands in lines of its own.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
import time
import traceback
from functools import partial
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import TYPE_CHECKING, Any, Final
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from amanjol.foundation.seals import passphrases
from amanjol.site.cli import set_up_django

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.site.tests.letter_desk import Desk

NEVER: Final = "-"
GIVES_UP: Final = 60.0  # seconds for the other node's card


def main() -> None:
    country, port, other = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    set_up_django()
    from django.db import connections  # noqa: PLC0415  needs Django

    from amanjol.site.tests.letter_desk import Desk  # noqa: PLC0415  as above
    from amanjol.site.wsgi import application  # noqa: PLC0415  as above

    with passphrases.unhurried():
        desk = Desk.of(country)
    _meet(other)
    listening = socket.create_server(("127.0.0.1", port), backlog=64)
    connections.close_all()  # no child shares one
    node = _Node(desk, lambda: _serve(listening, application))
    say("ready")
    for line in sys.stdin:
        act, act_after, web_after = line.split()
        say(node.do(act, act_after, web_after))
    node.end()


def say(sentence: str) -> None:
    """At once and in one piece: whoever is killed has said it or not."""
    os.write(1, f"{sentence}\n".encode())


class _Node:
    def __init__(self, desk: Desk, serve: Callable[[], None]) -> None:
        self._desk = desk
        self._serve = serve
        self._web = _forked(serve)

    def do(self, act: str, act_after: str, web_after: str) -> str:
        began = time.monotonic()
        child = _forked(getattr(self._desk, act))
        kill_act: Callable[[], object] = partial(os.kill, child, signal.SIGKILL)
        pairs = ((act_after, kill_act), (web_after, self._kill_web))
        kills = [(float(after), kill) for after, kill in pairs if after != NEVER]
        for after, kill in sorted(kills, key=lambda entry: entry[0]):
            time.sleep(max(0.0, began + after - time.monotonic()))
            kill()
        _pid, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            return "killed"
        return "done" if os.waitstatus_to_exitcode(status) == 0 else "broke"

    def end(self) -> None:
        os.kill(self._web, signal.SIGKILL)
        os.waitpid(self._web, 0)

    def _kill_web(self) -> None:
        """Whoever dials meanwhile is heard by the next."""
        self.end()
        self._web = _forked(self._serve)


def _forked(work: Callable[[], object]) -> int:
    child = os.fork()
    if child:
        return child
    try:
        work()
    except BaseException:  # noqa: BLE001  a child ends here whatever happens, and never goes on as its parent
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def _meet(other: Path) -> None:
    """Each has another address than when they met; a later card needs nobody."""
    from django.conf import settings  # noqa: PLC0415  needs Django

    from amanjol.foundation.letters import trusting  # noqa: PLC0415  as above
    from amanjol.site import demo_meeting  # noqa: PLC0415  as above

    folder = demo_meeting.begin_folder()
    own, theirs = folder.own_node_card(), other / settings.LETTERS_ROOT.name / "own.card"
    (folder.root / "moved").touch()
    until = time.monotonic() + GIVES_UP
    while not (theirs.parent / "moved").exists():
        assert time.monotonic() < until, f"the neighbour of {own.name} did not come"
        time.sleep(0.05)
    trusting.renew(theirs.read_bytes(), folder)


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the name that its base calls it by
        pass


def _serve(listening: socket.socket, application: Any) -> None:
    server = _Server(listening.getsockname(), _Quiet, bind_and_activate=False)
    server.socket.close()
    server.socket = listening
    server.server_name, server.server_port = "localhost", listening.getsockname()[1]
    server.setup_environ()
    server.set_app(application)
    server.serve_forever(poll_interval=0.05)


if __name__ == "__main__":
    main()
