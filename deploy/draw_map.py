"""Draws the map behind the fleet's pins, once, from shapes of the npm package `world-atlas`.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    .venv/bin/python deploy/draw_map.py package/countries-50m.json

The shapes are Natural Earth's, which is in the public domain; the package is ISC, © Michael Bostock. Borders are
drawn as they are there and say nothing about whose they should be.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from amanjol.public.devices.projection import HEIGHT, WIDTH, place

if TYPE_CHECKING:
    from collections.abc import Iterator

    type Point = tuple[float, float]
    type Ring = list[Point]

TARGET = Path(__file__).parents[1] / "src/amanjol/public/devices/static/devices/map.svg"
OURS = {"398", "417", "762", "795", "860"}  # ISO 3166-1 numbers: Kazakhstan, Kyrgyzstan, Tajikistan, …
TOLERANCE = 0.5  # units of the map
EDGE = 20.0  # units beyond the map that are kept, so that no border runs along its edge
SEA, LAND, NEIGHBOUR, BORDER = "#dceff0", "#ffffff", "#f3ecdd", "#cbbfa8"


def main() -> None:
    atlas = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    arcs = [_simplified(arc) for arc in _arcs(atlas)]
    shapes = []
    for country in atlas["objects"]["countries"]["geometries"]:
        path = "".join(_written(ring) for ring in _rings(country, arcs))
        if path:
            shapes.append((country.get("id") in OURS, path))
    drawn = "\n".join(
        f'<path fill="{LAND if is_ours else NEIGHBOUR}" stroke-width="{1.6 if is_ours else 0.8}" d="{path}"/>'
        for is_ours, path in sorted(shapes)
    )
    text = (
        "<!-- Natural Earth (public domain) by way of npm world-atlas (ISC); drawn by deploy/draw_map.py -->\n"
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" stroke="{BORDER}"'
        f' stroke-linejoin="round">\n<path fill="{SEA}" stroke="none" d="M0 0H{WIDTH}V{HEIGHT}H0z"/>\n{drawn}\n</svg>\n'
    )
    TARGET.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{TARGET}: {len(text)} bytes, {len(shapes)} countries\n")


def _arcs(atlas: dict[str, Any]) -> Iterator[Ring]:
    """TopoJSON: every point of a line is told by its distance from the one before."""
    (scale_x, scale_y), (move_x, move_y) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    for arc in atlas["arcs"]:
        x = y = 0
        line = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append(place(x * scale_x + move_x, y * scale_y + move_y))
        yield line


def _simplified(line: Ring) -> Ring:
    """Douglas and Peucker. Done with each border once, so that neighbours still fit together."""
    if len(line) < 3:
        return line
    (ax, ay), (bx, by) = line[0], line[-1]
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
    away = [
        abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length
        if length
        else ((x - ax) ** 2 + (y - ay) ** 2) ** 0.5
        for x, y in line[1:-1]
    ]
    farthest = max(range(len(away)), key=away.__getitem__) + 1
    if away[farthest - 1] <= TOLERANCE:
        return [line[0], line[-1]]
    return _simplified(line[: farthest + 1])[:-1] + _simplified(line[farthest:])


def _rings(country: dict[str, Any], arcs: list[Ring]) -> Iterator[Ring]:
    polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
    for polygon in polygons:
        for ring in polygon:
            points: Ring = []
            for number in ring:
                arc = arcs[number] if number >= 0 else arcs[~number][::-1]
                points += arc[1:] if points else arc
            yield _clipped(points)


def _clipped(ring: Ring) -> Ring:
    """Sutherland and Hodgman, one side of the map after the other."""
    for axis, limit, sign in ((0, -EDGE, 1), (0, WIDTH + EDGE, -1), (1, -EDGE, 1), (1, HEIGHT + EDGE, -1)):
        points: Ring = []
        for before, here in zip(ring[-1:] + ring[:-1], ring, strict=True):
            is_in, was_in = ((point[axis] - limit) * sign >= 0 for point in (here, before))
            if is_in != was_in:
                share = (limit - before[axis]) / (here[axis] - before[axis])
                points.append(
                    (before[0] + share * (here[0] - before[0]), before[1] + share * (here[1] - before[1]))
                )
            if is_in:
                points.append(here)
        ring = points
    return ring


def _written(ring: Ring) -> str:
    points = [f"{x:.1f} {y:.1f}" for x, y in ring]
    return f"M{'L'.join(points)}z" if len(points) > 2 else ""


if __name__ == "__main__":
    main()
