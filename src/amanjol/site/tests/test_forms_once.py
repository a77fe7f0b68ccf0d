"""Every form of staff acts once: each template with a form that is posted, and each page as it is shown."""

from __future__ import annotations

import inspect
import re
import sys
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from django.urls import resolve, reverse

from amanjol.casework.cases.actions import working
from amanjol.casework.cases.tests.pages import ROUTES as OF_CASES
from amanjol.casework.complaints.actions import naming
from amanjol.casework.complaints.actions.taking_in import id_of, take_in
from amanjol.casework.complaints.codes import new_code
from amanjol.casework.complaints.tests.complaint_cast import STATEMENT, TODAY
from amanjol.casework.intake.tests.intake_cast import create_intake_cast
from amanjol.casework.intake.tests.pages import ROUTES as OF_INTAKE
from amanjol.casework.learning.actions import cohorts, learners
from amanjol.casework.learning.tests.learning_cast import AYNA, CONTACT, COURSE, JAHAN, PLAN
from amanjol.casework.learning.tests.pages import ROUTES as OF_LEARNING
from amanjol.casework.learning.work.actions import earning, employers
from amanjol.casework.support.conferences import actions as conferences
from amanjol.casework.support.interpreters import actions as interpreters
from amanjol.casework.support.tests.followup_cast import create_followup_cast
from amanjol.casework.support.tests.followup_pages import ROUTES as OF_AFTERWARDS
from amanjol.casework.support.tests.house_cast import create_house_cast
from amanjol.casework.support.tests.house_pages import ROUTES as OF_SHELTER
from amanjol.casework.support.tests.interpreter_cast import OGUL
from amanjol.casework.support.tests.pages import ROUTES as OF_SUPPORT
from amanjol.casework.support.tests.plan_cast import create_plan_cast
from amanjol.casework.support.tests.session_cast import create_session_cast
from amanjol.casework.support.tests.session_pages import ROUTES as OF_SESSIONS
from amanjol.casework.support.threats import actions as threats
from amanjol.foundation.once.tests.pressing import forms_of
from amanjol.foundation.organisations.tests.cast import browser
from amanjol.foundation.organisations.tests.key_cast import keyring_of
from amanjol.foundation.web.repeating import is_repeatable
from amanjol.site.tests.addresses import address_of
from amanjol.site.tests.without_token import BARE, LET_OFF

if TYPE_CHECKING:
    from django.test import Client
    from django.urls import ResolverMatch

    from amanjol.casework.intake.tests.intake_cast import IntakeCast
    from amanjol.site.tests.without_token import Bare

SOURCE: Final = Path(__file__).parents[2]
TEMPLATES: Final = {
    str(path).partition("/templates/")[2]: path.read_text(encoding="utf-8")
    for path in sorted(SOURCE.glob("*/*/templates/**/*.html"))
}
_FORM: Final = re.compile(r"<form\b[^>]*method=\"post\".*?</form>", re.DOTALL)
_ACTION: Final = re.compile(r"action=\"[^\"]*?([a-z_]+:[a-z_]+|[a-z_]+)(?:['\" ]| \}\})")


def forms() -> list[tuple[str, str]]:
    return [(name, form) for name, text in TEMPLATES.items() for form in _FORM.findall(text)]


def is_excepted(template: str, form: str) -> bool:
    head = form.partition(">")[0]
    return any(
        bare.template == template and (bare.action in head if bare.action else "action" not in head)
        for bare in BARE
    )


def test_every_form_that_is_posted_has_a_token_or_a_reason() -> None:
    assert len(forms()) > 90
    bare = {(name, form[:120]) for name, form in forms() if "{% once %}" not in form}
    assert {pair for pair in bare if not is_excepted(*pair)} == set()


def test_no_reason_is_left_over() -> None:
    used = {
        bare
        for bare in BARE
        for template, form in forms()
        if template == bare.template and "{% once %}" not in form
        and (bare.action in form if bare.action else "action" not in form.partition(">")[0])
    }  # fmt: skip
    assert used == set(BARE)


def test_a_view_that_takes_a_form_without_a_token_says_so() -> None:
    """Else staff press it in vain: it asks for a token that the form never has."""
    asking = {entry for entry in LET_OFF if not is_repeatable(resolve(address_of(entry)).func)}
    assert asking == set()


def test_a_form_without_a_token_is_sent_to_the_view_that_shows_it() -> None:
    """Else the entry beside it may be another's, and its own address asks for a token."""
    assert [
        bare for bare in BARE if bare.sent_to and not _is_of(bare, resolve(address_of(bare.sent_to)))
    ] == []


def _is_of(bare: Bare, view: ResolverMatch) -> bool:
    if ":" in bare.action:
        return view.view_name == bare.action
    source = inspect.getsource(sys.modules[inspect.unwrap(view.func).__module__])
    names = (bare.template, Path(bare.template).stem)
    return bare.template.startswith("web/") or any(f'"{name}"' in source for name in names)


def test_every_form_is_written_out_in_one_template() -> None:
    """Else the test above would not see its end; and no script makes one."""
    for name, text in TEMPLATES.items():
        posted = len(re.findall(r"<form\b[^>]*method=\"post\"", text))
        assert posted == len(_FORM.findall(text)), name
    scripts = [path.read_text(encoding="utf-8") for path in SOURCE.glob("*/*/static/**/*.js")]
    assert len(scripts) > 4
    assert not any(re.search(r"createElement\([\"']form|<form", script) for script in scripts)


WITHOUT_PATHS: Final = (
    "accounts:sign_out", "accounts:lock", "web:choose_language", "accounts:change_passphrase", "cases:find",
)  # fmt: skip


AT: Final = {"officer": "officer", "worker": "dana"}


@pytest.fixture(scope="module")
def _people(written_once: None) -> IntakeCast:
    return create_intake_cast()


@pytest.fixture
def people(_people: IntakeCast, db: None) -> IntakeCast:
    return _people


def bare_forms(client: Client, where: str) -> list[str] | None:
    """The addresses of forms on this page that have no token and no reason; None where no page is shown."""
    free = {reverse(name) for name in WITHOUT_PATHS}
    page = client.get(where)
    if page.status_code != 200:
        return None
    return [
        form.action or where
        for form in forms_of(page.text)
        if not form.is_once and (form.action or where) not in free and not form.action.endswith("/claim/")
        and not where.endswith(("/access/paper/", "/support/paper/", "/afterwards/paper/", "/receipt/"))
    ]  # fmt: skip


def _of_learning(client: Client) -> list[str]:
    """The addresses of the pages of a cohort with a learner."""
    keyring = keyring_of(client)
    cohort = cohorts.begin_cohort(keyring=keyring, course=COURSE.key, plan=PLAN)
    learner = learners.add_learner(keyring=keyring, cohort=cohort.pk, person=AYNA)
    employer = employers.write_employer(keyring=keyring, contact=CONTACT)
    livelihood = earning.begin_livelihood(keyring=keyring, name=JAHAN)
    rows = {"cohort": cohort, "learner": learner, "employer": employer, "livelihood": livelihood}
    pks = {"": None} | {name: row.pk for name, row in rows.items()}
    others = {"day", "handout"}  # of a day that is not there; a PDF
    return [
        route.path(pks[route.of])
        for route in OF_LEARNING
        if "get" in route.takes and route.name not in others
    ]


def _of_complaints(people: IntakeCast) -> list[str]:
    """The addresses of the pages of a complaint that Dana reads."""
    dana = people.cases.keys.cast.dana
    naming.name(keyring=keyring_of(people.dana), member=dana)
    pk = uuid.uuid4()
    take_in(pk=pk, organisation=people.yyldyz, statement=STATEMENT, code=new_code(), today=TODAY)
    plain = [reverse(f"complaints:{name}") for name in ("complaints", "new", "receivers")]
    return [*plain, reverse("complaints:complaint", args=[id_of(pk)])]


def _of_others(people: IntakeCast) -> list[str]:
    """The addresses of threats, interpreters and conferences, one of each written down."""
    keyring, case = keyring_of(people.dana), people.cases.case
    choice = threats.Told(frozenset({people.cases.keys.cast.berk.pk}), says="x")
    threat = threats.record_threat(keyring=keyring, threat=choice)
    interpreter = interpreters.write_interpreter(keyring=keyring, description=OGUL)
    row = conferences.plan_conference(keyring=keyring, case=case, planned=conferences.Planned(PLAN.ends_on))
    conferences.decide(keyring=keyring, case=case, pk=row.pk, text="x")
    of_case = f"/desk/cases/{case.pk}"
    return [
        "/desk/threats/", f"/desk/threats/{threat.pk}/", f"/desk/threats/{threat.pk}/erase/", f"{of_case}/threat/",
        "/desk/interpreters/new/", f"/desk/interpreters/{interpreter.pk}/",
        f"/desk/interpreters/{interpreter.pk}/erase/",
        f"{of_case}/interpreters/", f"{of_case}/interpreters/{interpreter.pk}/", f"{of_case}/conferences/",
        f"{of_case}/conferences/{row.pk}/", f"{of_case}/conferences/{row.pk}/change/", f"{of_case}/right/ask/",
        f"{of_case}/need/",
    ]  # fmt: skip


@pytest.mark.django_db
def test_every_form_of_every_page_of_casework_has_one(people: IntakeCast) -> None:
    pages: list[tuple[Any, str]] = [
        (people.dana, route.path(people.cases.case.pk)) for route in OF_CASES if "get" in route.takes
    ]
    pages += [
        (getattr(people, AT[route.of]), route.path(route.pk_in(people) if route.has_one else None))
        for route in OF_INTAKE
        if "get" in route.takes
    ]
    with_house = create_house_cast(people.cases)
    pages += [(people.dana, route.path(with_house)) for route in OF_SHELTER if "get" in route.takes]
    with_plan = create_plan_cast(people.cases)
    with_followup = create_followup_cast(people.cases)
    working.reopen_case(keyring=keyring_of(people.dana), case=people.cases.case)
    pages += [(people.dana, route.path(with_followup)) for route in OF_AFTERWARDS if "get" in route.takes]
    pages += [(people.dana, route.path(with_plan)) for route in OF_SUPPORT if "get" in route.takes]
    sessions = create_session_cast(people.cases)
    pages += [
        (people.dana if route.of == "case" else sessions.at["gunesh"], route.path(sessions))
        for route in OF_SESSIONS
        if "get" in route.takes
    ]
    pages += [(people.dana, where) for where in _of_learning(people.dana)]
    pages += [(people.dana, where) for where in _of_complaints(people)]
    pages += [(people.dana, where) for where in _of_others(people)]
    seen = [(where, bare) for client, where in pages if (bare := bare_forms(client, where)) is not None]
    assert len(seen) > 52
    assert [(where, bare) for where, bare in seen if bare] == []


@pytest.mark.django_db
def test_every_form_of_every_page_of_an_organisation_has_one(people: IntakeCast) -> None:
    ayna, member = browser(people.cases.keys.cast.ayna), people.cases.keys.cast.dana
    of_members = ("invite", "members")
    pages = [reverse(f"organisations:{name}") for name in of_members] + [reverse("accounts:own_account")]
    pages += [
        reverse(f"organisations:{name}", args=[member.pk])
        for name in ("change_role", "remove", "renew_invitation")
    ]
    seen = {where: bare for where in pages if (bare := bare_forms(ayna, where)) is not None}
    assert len(seen) >= 5
    assert not any(seen.values()), seen
    keys = [reverse(f"organisations:{name}") for name in ("keys", "begin_next_keys", "sheets")]
    of_keys = {where: bare_forms(people.berk, where) for where in keys}
    assert not any(of_keys.values()), of_keys
