"""Consent on pages: what is written down, who is refused, what counts today, and what a withdrawal leaves."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from amanjol.casework.cases.actions.working import close_case
from amanjol.casework.cases.records import PersonRecord
from amanjol.casework.cases.tests.case_cast import CaseCast, open_case
from amanjol.casework.cases.tests.consent_words import ASKED, TOLD, read_aloud
from amanjol.casework.cases.tests.pages import CONSENT, opened, path, stored, verbs, written
from amanjol.casework.desk import country
from amanjol.casework.standards.people.consent import (
    ADULT_ALONE,
    CHILD_DISAGREES,
    GUARDIAN_SENTENCES,
    GuardianState,
)
from amanjol.casework.standards.people.consent_texts import packaged_texts
from amanjol.casework.standards.people.forms import CHILDREN, Form
from amanjol.casework.standards.people.given import FOR_WORDS, ConsentFor, GivenConsent, nobody_can
from amanjol.casework.standards.policy.policy_files import policy_of
from amanjol.foundation.organisations.actions import create_organisation
from amanjol.foundation.organisations.kinds import OrganisationKind
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.cases.models import Case

pytestmark = pytest.mark.django_db
OF_CHILD = ASKED | {"giver": "guardian", "guardian": "looked-into", "assent": "agrees"}
EDITION = packaged_texts().edition
NONE_TODAY = "None is in force today."


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


def consent(client: Client, case: Case, form: Form = Form.ADULT, **other: Any) -> None:
    response = client.post(path("consents", case), read_aloud(ASKED | other, form))
    assert response.status_code == 302, response.text
    assert response.headers["Location"] == path("consents", case)


def withdraw(client: Client, case: Case, on: str, which: int = -1) -> int:
    given = written(client, case, GivenConsent)[which].id
    return client.post(path("withdraw", case), {"consent": given, "withdrawn_on": on}).status_code


def child_of(people: CaseCast, form: Form = Form.CHILD_WITH_GUARDIAN) -> Case:
    return open_case(people.keys.berk, PersonRecord(("Керим",), form=form))


def test_who_runs_the_node_sees_no_case_and_is_offered_to_nobody(people: CaseCast) -> None:
    runs = create_organisation(name="Machinery of the node", kind=OrganisationKind.NODE_OPERATOR, by=None)
    page = people.keys.berk.get(path("consents", people.case)).text
    assert str(people.keys.cast.gul.pk) in page
    assert runs.name not in page
    assert str(runs.pk) not in page
    sent = ASKED | {"purpose": "tell", "whom": "here", "organisation": str(runs.pk), "groups": ["contact"]}
    assert people.keys.berk.post(path("consents", people.case), sent).status_code == 200
    assert written(people.keys.berk, people.case, GivenConsent) == ()


def test_a_consent_is_kept_and_shown_where_the_case_is(people: CaseCast) -> None:
    berk, case = people.keys.berk, people.case
    assert f'href="{path("consents", case)}">Consent</a>' in berk.get(path("case", case)).text
    consent(berk, case, about="Ночлег у нас")
    given = written(people.keys.dana, case, GivenConsent)[0]
    assert given.terms is not None
    assert given.as_data() == {
        "id": given.id, "purpose": "support", "manner": "spoken", "by": keyring_of(berk).person,
        "about": "Ночлег у нас",
        "withdrawn_on": None, "withdrawn_by": "",
        "terms": {
            "terms": 2, "recipient": {"kind": "us", "name": "", "organisation": "", "country": ""}, "groups": (),
            "countries": ("TM",), "language": "tk", "edition": EDITION, "said": given.terms.said,
            "digest": given.terms.digest, "until": None, "interpreter": "", "witness": "", "scope": None,
        },
        "consent": {
            "consent": 1, "form": "adult", "giver": "self", "given_on": "2026-11-24", "guardian": "none",
            "assent": "not-needed",
        },
    }  # fmt: skip
    page = people.keys.dana.get(path("case", case)).text
    assert NONE_TODAY not in page
    assert "To support from us" in page
    assert "The person ·\n  24.11.2026" in page
    page = people.keys.dana.get(path("consents", case)).text
    assert "Ночлег у нас" in page
    assert "written down by Berk Chinar" in page


def test_the_journal_says_that_and_never_what_for(people: CaseCast) -> None:
    consent(people.keys.berk, people.case)
    assert withdraw(people.keys.dana, people.case, "2026-11-25") == 302
    assert verbs(people.keys.berk)[-2:] == ["case.consented", "case.consent-withdrawn"]
    page = people.keys.berk.get(path("access", people.case)).text
    assert "wrote down that a consent was withdrawn" in page
    assert "To support from us" not in page
    assert "Ночлег" not in page


def test_a_withdrawn_consent_stays_in_the_history_with_its_day(people: CaseCast) -> None:
    berk, case = people.keys.berk, people.case
    consent(berk, case)
    consent(berk, case, Form.ADULT, **TOLD, about="Юристу")
    assert withdraw(people.keys.dana, case, "2026-11-25", 0) == 302
    given, second, first = written(berk, case, GivenConsent)
    assert (given.id, given.withdrawn_on) == (first.id, None)  # what was withdrawn stays as it was written
    assert (str(first.withdrawn_on), first.withdrawn_by) == (
        "2026-11-25",
        keyring_of(people.keys.dana).person,
    )
    assert second.withdrawn_on is None
    page = berk.get(path("consents", case)).text
    before, after = page.split("No longer in force")
    assert "Юристу" in before
    assert "Ночлег" not in before
    assert "Ночлег" in after
    assert "Withdrawn on 25.11.2026." in after
    assert "To support from us" not in berk.get(path("case", case)).text
    assert withdraw(berk, case, "2026-11-25", 0) == 404  # once only
    assert written(berk, case, GivenConsent) == (given, second, first)


def test_it_can_be_withdrawn_in_a_closed_case_too_and_nothing_is_asked_there(people: CaseCast) -> None:
    berk, case = people.keys.berk, people.case
    consent(berk, case)
    close_case(keyring=keyring_of(people.keys.dana), case=case, reason="Всё")
    page = berk.get(path("consents", case)).text
    assert "<summary>Withdraw</summary>" in page
    assert "Ask for a consent" not in page
    assert withdraw(berk, case, "2026-11-25") == 302
    assert written(berk, case, GivenConsent)[-1].withdrawn_by == keyring_of(berk).person
    case.refresh_from_db()
    assert case.status == "closed"
    assert verbs(berk)[-1] == "case.consent-withdrawn"


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        ("2026-11-23", "It cannot be withdrawn before the day on which it was given."),
        ("2999-01-01", "That day has not come yet."),
        ("скоро", "there is no such day."),
    ],
)
def test_a_day_that_cannot_be_withdraws_nothing(people: CaseCast, on: str, sentence: str) -> None:
    consent(people.keys.berk, people.case)
    before = stored(people.keys.berk)
    given = written(people.keys.berk, people.case, GivenConsent)[0].id
    response = people.keys.berk.post(path("withdraw", people.case), {"consent": given, "withdrawn_on": on})
    assert response.status_code == 200
    assert response.text.count(sentence) == 1
    assert f'value="{on}"' in response.text
    assert stored(people.keys.berk) == before


@pytest.mark.parametrize("giver", ["guardian", "representative", "relative"])
def test_nobody_consents_for_an_adult_and_nothing_typed_is_lost(people: CaseCast, giver: str) -> None:
    before = stored(people.keys.berk)
    response = people.keys.berk.post(path("consents", people.case), CONSENT | {"giver": giver})
    assert response.status_code == 200
    assert response.text.count(ADULT_ALONE.en) == 1
    assert f'<option value="{giver}" selected>' in response.text
    assert 'value="Ночлег"' in response.text
    assert 'name="is_read" value="on"' in response.text  # the words stand there still
    assert stored(people.keys.berk) == before


@pytest.mark.parametrize("form", sorted(CHILDREN))
@pytest.mark.parametrize("guardian", list(GuardianState))
def test_a_guardian_consents_only_after_somebody_has_looked(
    people: CaseCast, form: Form, guardian: GuardianState
) -> None:
    case = child_of(people, form)
    response = people.keys.berk.post(
        path("consents", case), read_aloud(OF_CHILD, form) | {"guardian": guardian}
    )
    if form == Form.CHILD_WITH_GUARDIAN and guardian == GuardianState.LOOKED_INTO:
        assert response.status_code == 302
        given = written(people.keys.berk, case, GivenConsent)[0]
        assert given.consent.assent == "agrees"
        assert packaged_texts().of_child.in_language("tk") in given.terms.said  # type: ignore[union-attr]  # version 2
        return
    assert response.status_code == 200
    if guardian in GUARDIAN_SENTENCES:
        assert GUARDIAN_SENTENCES[guardian].en in response.text
    assert written(people.keys.berk, case, GivenConsent) == ()


def test_a_child_who_does_not_wish_it_is_heard(people: CaseCast) -> None:
    case = child_of(people)
    form, said = Form.CHILD_WITH_GUARDIAN, {"giver": "representative", "guardian": "implicated"}
    typed = read_aloud(ASKED | said, form)
    response = people.keys.berk.post(path("consents", case), typed | {"assent": "disagrees"})
    assert CHILD_DISAGREES.en in response.text
    consent(people.keys.berk, case, form, **said, assent="agrees")
    own_no = typed | {"giver": "self", "assent": "disagrees", "answer": "no"}
    assert people.keys.berk.post(path("consents", case), own_no).status_code == 302
    assert [entry.is_refused for entry in written(people.keys.berk, case, GivenConsent)] == [False, True]
    no_of_guardian = own_no | {"giver": "guardian"}
    response = people.keys.berk.post(path("consents", case), no_of_guardian)
    assert GUARDIAN_SENTENCES[GuardianState.IMPLICATED].en in response.text


@pytest.mark.parametrize("form", [Form.FAMILY, Form.MISSING, Form.DECEASED])
def test_where_nobody_can_the_page_says_why_and_asks_nothing(people: CaseCast, form: Form) -> None:
    case, sentence = child_of(people, form), nobody_can(form)
    assert sentence is not None
    page = people.keys.berk.get(path("consents", case)).text
    assert sentence.en in page
    assert 'name="giver"' not in page
    response = people.keys.berk.post(path("consents", case), CONSENT)
    assert response.status_code == 200
    assert written(people.keys.berk, case, GivenConsent) == ()


def test_who_turns_out_to_be_a_child_is_asked_again(people: CaseCast) -> None:
    berk, case = people.keys.berk, people.case
    consent(berk, case)
    berk.post(path("person", case), {"names": "Роза", "form": "child-alone"})
    assert NONE_TODAY in berk.get(path("case", case)).text
    page = berk.get(path("consents", case)).text
    assert "It has to be asked again:" in page.split("No longer in force")[1]
    assert written(berk, case, GivenConsent)[0].withdrawn_on is None


def test_a_day_to_come_and_a_missing_answer_are_said_at_their_fields(people: CaseCast) -> None:
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    response = people.keys.berk.post(
        path("consents", people.case), CONSENT | {"given_on": tomorrow, "manner": ""}
    )
    assert response.context["form"].errors == {
        "given_on": ["That day has not come yet."],
        "manner": ["This field is required."],
    }
    assert written(people.keys.berk, people.case, GivenConsent) == ()


@pytest.mark.parametrize(("code", "is_asked"), [("tm", False), ("kz", True), ("de", False)])
def test_the_name_goes_abroad_only_where_the_policy_lets_it(
    people: CaseCast, code: str, is_asked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = policy_of
    monkeypatch.setattr(country, "policy_of", lambda _country: real(code))
    page = people.keys.berk.get(path("consents", people.case)).text
    for purpose in ConsentFor:
        assert (FOR_WORDS[purpose].en in page) == (is_asked or purpose != ConsentFor.IDENTITY_ABROAD)
    typed = read_aloud(ASKED | TOLD | {"purpose": "identity-abroad", "groups": ["name"], "country": "TR"})
    response = people.keys.berk.post(path("consents", people.case), typed)
    assert response.status_code == (302 if is_asked else 200)


def test_a_stage_that_asks_for_a_consent_leads_to_it_and_is_ticked_as_before(people: CaseCast) -> None:
    berk, case = people.keys.berk, people.case
    assert path("consents", case) not in berk.get(path("stage", case)).text
    berk.post(path("stage", case), {"to": "safety-and-consent"})
    assert path("consents", case) in berk.get(path("stage", case)).text
    consent(berk, case)
    refused = berk.post(
        path("stage", case), {"to": "support", "true": ["safety-looked-at", "told-of-rights"]}
    )
    assert refused.status_code == 200  # a consent written down ticks nothing by itself
    assert opened(berk, case).facts == frozenset()
