"""The sentences of the data files and of the code, and what stands in the catalogues."""

from __future__ import annotations

import ast
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel.messages.pofile import read_po

from amanjol.casework.standards import sentences
from amanjol.casework.standards.afterwards.instruments import INSTRUMENT
from amanjol.casework.standards.afterwards.paper import LEAVING_PAPER
from amanjol.casework.standards.data_files import load
from amanjol.casework.standards.entitlement.districts import DISTRICTS
from amanjol.casework.standards.entitlement.right_files import RIGHTS
from amanjol.casework.standards.htcds.standard import STANDARD
from amanjol.casework.standards.interview import care
from amanjol.casework.standards.interview.openings import OPENINGS
from amanjol.casework.standards.interview.script_files import SCRIPT
from amanjol.casework.standards.interview.triage import TRIAGE
from amanjol.casework.standards.legal_procedures.procedure_files import PROCEDURES, STEPS
from amanjol.casework.standards.papers.access import ACCESS_PAPER
from amanjol.casework.standards.papers.complaints import COMPLAINT_TEXTS
from amanjol.casework.standards.people.consent_texts import CONSENT_TEXTS
from amanjol.casework.standards.people.forms import FORMS
from amanjol.casework.standards.plans.conference import CONFERENCE_PAPER
from amanjol.casework.standards.plans.first import SHAPE as FIRST
from amanjol.casework.standards.plans.paper import PLAN_PAPER
from amanjol.casework.standards.policy.destinations import DESTINATIONS
from amanjol.casework.standards.policy.policy_files import POLICY
from amanjol.casework.standards.policy.telling import TELLING
from amanjol.casework.standards.referring.deadlines import DEADLINES
from amanjol.casework.standards.referring.presets import PRESETS
from amanjol.casework.standards.screening.combination import TABLE
from amanjol.casework.standards.screening.forced_labour import FORCED_LABOUR
from amanjol.casework.standards.screening.list_files import LIST, SPECIALISTS
from amanjol.casework.standards.screening.rule import DECISION_RULE
from amanjol.casework.standards.sentences import Sentence
from amanjol.casework.standards.stages import assistance, justice
from amanjol.casework.standards.traits.words import TRAIT_PLACES, TRAIT_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Message

    from amanjol.foundation.textfiles.shapes import Shape

type Key = tuple[str, str]  # context, English

STANDARDS = Path(__file__).parents[1]
SHAPES: dict[str, Shape] = {
    "afterwards/data/instruments/core-outcomes.yaml": INSTRUMENT,
    "afterwards/data/paper.yaml": LEAVING_PAPER,
    "htcds/data/htcds-2.0.yaml": STANDARD,
    "interview/data/care-after-rape.yaml": care.SHAPE,
    "interview/data/labour.yaml": SCRIPT,
    "interview/data/openings.yaml": OPENINGS,
    "interview/data/triage.yaml": TRIAGE,
    "papers/data/access.yaml": ACCESS_PAPER,
    "papers/data/complaints.yaml": COMPLAINT_TEXTS,
    "people/data/consent_texts.yaml": CONSENT_TEXTS,
    "people/data/forms.yaml": FORMS,
    "plans/data/conference.yaml": CONFERENCE_PAPER,
    "plans/data/first.yaml": FIRST,
    "plans/data/paper.yaml": PLAN_PAPER,
    "policy/data/destinations.yaml": DESTINATIONS,
    "policy/data/telling.yaml": TELLING,
    "referring/data/deadlines.yaml": DEADLINES,
    "referring/data/presets.yaml": PRESETS,
    "screening/data/combination.yaml": TABLE,
    "screening/data/decision-rule.yaml": DECISION_RULE,
    "screening/data/forced-labour.yaml": FORCED_LABOUR,
    "screening/data/specialists.yaml": SPECIALISTS,
    "stages/data/assistance.yaml": assistance.SHAPE,
    "stages/data/justice.yaml": justice.SHAPE,
    "traits/data/places.yaml": TRAIT_PLACES,
    "traits/data/words.yaml": TRAIT_WORDS,
}


def data_files() -> list[Path]:
    """Those whose words are translated by catalogues: a course carries its languages itself."""
    files = STANDARDS.glob("*/data/**/*.yaml")
    return sorted(file for file in files if file.relative_to(STANDARDS).parts[0] != "courses")


def shape_of(file: Path) -> Shape:
    """KeyError for a file of a kind that is not known here."""
    if file.parent.name == "lists":
        return LIST
    name = str(file.relative_to(STANDARDS))
    if "entitlement" in file.parts:
        return DISTRICTS if file.parent.name == "districts" else RIGHTS
    if "legal_procedures" in file.parts:
        return STEPS if file.stem == "steps" else PROCEDURES
    is_policy = file.parents[1].name == "policy" and name not in SHAPES
    return POLICY if is_policy else SHAPES[name]


def in_data(file: Path) -> list[Key]:
    return list(_inside(load(file, shape_of(file))))


def _inside(value: Any) -> Iterator[Key]:
    if isinstance(value, Sentence):
        yield value.context, value.english
    elif is_dataclass(value):
        for field in fields(value):
            yield from _inside(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _inside(item)


def in_code() -> list[Key]:
    """Of every call of `Sentence` outside of tests. ValueError for one whose words a program makes."""
    files = (path for path in STANDARDS.rglob("*.py") if "tests" not in path.parts)
    calls = (
        node
        for path in files
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Sentence"
    )
    return [_written_in(call) for call in calls if ast.unparse(call) not in MADE]


MADE = {"Sentence(LINE.read(node, label, findings))"}
"""What is read from a file is found in the file."""


def _written_in(call: ast.Call) -> Key:
    given = dict(zip(("english", "context"), call.args, strict=False))
    given |= {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
    words = {name: ast.literal_eval(value) for name, value in given.items()}
    return words.get("context", ""), words["english"]


def catalogue_languages() -> list[str]:
    return sorted(path.parents[1].name for path in sentences.LOCALE.glob("*/LC_MESSAGES/django.po"))


def written(language: str) -> dict[Key, Message]:
    with (sentences.LOCALE / language / "LC_MESSAGES" / "django.po").open("rb") as opened:
        catalogue = read_po(opened, locale=language, abort_invalid=True)
    return {(message.context or "", str(message.id)): message for message in catalogue if message.id}
