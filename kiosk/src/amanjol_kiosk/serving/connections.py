"""How the device is connected, as Linux tells it; empty where it does not."""

from __future__ import annotations

import socket
from contextlib import suppress
from fcntl import ioctl
from ipaddress import IPv6Address
from pathlib import Path

_INET6 = Path("/proc/net/if_inet6")
_SIOCGIFADDR = 0x8915  # linux/sockios.h: the IPv4 address of an interface
_NAME_LENGTH = 15


def addresses() -> list[dict[str, str]]:
    """Of every interface but the loopback, by name."""
    inet = [
        {"interface": name, "address": address}
        for _number, name in socket.if_nameindex()
        if name != "lo" and (address := _inet(name))
    ]
    return sorted([*inet, *_inet6()], key=lambda row: (row["interface"], row["address"]))


def _inet(interface: str) -> str:
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        request = interface.encode()[:_NAME_LENGTH].ljust(256, b"\0")
        return socket.inet_ntoa(ioctl(probe.fileno(), _SIOCGIFADDR, request)[20:24])
    return ""


def _inet6() -> list[dict[str, str]]:
    rows = []
    with suppress(OSError):
        for line in _INET6.read_text().splitlines():
            address, *_numbers, interface = line.split()
            ip = IPv6Address(bytes.fromhex(address))
            if interface != "lo" and not ip.is_link_local:
                rows.append({"interface": interface, "address": str(ip)})
    return rows
