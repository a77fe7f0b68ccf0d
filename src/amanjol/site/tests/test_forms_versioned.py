"""Every form that shows what is stored knows what it showed: it overwrites unseen nothing that was saved since."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django import forms

from amanjol.foundation.web.versions import VersionedForm

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE: Final = Path(__file__).parents[2]
WITHOUT: Final = {
    "AcceptForm": "How many steps the offer had on the page; the action compares it under its lock.",
    "AccessPaperForm": "The language of the page, no stored value.",
    "AskForm": "The person's language and who made a demand, for a new consent, which overwrites none.",
    "ComparedForm": "Six words to be compared; the key that they name is looked at again when it is sent.",
    "ComplaintForm": "The number and the code of a new complaint, which overwrites none.",
    "ConsentForm": "What was asked a page before, with the words, which are composed anew and compared.",
    "DangerForm": "A life in danger, filled in with what the case says; it overwrites none.",
    "DoneSinceForm": "What of two things was done, which is written down once and overwrites nothing.",
    "FiltersForm": "What this session chose, which nobody else changes.",
    "HandOverForm": "Whose duty it was on the page, which is compared when it is sent.",
    "IdentityForm": "What is chosen to be told, which overwrites none: the least is ticked already.",
    "InquiryForm": "A new inquiry, filled in with what the case says; it overwrites none.",
    "LawyerForm": "The digest of the words that the page showed, which is compared when it is sent.",
    "LeavingPaperForm": "The language and whom to call, on a paper that is printed; nothing is stored.",
    "LetterForm": "The language and the name on a letter that is printed; nothing is stored.",
    "LimitHeardForm": "The language of the text on the page, which is written down anew each time.",
    "MandateFiltersForm": "What this session chose, which nobody else changes.",
    "NeedFiltersForm": "What this session chose, which nobody else changes.",
    "PaperForm": "As AccessPaperForm, of which it is one.",
    "PlanPaperForm": "The language and the goals of a paper that is printed; nothing is stored.",
    "ReadForm": "Which words were on the page, by their digest: the act compares them under its lock.",
    "RiskForm": "A new assessment, which overwrites none; advice from a talk fills in its words.",
    "SeenForm": "How many answers the page had; the action compares it under its lock.",
    "TakeOverForm": "What a partner's return proposes; the action compares the revision that the page had.",
    "TakeDownForm": "Whether the page is an original, which nobody changes.",
    "TwoWordsForm": "The token of the question.",
    "WelcomeForm": "A new second factor.",
    "WhyNotForm": "As SeenForm, of which it is one.",
}
"""Forms that begin with something which is no value of a row, each with its reason."""
OF_FIELDS: Final = {
    "PartForm", "past_day", "form_field", "OfferForm", "ReportForm", "QuarterForm", "AnswerForm", "YearForm",
    "CopyForm", "TakenDownForm",
}  # fmt: skip
"""A part of a talk, which compares what it showed itself.

A day of today, an adult, the only recipient, the quarter or year on the page, hours that the programme proposes, whom
to ask for: what a field begins with, not what is stored."""
BY_HAND: Final = {
    "casework/cases/stages/views.py": "SEEN",  # boxes of a stage
    "casework/cases/talks/forms.py": "differences",  # signs of a part of a talk
    "public/guide/views/translating.py": "desk.base",  # an article's translation
    "public/guide/comparing/actions.py": "ChangedSince",  # a decision about a revision
    "public/guide/views/dialling.py": "DialledSince",
}
"""Pages without such a class that compare what they showed themselves, and by what."""


def sources() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(PACKAGE.glob("**/*.py")):
        if not {"tests", "migrations"} & set(path.parts):
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def calls_with_initial() -> Iterator[tuple[Path, str, ast.Call]]:
    """Where something is given `initial`, and the class or function around it."""
    for path, tree in sources():
        for around in ast.walk(tree):
            if not isinstance(around, ast.ClassDef | ast.FunctionDef | ast.Module):
                continue
            for node in _own(around):
                if isinstance(node, ast.Call) and any(word.arg == "initial" for word in node.keywords):
                    yield path, getattr(around, "name", ""), node


def _own(around: ast.AST) -> Iterator[ast.AST]:
    """All beneath it, without what stands in a class or a function of its own."""
    for child in ast.iter_child_nodes(around):
        yield child
        if isinstance(child, ast.FunctionDef) and isinstance(around, ast.ClassDef):
            yield from ast.walk(child)
        elif not isinstance(child, ast.ClassDef | ast.FunctionDef):
            yield from _own(child)


def form_class(path: Path, name: str) -> type | None:
    if not name.endswith("Form"):  # and import nothing that only a server needs
        return None
    module = import_module(".".join(["amanjol", *path.relative_to(PACKAGE).with_suffix("").parts]))
    of = getattr(module, name, None)
    return of if isinstance(of, type) and issubclass(of, forms.BaseForm) else None


def test_every_form_that_is_given_initial_values_knows_what_it_showed() -> None:
    loose, used = set(), set()
    for path, around, call in calls_with_initial():
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        of = form_class(path, around if name == "cls" else name) if name else None
        if of is None or issubclass(of, VersionedForm):
            used |= {of.__name__} if of is not None else set()
        else:
            loose.add(of.__name__)
    assert len(used) >= 14
    assert loose == set(WITHOUT)


def test_every_field_that_begins_with_something_stored_is_in_such_a_form() -> None:
    """`initial` of a field, where it is no constant."""
    around_fields = set()
    for path, around, call in calls_with_initial():
        if isinstance(call.func, ast.Name):
            continue
        given = next(word.value for word in call.keywords if word.arg == "initial")
        of = form_class(path, around)
        if isinstance(given, ast.Constant) or (of is not None and issubclass(of, VersionedForm)):
            continue
        around_fields.add(around)
    assert around_fields - {"__init__"} <= OF_FIELDS


def test_what_compares_by_hand_still_does() -> None:
    for file, by in BY_HAND.items():
        assert by in (PACKAGE / file).read_text(encoding="utf-8"), file


def test_each_is_given_the_values_of_now_when_it_is_sent() -> None:
    """`Form(request.POST)` alone has none: then nothing was shown, and nothing is compared."""
    bare = set()
    for path, tree in sources():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or not node.args:
                continue
            of = form_class(path, node.func.id)
            if of is None or not issubclass(of, VersionedForm) or "POST" not in ast.dump(node.args[0]):
                continue
            if not any(word.arg == "initial" for word in node.keywords):
                bare.add(node.func.id)
    new = {
        "CohortForm", "ConferenceForm", "ConsultationForm", "ContactForm", "DemandForm", "EnrolForm",
        "ForLawyerForm", "GoalForm", "GrantForm", "GroupForm", "InterpreterForm", "IssueForm", "JoinForm",
        "NewLearnerForm", "NewProgrammeForm", "NoticeForm", "PersonForm", "PlacementEndForm", "PlacementForm",
        "PlaylistForm", "ReceiptForm", "ServiceForm", "TalkForm", "TaskForm",
    }  # fmt: skip
    own_names = {"ThreeMinutesForm", "NamesForm"}  # `state` and `now`
    assert bare == new | own_names
