"""The process that draws one thing: reads its order from standard input, writes SVG or PNG to standard output, ends.

It is given plain values and nothing else, has no network, and ends with its limits of time and memory. Vega-Lite runs
in V8, which reserves far more addresses than it uses: so what is limited is the memory it fills.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, Final

from amanjol.foundation.confinement.limits import confine
from amanjol.foundation.drawing import charts, notices, posters
from amanjol.foundation.drawing.outlines import outlined
from amanjol.foundation.drawing.shapes import only_shapes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MOST_SECONDS: Final = 20
MOST_MEMORY: Final = 1024**3
VEGA_LITE: Final = "6.4"
FAILED: Final = 3


def main() -> int:
    confine(seconds=MOST_SECONDS, memory=MOST_MEMORY)
    order = json.loads(sys.stdin.buffer.read())
    try:
        drawn = DRAWERS[order.pop("what")](**order)
    except Exception:  # noqa: BLE001  what went wrong quotes the values, which are in no log
        return FAILED
    sys.stdout.buffer.write(drawn)
    return 0


def draw_chart(*, form: str, rows: list[list[Any]], not_shown: str) -> bytes:
    """SVG of shapes alone."""
    import vl_convert  # noqa: PLC0415  only after the limits are set

    marks = [charts.Shown(*row) for row in rows]
    chart = charts.line(marks, not_shown) if form == "line" else charts.bars(marks, not_shown)
    return outlined(vl_convert.vegalite_to_svg(chart, VEGA_LITE, allowed_base_urls=[])).encode()


def draw_post(*, drawing: str, **order: Any) -> bytes:
    """PNG, as large as `posters.post` says. Of the drawing shapes alone: else files that it names were read."""
    import vl_convert  # noqa: PLC0415  as above

    shapes = only_shapes(drawing) if drawing else ""
    return vl_convert.svg_to_png(posters.post(drawing=shapes, **order), scale=1)


def draw_notice(**order: Any) -> bytes:
    """PNG, as large as `posters.post` says."""
    import vl_convert  # noqa: PLC0415  as above

    return vl_convert.svg_to_png(notices.notice(**order), scale=1)


DRAWERS: Final[Mapping[str, Callable[..., bytes]]] = {
    "chart": draw_chart,
    "post": draw_post,
    "notice": draw_notice,
}


if __name__ == "__main__":
    sys.exit(main())
