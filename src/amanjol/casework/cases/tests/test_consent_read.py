"""A consent of version 2 on pages: chosen, read out, answered; what it then lets be done, and what comes back."""

from __future__ import annotations

import html
import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.http import QueryDict
from django.utils import timezone

from amanjol.casework.cases import sealing
from amanjol.casework.cases.consents import actions, door, forms, reading, told
from amanjol.casework.cases.consents.words import SOON, consents_of
from amanjol.casework.cases.items import Items
from amanjol.casework.cases.models import Case
from amanjol.casework.cases.official_papers.closed_list import MAY
from amanjol.casework.cases.tests.consent_words import ANSWERED, ASKED, HOME, TOLD, ask_form, read_aloud
from amanjol.casework.cases.tests.hostile import MARKUP, TEXTS, as_bytes
from amanjol.casework.cases.tests.pages import opened, opened_person, path, stored, verbs, written
from amanjol.casework.cases.tests.test_older_copies import copy_of, put_back
from amanjol.casework.cases.views.today import JUST_ENDED
from amanjol.casework.desk import country
from amanjol.casework.standards.people.allowing import NOT_ABROAD
from amanjol.casework.standards.people.consent import Consent, Giver
from amanjol.casework.standards.people.consent_texts import packaged_texts
from amanjol.casework.standards.people.forms import Form
from amanjol.casework.standards.people.given import ConsentFor, GivenConsent, Manner
from amanjol.casework.standards.people.terms import US, FieldGroup, Recipient, RecipientKind
from amanjol.casework.standards.policy.policy_files import policy_of
from amanjol.foundation.organisations.models import Organisation
from amanjol.foundation.organisations.tests.key_cast import keyring_of
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from datetime import date

    from django.test import Client

    from amanjol.casework.cases.tests.case_cast import CaseCast

pytestmark = pytest.mark.django_db
LAWYER = Recipient(RecipientKind.OUTSIDE, "Юрист Лейла", country=HOME)
TODAY = timezone.localdate()


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


def send(people: CaseCast, typed: dict[str, Any]) -> Any:
    return people.keys.berk.post(path("consents", people.case), typed)


def consent(people: CaseCast, **typed: Any) -> GivenConsent:
    response = send(people, read_aloud(ASKED | typed))
    assert response.status_code == 302, response.text
    return written(people.keys.berk, people.case, GivenConsent)[-1]


def give_version_1(people: CaseCast, purpose: ConsentFor) -> GivenConsent:
    """As it lies in a case of before."""
    keyring = keyring_of(people.keys.berk)
    said = Consent(Form.ADULT, Giver.SELF, TODAY)
    given = GivenConsent("1" * 16, said, purpose, Manner.SPOKEN, keyring.person, "Суд")
    actions.change_case("case.consented", keyring, people.case, add=lambda _items: [given])
    return given


def allows(people: CaseCast, purpose: ConsentFor, recipient: Recipient, **other: Any) -> bool:
    case = Case.objects.select_related("person").get(pk=people.case.pk)
    person = opened_person(people.keys.berk, case)
    written_there = Items(case, opened(people.keys.berk, case), keyring_of(people.keys.berk))
    return door.allows(person, written_there, purpose=purpose, recipient=recipient, **other)


def test_the_words_stand_large_in_the_persons_language_and_nothing_is_kept_yet(people: CaseCast) -> None:
    before = stored(people.keys.berk)
    page = send(people, ASKED | TOLD | {"language": "tk"}).text
    for text in ("Siz barada başga birine aýtsak bolarmy?", "Юрист Лейла", "Adyňyz", 'lang="tk"', "name.svg"):
        assert text in page
    assert page.count('<img src="') >= 10
    assert 'alt="A badge with lines for a name"' in page
    assert "No native speaker has read these words in Türkmençe yet." in page
    assert stored(people.keys.berk) == before
    assert "Biz aýdarys" not in people.keys.berk.get(path("consents", people.case)).text


def test_what_the_page_sends_back_is_what_is_kept(people: CaseCast) -> None:
    """By the hidden fields of the page itself."""
    page = send(people, ASKED | TOLD | {"counted": "on", "until": str(TODAY + timedelta(30))}).text
    form = page.split('action="' + path("consents", people.case))[1]
    hidden: dict[str, Any] = {}
    for part in form.split('<input type="hidden" ')[1:]:
        tag = part.split(">")[0]
        name, value = (tag.split(f'{key}="')[1].split('"')[0] if f'{key}="' in tag else "" for key in ("name", "value"))
        hidden.setdefault(name, []).append(html.unescape(value))
    answers = ANSWERED | {"given_on": str(TODAY), "counted_answer": "yes", "interpreter": "Айджемал", "is_read": "on"}
    assert send(people, hidden | answers | {"witness": "Соседка"}).status_code == 302
    told_consent, counted = written(people.keys.dana, people.case, GivenConsent)
    assert told_consent.terms is not None
    assert counted.terms is not None
    assert told_consent.terms.recipient == LAWYER
    assert told_consent.terms.groups == (FieldGroup.NAME, FieldGroup.PAPERS)
    assert told_consent.terms.countries == (HOME,)
    assert told_consent.terms.until == counted.terms.until == TODAY + timedelta(30)
    assert (told_consent.terms.interpreter, told_consent.terms.witness) == ("Айджемал", "Соседка")
    assert json.loads(hidden["shown"][0]) == [list(told_consent.terms.said), list(counted.terms.said)]
    assert (counted.purpose, counted.terms.recipient) == (ConsentFor.COUNTED, US)
    assert told_consent.id != counted.id
    assert verbs(people.keys.berk)[-1] == "case.consented"
    page = people.keys.dana.get(path("consents", people.case)).text
    for text in ("Айджемал", "Соседка", "Siz barada", told_consent.terms.digest[:12], "Юрист Лейла (Turkmenistan)"):
        assert text in page


def test_figures_are_no_unless_somebody_says_yes(people: CaseCast) -> None:
    assert send(people, read_aloud(ASKED | {"counted": "on"})).status_code == 302
    support, counted = written(people.keys.berk, people.case, GivenConsent)
    assert (support.is_refused, counted.is_refused, counted.purpose) == (False, True, ConsentFor.COUNTED)
    assert not allows(people, ConsentFor.COUNTED, US)
    page = people.keys.berk.get(path("consents", people.case)).text
    assert "To be counted in figures and warnings, never named" in page.split("The answer was no")[1]
    consent(people, purpose="counted")
    assert allows(people, ConsentFor.COUNTED, US)
    assert [entry.is_refused for entry in written(people.keys.berk, people.case, GivenConsent)] == [False, True, False]


def test_a_no_is_kept_as_a_no_to_that_and_nothing_else_changes(people: CaseCast) -> None:
    support = consent(people)
    before = opened(people.keys.berk, people.case)
    no = consent(people, **TOLD, answer="no", until=str(TODAY + timedelta(9)))
    assert no.is_refused
    assert verbs(people.keys.berk)[-1] == "case.consent-refused"
    now = opened(people.keys.berk, people.case)
    assert replace(now, counts={}, acts=0) == replace(before, counts={}, acts=0)
    assert written(people.keys.berk, people.case, GivenConsent)[0] == support
    assert allows(people, ConsentFor.SUPPORT, US)
    assert not allows(people, ConsentFor.SHARING, LAWYER, group=FieldGroup.NAME)
    withdrawal = {"consent": no.id, "withdrawn_on": str(TODAY)}
    assert people.keys.berk.post(path("withdraw", people.case), withdrawal).status_code == 404
    access = people.keys.berk.get(path("access", people.case)).text
    assert "wrote down that a consent was not given" in access
    assert "Лейла" not in access


def test_a_later_no_stands_against_a_yes_and_the_page_says_so(people: CaseCast) -> None:
    consent(people, **TOLD)
    assert allows(people, ConsentFor.SHARING, LAWYER, group=FieldGroup.NAME)
    consent(people, **TOLD, answer="no", given_on=str(TODAY))
    assert not allows(people, ConsentFor.SHARING, LAWYER, group=FieldGroup.NAME)
    page = people.keys.berk.get(path("consents", people.case)).text
    assert "stands against it." in page.split("The answer was no")[0]
    assert "a later no" in people.keys.berk.get(path("case", people.case)).text


@pytest.mark.parametrize(
    "shown", ["", "[]", "{", "[[1]]", '["x"]', "[" * 5000, '[["Можно?"]]', 'null', '[["<script>alert(1)</script>"]]']
)
def test_words_that_are_not_those_of_now_stand_beside_them_and_nothing_is_kept(
    people: CaseCast, shown: str
) -> None:
    before = stored(people.keys.berk)
    page = send(people, read_aloud(ASKED) | {"shown": shown}).text
    assert "The words have changed since they were read out. Nothing is kept yet." in page
    assert "As they were read out" in page
    assert "Size kömek edip" in page.split("As they are now")[1]
    if "Можно" in shown:
        assert "Можно?" in page.split("As they are now")[0]
    assert MARKUP not in page
    assert stored(people.keys.berk) == before


def test_an_organisation_that_is_called_otherwise_meanwhile_is_read_out_anew(people: CaseCast) -> None:
    gul = Organisation.objects.get(pk=people.keys.cast.gul.pk)
    typed = ASKED | TOLD | {"whom": "here", "organisation": str(gul.pk)}
    sent = read_aloud(typed, organisations={str(gul.pk): "Gul Old"})
    page = send(people, sent).text
    assert "Gul Old" in page.split("As they are now")[0]
    assert f"Biz aýdarys: {gul.name}." in page.split("As they are now")[1]
    assert send(people, read_aloud(typed, organisations={str(gul.pk): gul.name})).status_code == 302
    here = Recipient(RecipientKind.HERE, gul.name, organisation=str(gul.pk))
    assert allows(people, ConsentFor.SHARING, here, group=FieldGroup.NAME)
    own = people.keys.cast.yyldyz
    page = send(people, typed | {"organisation": str(own.pk)})
    assert "organisation" in page.context["form"].errors


def test_the_act_itself_keeps_no_words_that_were_not_composed_here(people: CaseCast) -> None:
    """Whatever calls it: what was asked and what is kept are compared once more."""
    form = ask_form(ASKED | TOLD)
    assert form.is_valid()
    other = ask_form(ASKED | TOLD | {"groups": ["name", "papers", "health"]})
    assert other.is_valid()
    said = Consent(Form.ADULT, Giver.SELF, TODAY)
    keyring = keyring_of(people.keys.berk)
    given = GivenConsent(
        "1", said, ConsentFor.SHARING, Manner.SPOKEN, keyring.person,
        terms=replace(form.questions[0].terms(form.asked), groups=other.asked.groups),
    )  # fmt: skip
    for asked in (form.asked, other.asked):
        with pytest.raises(reading.WordsChanged):
            actions.write_answers(keyring=keyring, case=people.case, answers=[(given, asked)])
    assert written(people.keys.berk, people.case, GivenConsent) == ()


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
        ({"until": str(TODAY + timedelta(733))}, "until", "Choose a day from today on, at most 2 years ahead."),
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
    for day, latest in (("2027-03-01", "2029-03-01"), ("2028-02-29", "2030-02-28"), ("2027-12-31", "2029-12-31")):
        assert str(forms._latest(timezone.datetime.fromisoformat(day).date())) == latest
    assert years == 2
    for until in (TODAY, forms._latest(TODAY)):
        assert ask_form(ASKED | {"until": str(until)}).is_valid()


def test_what_does_not_lead_to_the_person_may_go_abroad() -> None:
    form = ask_form(ASKED | TOLD | {"country": "TR", "groups": ["health"]})
    assert form.is_valid()
    assert form.asked.countries == ("TR",)
    identity = ask_form(ASKED | TOLD | {"purpose": "identity-abroad"})
    assert identity.errors == {"country": ["Choose another country."]}


def test_1000_names_of_recipients_are_read_out_as_they_were_typed() -> None:
    good = ASKED | TOLD
    taken = 0
    for text in TEXTS:
        sent = QueryDict(as_bytes(good | {"name": text, "groups": "name"}))
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


@pytest.mark.parametrize("name", [MARKUP, '"><img src=x>', "{{ 7|add:7 }}", "{0.__class__}", "%s%(code)s%", "a\nb"])
def test_a_name_that_wishes_harm_is_only_a_name_on_every_page(people: CaseCast, name: str) -> None:
    page = send(people, ASKED | TOLD | {"name": name})
    assert page.status_code == 200
    consent(people, **TOLD | {"name": name})
    for there in (page, *(people.keys.berk.get(path(of, people.case)) for of in ("consents", "case"))):
        assert there.status_code == 200
        assert MARKUP not in there.text
        assert "<img src=x>" not in there.text


def test_version_1_is_shown_with_what_it_does_not_say_and_can_be_withdrawn(people: CaseCast) -> None:
    given = give_version_1(people, ConsentFor.SHARING)
    page = people.keys.berk.get(path("consents", people.case)).text
    assert "From before consents named who is told." in page
    assert not allows(people, ConsentFor.SHARING, LAWYER, group=FieldGroup.NAME)
    assert not allows(people, ConsentFor.COUNTED, US)
    withdrawal = {"consent": given.id, "withdrawn_on": str(TODAY)}
    assert people.keys.berk.post(path("withdraw", people.case), withdrawal).status_code == 302
    assert "None is in force today." in people.keys.berk.get(path("consents", people.case)).text
    assert written(people.keys.berk, people.case, GivenConsent)[-1].version == 1


def test_version_1_lets_us_help_as_before(people: CaseCast) -> None:
    give_version_1(people, ConsentFor.SUPPORT)
    assert allows(people, ConsentFor.SUPPORT, US)
    assert not allows(people, ConsentFor.RECORDS, US)


def test_the_door_lets_nothing_of_an_older_copy(people: CaseCast) -> None:
    given = consent(people, **TOLD)
    copy = copy_of(people.case)
    people.keys.berk.post(
        path("withdraw", people.case), {"consent": given.id, "withdrawn_on": str(TODAY)}
    )
    assert not allows(people, ConsentFor.SHARING, LAWYER, group=FieldGroup.NAME)
    put_back(people.case, copy)
    assert not allows(people, ConsentFor.SHARING, LAWYER, group=FieldGroup.NAME)


def test_the_door_sends_no_identity_where_the_policy_says_never(
    people: CaseCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = policy_of
    monkeypatch.setattr(country, "policy_of", lambda _country: real("kz"))
    abroad = TOLD | {"purpose": "identity-abroad", "country": "TR", "groups": ["name", "health"]}
    consent(people, **abroad)
    shelter = replace(LAWYER, country="TR")
    for group, is_let in ((FieldGroup.NAME, True), (FieldGroup.HEALTH, True), (FieldGroup.WAGES, False)):
        there = allows(people, ConsentFor.IDENTITY_ABROAD, shelter, group=group, country="TR")
        assert there is is_let
    monkeypatch.setattr(country, "policy_of", lambda _country: real("tm"))
    assert not allows(people, ConsentFor.IDENTITY_ABROAD, shelter, group=FieldGroup.NAME, country="TR")
    assert allows(people, ConsentFor.IDENTITY_ABROAD, shelter, group=FieldGroup.HEALTH, country="TR")


def ending(people: CaseCast, until: date) -> None:
    """As time goes by: sealed with the day that it would have by then."""
    given = consent(people, until=str(TODAY + timedelta(1)), given_on=str(TODAY))
    keyring, row = keyring_of(people.keys.berk), Case.objects.get(pk=people.case.pk)
    record = sealing.open_case(row, keyring)
    sealing.close(row, replace(record, consents_until={given.id: until}), keyring)
    row.save(update_fields=["schema", "sealed"])


@pytest.mark.parametrize(
    ("days", "says"),
    [
        (SOON.days, "Ends soon"),
        (SOON.days + 1, ""),
        (0, "Ends soon"),
        (-1, "Has ended. Ask again if it is still needed."),
        (-JUST_ENDED.days, "Has ended. Ask again if it is still needed."),
        (-JUST_ENDED.days - 1, ""),
    ],
)
def test_what_ends_soon_or_has_just_ended_stands_on_the_day(people: CaseCast, days: int, says: str) -> None:
    ending(people, TODAY + timedelta(days))
    page = people.keys.berk.get("/desk/").text
    assert ("Consents that end by themselves" in page) is bool(says)
    assert says in page
    people.keys.berk.post("/desk/cases/discreet/")
    assert "Consents that end by themselves" not in people.keys.berk.get("/desk/").text


def test_a_withdrawn_one_ends_on_no_day(people: CaseCast) -> None:
    given = consent(people, until=str(TODAY + timedelta(3)))
    assert opened(people.keys.berk, people.case).consents_until == {given.id: TODAY + timedelta(3)}
    assert "until" in people.keys.berk.get(path("case", people.case)).text
    people.keys.berk.post(
        path("withdraw", people.case), {"consent": given.id, "withdrawn_on": str(TODAY)}
    )
    assert opened(people.keys.berk, people.case).consents_until == {}


def test_one_that_ended_is_asked_again_on_the_page_of_the_case(people: CaseCast) -> None:
    keyring = keyring_of(people.keys.berk)
    given = consent(people, until=str(TODAY), given_on=str(TODAY - timedelta(5)))
    assert given.terms is not None
    ended = replace(given, terms=replace(given.terms, until=TODAY - timedelta(1)))
    person = opened_person(people.keys.berk, people.case)
    (shown,) = consents_of(person, [given])
    assert shown.ends_soon
    (shown,) = consents_of(person, [ended])
    assert shown.why_not is not None
    assert not shown.ends_soon
    actions.change_case("case.consented", keyring, people.case, add=lambda _items: [ended])
    page = people.keys.berk.get(path("case", people.case)).text
    assert "Ended by itself on" in page
    assert "None is in force today." in page


def test_withdrawing_says_what_ends_and_what_cannot_be_called_back(people: CaseCast) -> None:
    consent(people, **TOLD)
    page = people.keys.berk.get(path("consents", people.case)).text
    assert "From that day on nobody does on this consent what it was for." in page
    assert packaged_texts().purpose(ConsentFor.SHARING).stays.en in page


def test_the_words_begin_in_the_persons_own_language(people: CaseCast) -> None:
    def begins_in(client: Client) -> str:
        page = client.get(path("consents", people.case)).text.split('name="language"')[-1]
        return page.split(" selected")[0].split('value="')[-1].split('"')[0]

    assert begins_in(people.keys.berk) == "en"
    part = path("part", people.case)
    assert people.keys.berk.post(part, {"prs_PrimaryLanguage": "tk"}).status_code == 302
    assert begins_in(people.keys.berk) == "tk"


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
