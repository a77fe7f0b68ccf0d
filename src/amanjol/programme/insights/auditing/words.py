"""What an attack brought to light, a line for each count."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amanjol.programme.insights.auditing.money import SumsVerdict
    from amanjol.programme.insights.auditing.system import System
    from amanjol.programme.insights.auditing.witnesses import Target, Verdict


def lines(verdict: Verdict, system: System, names: Sequence[str]) -> Iterator[str]:
    """Narrow ones first. Of the others, what was shown to be possible: it may be wider still."""
    for target, ends in verdict.narrow.items():
        yield f"TOLD   {_what(target, system, names)}: {_told(target, ends)}"
    for target, (least, most) in verdict.ranges.items():
        if target not in verdict.narrow:
            range_shown = "not told" if target.group is not None else f"{least} to {most} or wider"
            yield f"open   {_what(target, system, names)}: {range_shown}"


def sum_lines(verdict: SumsVerdict, names: Sequence[str], currency: str) -> Iterator[str]:
    """The same of sums of money, told ones first."""
    system = verdict.reading.system
    for target in sorted(verdict.ranges, key=lambda target: target not in verdict.told):
        word = "TOLD  " if target in verdict.told else "open  "
        least, most = (end * verdict.unit // 100 for end in verdict.ranges[target])
        ending = "" if target in verdict.told else " or wider"
        yield f"{word} {_what(target, system, names)}: sum {least} to {most}{ending} {currency}"


def _told(target: Target, ends: tuple[int, int] | None) -> str:
    if ends is None:
        return "not settled"
    return "yes" if target.group is not None else f"{ends[0]} to {ends[1]}, no other number is possible"


def _what(target: Target, system: System, names: Sequence[str]) -> str:
    if target.group is not None:
        count, question = system.harms[target.unknown, target.group], "whether nearly all of the group are "
    elif target.came:
        count, question = system.steps[target.unknown], "came since an earlier release, "
    else:
        count, question = system.hidden[target.unknown], ""
    who = ", ".join(f"{column}={code}" for column, code in sorted(count.who)) or "everybody"
    return f"{names[count.release - 1]}: {question}{who}"
