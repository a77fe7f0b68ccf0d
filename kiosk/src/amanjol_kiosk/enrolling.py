"""`amanjol-kiosk enrol`: this device makes its key, shows a short code, and waits until somebody has typed it."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import click

from amanjol_kiosk import __version__, identity, moments
from amanjol_kiosk.failures import DiskFailed, NotReached, NotSetUp, Refused
from amanjol_kiosk.folder import replace_file
from amanjol_kiosk.identity import Identity, Key, packed
from amanjol_kiosk.options import data_option
from amanjol_kiosk.uplink import Uplink, origin_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol_kiosk.folder import DataFolder

ASK_EVERY = 3.0  # seconds
LONGEST_PAUSE = 60.0
ENROLMENT, STATE = "/device/v1/enrolment", "/device/v1/enrolment/state"
KINDS = ("kiosk", "screen")


class Enrolling:
    """`say` gets a line whenever there is something new for the person before the device."""

    def __init__(
        self, folder: DataFolder, uplink: Uplink, key: Key, kind: str,
        say: Callable[[str], None], sleep: Callable[[float], None] = time.sleep,
    ) -> None:  # fmt: skip
        self._folder = folder
        self._uplink = uplink
        self._key = key
        self._kind = kind
        self._say = say
        self._sleep = sleep
        self._said = ""

    def run(self) -> str:
        """The id that the node gave this device. Asks for another code whenever one expires. Raises `Refused`."""
        pause = ASK_EVERY
        while True:
            try:
                device = self._device()
                if device:
                    self._folder.enrolment.unlink(missing_ok=True)
                    return device
                pause = ASK_EVERY
            except NotReached as failure:
                self._tell(f"{failure} This device goes on trying.")
                pause = min(LONGEST_PAUSE, pause * 2)
            self._sleep(pause)

    def _device(self) -> str | None:
        """None while nobody has typed the code."""
        answer = self._state() if identity.has_sent(self._folder) else {}
        device = answer.get("device")
        if answer.get("state") == "enrolled" and isinstance(device, str):
            return device
        if answer.get("state") != "waiting" or not self._folder.enrolment.exists():
            self._ask_for_code()
        return None

    def _state(self) -> dict[str, Any]:
        """Empty where the node has not heard of this key yet, or not any more."""
        try:
            return self._uplink.tell(STATE, {})
        except Refused:
            return {}

    def _ask_for_code(self) -> None:
        """Puts a code where `serve` shows it."""
        request = {"public_key": packed(self._key.public), "kind": self._kind, "program": __version__}
        try:
            answer = self._uplink.tell(ENROLMENT, request)
        except Refused as failure:
            raise Refused(
                "The node refuses the key of this device, as it does when a device was struck off:"
                " begin with a new key, --anew."
            ) from failure
        code, expires_at = answer.get("code"), moments.read(answer.get("expires_at"))
        if not isinstance(code, str) or not 4 <= len(code) <= 20 or not code.isascii() or expires_at is None:
            raise NotReached("The node gives no code.")
        state = {"code": code, "expires_at": moments.write(expires_at)}
        replace_file(self._folder.enrolment, f"{json.dumps(state)}\n".encode())
        self._tell(f"Code: {code}  (type it at the node, Devices → Enrol a device, within ten minutes)")

    def _tell(self, line: str) -> None:
        if line != self._said:
            self._say(line)
            self._said = line


@click.command()
@click.option(
    "--node",
    required=True,
    envvar="AMANJOL_KIOSK_NODE",
    show_envvar=True,
    help="The node's address, where the guide is: https://guide.example.",
)
@click.option("--kind", type=click.Choice(KINDS), default="kiosk", show_default=True, help="What it is.")
@click.option("--proxy", help="http://[name:password@]host:port; without it, as the environment says.")
@click.option("--anew", is_flag=True, help="Forget the former enrolment and make another key.")
@data_option
def enrol(node: str, kind: str, proxy: str | None, data: DataFolder, *, anew: bool) -> None:
    """Join a fleet: shows a short code here and on the screen until a device manager has typed it."""
    origin = origin_of(node)
    data.make()
    try:
        if anew:
            identity.forget(data)
        enrolled = Identity.read(data)
        if enrolled is not None and enrolled.node != origin:
            raise NotSetUp(f"This device is enrolled at {enrolled.node}; to change that, use --anew.")
        if enrolled is None:
            key = Key.read_or_make(data)
            device = Enrolling(data, Uplink(origin, key, proxy), key, kind, click.echo).run()
            enrolled = Identity(device, origin, kind)
            enrolled.write(data)
    except OSError as error:
        raise DiskFailed(f"The data folder {data.path} cannot be written: {error.strerror}.") from error
    click.echo(f"Enrolled at {enrolled.node} as {enrolled.device}.")
