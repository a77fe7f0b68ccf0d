"""A consent of version 2 on pages: chosen, read out, answered, kept as it was read out."""

from __future__ import annotations

import html
import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from amanjol.casework.cases.consents import actions, reading
from amanjol.casework.cases.tests.consent_pages import LAWYER, allows, consent, send
from amanjol.casework.cases.tests.consent_words import ANSWERED, ASKED, HOME, TOLD, ask_form, read_aloud
from amanjol.casework.cases.tests.hostile import MARKUP
from amanjol.casework.cases.tests.pages import opened, path, stored, verbs, written
from amanjol.casework.standards.people.consent import Consent, Giver
from amanjol.casework.standards.people.consent_texts import packaged_texts
from amanjol.casework.standards.people.forms import Form
from amanjol.casework.standards.people.given import ConsentFor, GivenConsent, Manner
from amanjol.casework.standards.people.terms import US, FieldGroup, Recipient, RecipientKind
from amanjol.foundation.organisations.models import Organisation
from amanjol.foundation.organisations.tests.key_cast import keyring_of
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.cases.tests.case_cast import CaseCast

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


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
        name, value = (
            tag.split(f'{key}="')[1].split('"')[0] if f'{key}="' in tag else "" for key in ("name", "value")
        )
        hidden.setdefault(name, []).append(html.unescape(value))
    answers = ANSWERED | {
        "given_on": str(TODAY),
        "counted_answer": "yes",
        "interpreter": "Айджемал",
        "is_read": "on",
    }
    assert send(people, hidden | answers | {"witness": "Соседка"}).status_code == 302
    told_consent, counted = written(people.keys.dana, people.case, GivenConsent)
    assert told_consent.terms is not None
    assert counted.terms is not None
    assert told_consent.terms.recipient == LAWYER
    assert told_consent.terms.groups == (FieldGroup.NAME, FieldGroup.PAPERS)
    assert told_consent.terms.countries == (HOME,)
    assert told_consent.terms.until == counted.terms.until == TODAY + timedelta(30)
    assert (told_consent.terms.interpreter, told_consent.terms.witness) == ("Айджемал", "Соседка")
    assert json.loads(hidden["words"][0]) == [list(told_consent.terms.said), list(counted.terms.said)]
    assert (counted.purpose, counted.terms.recipient) == (ConsentFor.COUNTED, US)
    assert told_consent.id != counted.id
    assert verbs(people.keys.berk)[-1] == "case.consented"
    page = people.keys.dana.get(path("consents", people.case)).text
    for text in (
        "Айджемал",
        "Соседка",
        "Siz barada",
        told_consent.terms.digest[:12],
        "Юрист Лейла (Turkmenistan)",
    ):
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
    assert [entry.is_refused for entry in written(people.keys.berk, people.case, GivenConsent)] == [
        False,
        True,
        False,
    ]


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
    "words",
    ["", "[]", "{", "[[1]]", '["x"]', "[" * 5000, '[["Можно?"]]', "null", '[["<script>alert(1)</script>"]]'],
)
def test_words_that_are_not_those_of_now_stand_beside_them_and_nothing_is_kept(
    people: CaseCast, words: str
) -> None:
    before = stored(people.keys.berk)
    page = send(people, read_aloud(ASKED) | {"words": words}).text
    assert "The words have changed since they were read out. Nothing is kept yet." in page
    assert "As they were read out" in page
    assert "Size kömek edip" in page.split("As they are now")[1]
    if "Можно" in words:
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
    "name", [MARKUP, '"><img src=x>', "{{ 7|add:7 }}", "{0.__class__}", "%s%(code)s%", "a\nb"]
)
def test_a_name_that_wishes_harm_is_only_a_name_on_every_page(people: CaseCast, name: str) -> None:
    page = send(people, ASKED | TOLD | {"name": name})
    assert page.status_code == 200
    consent(people, **TOLD | {"name": name})
    for there in (page, *(people.keys.berk.get(path(of, people.case)) for of in ("consents", "case"))):
        assert there.status_code == 200
        assert MARKUP not in there.text
        assert "<img src=x>" not in there.text


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
