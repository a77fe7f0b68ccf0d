"""How warm this machine is, where the system tells."""

from __future__ import annotations

from pathlib import Path

ZONES = Path("/sys/class/thermal")


def read(zones: Path = ZONES) -> float | None:
    """Degrees Celsius of the warmest part; None where nothing tells, or nothing that can be meant."""
    temperatures = []
    for file in zones.glob("thermal_zone*/temp"):
        try:
            degrees = int(file.read_text(encoding="ascii")) / 1000
        except (OSError, ValueError):
            continue
        if -40 < degrees < 150 and degrees != 0:
            temperatures.append(round(degrees, 1))
    return max(temperatures, default=None)
