"""What of a person goes along at least, by what is asked for (`data/presets.yaml`); anything more needs a reason.

A preset is the least with which a partner can begin, not what would be useful to know. What a policy forbids is in
none: by the two countries and the day it is narrowed, and says what was left out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.data_files import SENTENCE, load
from amanjol.casework.standards.htcds.groups import TOLD_ON_NO_CONSENT, group_of
from amanjol.casework.standards.htcds.standard import packaged_standard
from amanjol.casework.standards.people.forms import FIELD_NAME
from amanjol.casework.standards.people.terms import IDENTIFYING
from amanjol.casework.standards.policy.deciding import Outcome
from amanjol.casework.standards.policy.policies import LAWYER_ONLY, Subject
from amanjol.casework.standards.referring.codes import Purpose
from amanjol.casework.standards.referring.deadlines import DATA
from amanjol.foundation.textfiles.shapes import Choice
from amanjol.foundation.textfiles.structures import Field, Items, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from amanjol.casework.standards.people.terms import FieldGroup
    from amanjol.casework.standards.policy.deciding import Decision
    from amanjol.casework.standards.policy.policies import Edition
    from amanjol.casework.standards.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Preset:
    """`fields` are names of HTCDS; sex and age stand in the inquiry. `left_out` are fields that a policy keeps here."""

    key: str
    says: Sentence
    fields: tuple[str, ...]
    left_out: tuple[str, ...] = ()

    @property
    def groups(self) -> tuple[FieldGroup, ...]:
        """What a consent has to name, in the order of the fields."""
        return tuple(dict.fromkeys(group for name in self.fields if (group := group_of(name)) is not None))

    @property
    def is_by_code(self) -> bool:
        """A partner can begin with a code word: nothing of it leads to the person."""
        return not IDENTIFYING & set(self.groups)

    def under_code(self) -> Preset:
        """Without what leads to the person: what may go beside a code word."""
        return replace(self, fields=tuple(name for name in self.fields if group_of(name) not in IDENTIFYING))

    def within(self, decision: Decision, policy: Edition) -> Preset:
        """Without what may not leave for there, by a decision about its groups, and what is switched off here.

        LookupError for a decision that was asked about other groups.
        """
        kept_here = tuple(name for name in self.fields if _is_kept(name, decision, policy))
        goes = tuple(name for name in self.fields if name not in kept_here)
        return replace(self, fields=goes, left_out=kept_here)


def preset(purpose: Purpose) -> Preset:
    return packaged_presets()[purpose]


def unreasoned(purpose: Purpose, chosen: Iterable[str], reasons: Mapping[str, str]) -> tuple[str, ...]:
    """Fields beyond the preset for which nobody said why the partner needs them."""
    least = preset(purpose).fields
    return tuple(name for name in chosen if name not in least and not reasons.get(name, "").strip())


def _is_kept(name: str, decision: Decision, policy: Edition) -> bool:
    group = group_of(name)
    if group is None or decision.of(group).outcome is Outcome.FORBIDDEN:
        return True
    subject = _subjects().get(name, "")
    return bool(subject) and not policy.is_on(Subject(subject))


@cache
def _subjects() -> dict[str, str]:
    return {field.name: field.subject for field in packaged_standard().fields}


def _preset_problem(described: Preset) -> str:
    names = {field.name for field in packaged_standard().fields}
    for name in described.fields:
        if name not in names:
            return f"`{name}` is no field of HTCDS"
        subject = _subjects()[name]
        if name in TOLD_ON_NO_CONSENT or (subject and Subject(subject) in LAWYER_ONLY):
            return f"`{name}` is told on no consent, or is for the lawyer alone"
    twice = {name for name in described.fields if described.fields.count(name) > 1}
    return f"`{min(twice)}` is named twice" if twice else ""


PRESETS: Final = Items(
    Record(
        Preset,
        (
            Field("key", Choice(tuple(Purpose))),
            Field("says", SENTENCE),
            Field("fields", Items(FIELD_NAME)),
        ),
        problem=_preset_problem,
    )
)


@cache
def packaged_presets() -> dict[Purpose, Preset]:
    """Of every purpose. Raises `ContentError`; KeyError for one that the file lacks."""
    presets: tuple[Preset, ...] = load(DATA / "presets.yaml", PRESETS)
    by_key = {described.key: described for described in presets}
    return {purpose: by_key[purpose] for purpose in Purpose}
