"""What can be asked for a consent, and what is said of what cannot."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.http import QueryDict
from django.utils import timezone

from amanjol.casework.cases.consents import forms, reading, told
from amanjol.casework.cases.official_papers.closed_list import MAY
from amanjol.casework.cases.tests.consent_words import ASKED, TOLD, ask_form
from amanjol.casework.cases.tests.hostile import TEXTS, as_bytes
from amanjol.casework.standards.people.allowing import NOT_ABROAD
from amanjol.casework.standards.people.consent import Consent, Giver
from amanjol.casework.standards.people.consent_texts import packaged_texts
from amanjol.casework.standards.people.forms import Form
from amanjol.casework.standards.people.given import ConsentFor, GivenConsent, Manner
from amanjol.casework.standards.people.terms import Channel, Scope

TODAY = timezone.localdate()


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"whom": ""}, "whom", "Choose who is told."),
        ({"name": ""}, "name", "Write who is told."),
        ({"country": ""}, "country", "Choose the country."),
        ({"whom": "here"}, "organisation", "Choose the organisation."),
        ({"groups": []}, "groups", "Tick what may be told."),
        ({"country": "TR"}, "groups", NOT_ABROAD.en),
        ({"country_2": "TR"}, "groups", NOT_ABROAD.en),
        ({"purpose": "identification", "country_3": "TR"}, "groups", NOT_ABROAD.en),
        ({"until": str(TODAY - timedelta(1))}, "until", "Choose a day from today on, at most 2 years ahead."),
        (
            {"until": str(TODAY + timedelta(733))},
            "until",
            "Choose a day from today on, at most 2 years ahead.",
        ),
        ({"language": "de"}, "language", "de"),
        ({"groups": ["notes"]}, "groups", "notes"),
        ({"purpose": "anything"}, "purpose", "anything"),
        ({"country": "ZZ"}, "country", "ZZ"),
        ({"organisation": "1"}, "organisation", "1"),
    ],
)
def test_what_cannot_be_asked_is_said_at_its_field(typed: dict[str, Any], field: str, sentence: str) -> None:
    form = ask_form(ASKED | TOLD | typed)
    assert not form.is_valid()
    assert set(form.errors) == {field}
    assert sentence in str(form.errors[field])


def test_until_may_be_any_day_of_the_years_that_it_may_last() -> None:
    years = packaged_texts().longest_years
    for day, latest in (
        ("2027-03-01", "2029-03-01"),
        ("2028-02-29", "2030-02-28"),
        ("2027-12-31", "2029-12-31"),
    ):
        assert str(forms._latest(date.fromisoformat(day), years)) == latest
    assert years == 2
    for until in (TODAY, forms._latest(TODAY, years)):
        assert ask_form(ASKED | {"until": str(until)}).is_valid()


def test_what_does_not_lead_to_the_person_may_go_abroad() -> None:
    form = ask_form(ASKED | TOLD | {"country": "TR", "groups": ["health"]})
    assert form.is_valid()
    assert form.asked.countries == ("TR",)
    identity = ask_form(ASKED | TOLD | {"purpose": "identity-abroad"})
    assert identity.errors == {"country": ["Choose another country."]}


def test_1000_names_of_recipients_are_read_out_as_they_were_typed() -> None:
    good: dict[str, Any] = {**ASKED, **TOLD}
    taken = 0
    for text in TEXTS:
        sent = QueryDict(as_bytes({**good, "name": text, "groups": "name"}))
        form = ask_form(sent)
        if not form.is_valid():
            assert set(form.errors) == {"name"}
            continue
        taken += 1
        terms = form.questions[0].terms(form.asked)
        assert terms.recipient.name in terms.said[2]
        given = GivenConsent(
            "1", Consent(Form.ADULT, Giver.SELF, TODAY), ConsentFor.SHARING, Manner.SPOKEN, "-", terms=terms
        )
        assert GivenConsent.from_data(given.as_data()) == given
    assert taken > 500


def test_each_field_that_may_stand_on_a_paper_has_its_group() -> None:
    containers = {"PersonRecord.details", "CaseRecord.details", "Way.entries"}
    never_facts = {name for name in MAY if name.partition(".")[0] in {"Demand", "GivenConsent"}}
    for name in MAY - containers - never_facts:
        assert told.group_of(name) is not None, name
    with pytest.raises(KeyError):
        told.group_of("CaseRecord.interview")


def test_a_country_is_called_as_the_person_calls_it() -> None:
    assert reading.country_name("KG", "tk") == "Gyrgyzystan"
    assert reading.country_name("TM", "uz") == "Turkmaniston"
    assert reading.country_name("TR", "kk") == "Түркия"
    assert reading.country_name("AE", "ru") == "Объединённые Арабские Эмираты"


STORY: dict[str, Any] = {
    "purpose": "published", "channels": ["web", "mail"], "tongues": ["ru", "tk"],
    "until": str(timezone.localdate() + timedelta(3 * 365)),
}  # fmt: skip


def test_a_story_is_asked_with_where_in_which_languages_and_until_when() -> None:
    form = ask_form(ASKED | STORY)
    assert form.is_valid(), form.errors
    assert form.asked.scope == Scope((Channel.WEB, Channel.MAIL), ("ru", "tk"))
    assert form.asked.until is not None
    pictured = ask_form(ASKED | STORY | {"with_picture": "on"})
    assert pictured.is_valid()
    assert pictured.asked.scope == Scope((Channel.WEB, Channel.MAIL), ("ru", "tk"), with_picture=True)
    other = ask_form(ASKED | STORY | {"purpose": "support", "until": ""})
    assert other.is_valid()
    assert other.asked.scope is None


@pytest.mark.parametrize(
    ("typed", "field", "says"),
    [
        ({"channels": []}, "channels", "Tick where"),
        ({"channels": ["radio"]}, "channels", "Select a valid choice"),
        ({"tongues": []}, "tongues", "Tick in which languages"),
        ({"until": ""}, "until", "until a day"),
        ({"until": str(timezone.localdate() + timedelta(3 * 366))}, "until", "at most 3 years"),
        ({"purpose": "support"}, "until", "at most 2 years"),
        ({"counted": "on"}, "counted", "apart from a story"),
    ],
)
def test_a_story_without_scope_or_end_or_for_longer_is_refused(
    typed: dict[str, Any], field: str, says: str
) -> None:
    form = ask_form(ASKED | STORY | typed)
    assert not form.is_valid()
    assert says in str(form.errors[field])
