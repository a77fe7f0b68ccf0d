"""Whether each organisation that helps people can take every complaint about itself. Ids and counts alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.conf import settings

from amanjol.site.doctor.findings import Finding, State

if TYPE_CHECKING:
    from collections.abc import Iterator

WHAT: Final = "complaints"
_LACKS: Final = {
    "nobody-here": (State.WARNING, "have nobody who reads complaints"),
    "no-second": (State.NOTE, "have no second organisation for complaints about staff"),
    "second-reads-nothing": (State.WARNING, "have a second organisation in which nobody reads complaints"),
    "second-not-reached": (
        State.WARNING,
        "have a second organisation of another node that is not believed, or takes no letters now",
    ),
}
_MOST: Final = 5


def examine() -> Iterator[Finding]:
    if "casework" not in settings.PLANES:
        return
    from amanjol.casework.complaints.queries import organisations_with_gaps  # noqa: PLC0415  only where it is on

    lacking = organisations_with_gaps()
    if not lacking:
        yield Finding(State.OK, WHAT, "every organisation can take them.")
    for gap, organisations in lacking.items():
        state, lacks = _LACKS[gap.value]
        ids = ", ".join(str(pk) for pk in organisations[:_MOST])
        more = f" and {len(organisations) - _MOST} more" if len(organisations) > _MOST else ""
        text = (
            f"{len(organisations)} {lacks}: {ids}{more}. Such complaints are refused; ask a supervisor there."
        )
        yield Finding(state, WHAT, text)
