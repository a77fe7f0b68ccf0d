"""An interview together with the script and the list that it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from amanjol.casework.cases.record_parts.interviews import state_of
from amanjol.casework.standards.interview import state as states
from amanjol.casework.standards.interview.script_files import packaged_script
from amanjol.casework.standards.interview.scripts import for_list
from amanjol.casework.standards.screening.list_files import packaged_lists
from amanjol.casework.standards.screening.lists import Profile

if TYPE_CHECKING:
    from amanjol.casework.standards.interview.scripts import Script, ScriptPart
    from amanjol.casework.standards.interview.state import State
    from amanjol.casework.standards.screening.lists import Age, IndicatorList


class NoTalk(Exception):
    """There is no interview of this case yet."""


@dataclass(frozen=True, slots=True)
class Talk:
    of: IndicatorList
    script: Script
    state: State

    def part(self, number: int) -> ScriptPart:
        """The parts count from 1. LookupError."""
        if not 1 <= number <= len(self.script.parts):
            raise LookupError("The script has no part of this number.")
        return self.script.parts[number - 1]


def new_talk(age: Age, *, one_by_one: bool = False) -> Talk:
    """For labour exploitation. Who may be a child is asked, and treated, as one."""
    of = packaged_lists().choose(Profile("labour", age))
    script = for_list(packaged_script(), of)
    return Talk(of, script, states.begin(script, of.key, one_by_one=one_by_one))


def talk_of(data: Any) -> Talk:
    """NoTalk where there is none, or one of a list that is not here any more. SealBroken."""
    if data is None:
        raise NoTalk
    state = state_of(data)
    try:
        of = packaged_lists().named(state.list)
    except LookupError:
        raise NoTalk from None
    script = for_list(packaged_script(), of)
    return Talk(of, script, states.with_advice(script, state))
