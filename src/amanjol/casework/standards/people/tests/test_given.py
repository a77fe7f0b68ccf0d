"""Whether a consent that was given counts on a day, for each form that the person may turn out to have."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest

from amanjol.casework.standards.people.consent import (
    ADULT_ALONE,
    CHILD_IS_HEARD,
    Assent,
    CannotConsent,
    Consent,
    Giver,
    GuardianState,
    Refusal,
    why_not,
    why_not_refuse,
)
from amanjol.casework.standards.people.forms import CHILDREN, Form
from amanjol.casework.standards.people.given import (
    ENDED,
    FOR_WORDS,
    MANNER_WORDS,
    SAID_NO,
    WITHDRAWN,
    ConsentFor,
    GivenConsent,
    Manner,
    WithdrawnTooEarly,
    nobody_can,
)
from amanjol.casework.standards.people.terms import (
    US,
    Channel,
    FieldGroup,
    Recipient,
    RecipientKind,
    Scope,
    Terms,
    digest_of,
)
from amanjol.foundation.seals.canonical import NotCanonical, from_bytes, to_bytes
from amanjol.foundation.seals.records import replace

GIVEN, TODAY = date(2026, 11, 24), date(2026, 11, 25)
OWN = Consent(Form.ADULT, Giver.SELF, GIVEN)
OF_GUARDIAN = Consent(
    Form.CHILD_WITH_GUARDIAN, Giver.GUARDIAN, GIVEN, GuardianState.LOOKED_INTO, Assent.AGREES
)


def given(consent: Consent = OWN, withdrawn_on: date | None = None) -> GivenConsent:
    return GivenConsent(
        "1f", consent, ConsentFor.SUPPORT, Manner.SPOKEN, "somebody", "Ночлег", withdrawn_on, "another"
    )


def test_each_choice_has_words() -> None:
    assert FOR_WORDS.keys() == set(ConsentFor)
    assert MANNER_WORDS.keys() == set(Manner)


@pytest.mark.parametrize("consent", [given(), given(OF_GUARDIAN), given(withdrawn_on=TODAY)])
def test_its_data_read_back(consent: GivenConsent) -> None:
    assert GivenConsent.from_data(consent.as_data()) == consent


def test_data_of_a_consent_that_nobody_may_give_are_refused() -> None:
    data = given().as_data()
    data["consent"]["giver"] = "guardian"
    with pytest.raises(NotCanonical):
        GivenConsent.from_data(data)


def test_it_counts_until_the_day_of_withdrawal() -> None:
    assert given().why_not_now(Form.ADULT, TODAY) is None
    withdrawn = given(withdrawn_on=TODAY)
    assert withdrawn.why_not_now(Form.ADULT, GIVEN) is None
    assert withdrawn.why_not_now(Form.ADULT, TODAY) == WITHDRAWN


def test_it_cannot_be_withdrawn_before_it_was_given() -> None:
    assert given(withdrawn_on=GIVEN).withdrawn_on == GIVEN
    with pytest.raises(WithdrawnTooEarly):
        given(withdrawn_on=date(2026, 11, 23))


def test_who_turns_out_to_be_a_child_has_consented_to_nothing() -> None:
    assert given().why_not_now(Form.CHILD_ALONE, TODAY) == CHILD_IS_HEARD
    assert given(OF_GUARDIAN).why_not_now(Form.ADULT, TODAY) == ADULT_ALONE


def test_nobody_consents_for_a_family_the_missing_and_the_deceased() -> None:
    for form in Form:
        ways = product([form], Giver, GuardianState, Assent)
        assert (nobody_can(form) is None) == any(why_not(*way) is None for way in ways)
    assert all(nobody_can(form) is None for form in CHILDREN)


def v2(until: date | None = None, recipient: Recipient = US, groups: tuple[FieldGroup, ...] = ()) -> Terms:
    said = ("Можно Вам помогать?", "Решаете Вы.")
    return Terms(recipient, groups, ("TM",), "ru", GIVEN, said, digest_of(GIVEN, "ru", said), until)


def test_a_consent_of_before_there_were_terms_is_read_as_it_was_written() -> None:
    """As it lies in a seal: it has no field of that name."""
    data = {
        "id": "1f", "purpose": "support", "manner": "spoken", "by": "somebody", "about": "Ночлег",
        "withdrawn_on": None, "withdrawn_by": "",
        "consent": {
            "consent": 1, "form": "adult", "giver": "self", "given_on": "2026-11-24", "guardian": "none",
            "assent": "not-needed",
        },
    }  # fmt: skip
    read = GivenConsent.from_data(data)
    assert (read.version, read.terms, read.until, read.is_refused) == (1, None, None, False)
    assert read.why_not_now(Form.ADULT, TODAY) is None
    assert GivenConsent.from_data(replace(read, withdrawn_on=TODAY).as_data()).version == 1


@pytest.mark.parametrize("until", [None, TODAY])
def test_data_of_version_2_read_back(until: date | None) -> None:
    there = replace(given(), terms=v2(until))
    data = from_bytes(to_bytes(there.as_data()))
    assert GivenConsent.from_data(data) == there
    assert there.version == 2
    for field, other in (
        ("digest", "0" * 64),
        ("said", ["Да"]),
        ("language", "en"),
        ("terms", 1),
        ("more", 1),
    ):
        with pytest.raises(NotCanonical):
            GivenConsent.from_data(data | {"terms": data["terms"] | {field: other}})


def test_it_stands_until_its_last_day() -> None:
    there = replace(given(), terms=v2(TODAY))
    assert there.why_not_now(Form.ADULT, TODAY) is None
    assert there.why_not_now(Form.ADULT, TODAY + timedelta(1)) == ENDED
    withdrawn = replace(there, withdrawn_on=TODAY)
    assert withdrawn.why_not_now(Form.ADULT, TODAY + timedelta(1)) == WITHDRAWN


STORY = Scope((Channel.WEB,), ("ru",))
COURT = Recipient(RecipientKind.OUTSIDE, "Суд", country="TM")


@pytest.mark.parametrize(
    ("purpose", "terms"),
    [
        (ConsentFor.SHARING, v2()),
        (ConsentFor.SHARING, v2(recipient=COURT)),
        (ConsentFor.SUPPORT, v2(recipient=COURT, groups=(FieldGroup.NAME,))),
        (ConsentFor.COUNTED, v2(groups=(FieldGroup.NAME,))),
        (ConsentFor.SUPPORT, replace(v2(), countries=())),
        (ConsentFor.SUPPORT, v2(until=date(2026, 11, 23))),
        (ConsentFor.SUPPORT, replace(v2(TODAY), scope=STORY)),
        (ConsentFor.PUBLISHED, v2(TODAY)),
        (ConsentFor.PUBLISHED, replace(v2(), scope=STORY)),
    ],
)
def test_what_it_is_for_and_what_it_says_fit(purpose: ConsentFor, terms: Terms) -> None:
    with pytest.raises(ValueError, match=r"fit|end|publish"):
        replace(given(), purpose=purpose, terms=terms)


def test_a_consent_to_publish_reads_back_with_its_scope_and_one_of_before_has_none() -> None:
    there = replace(given(), purpose=ConsentFor.PUBLISHED, terms=replace(v2(TODAY), scope=STORY))
    data = from_bytes(to_bytes(there.as_data()))
    assert GivenConsent.from_data(data) == there
    before = replace(given(), terms=v2(TODAY)).as_data()
    del before["terms"]["scope"]
    assert GivenConsent.from_data(before).terms == v2(TODAY)


@pytest.mark.parametrize(
    ("channels", "languages"),
    [
        ((), ("ru",)),
        ((Channel.WEB,), ()),
        ((Channel.WEB, Channel.WEB), ("ru",)),
        ((Channel.WEB,), ("ru", "ru")),
    ],
)
def test_a_scope_names_each_once_and_none_is_empty(
    channels: tuple[Channel, ...], languages: tuple[str, ...]
) -> None:
    with pytest.raises(ValueError, match="somewhere"):
        Scope(channels, languages)


@pytest.mark.parametrize(
    ("kind", "name", "organisation", "country"),
    [
        ("us", "Суд", "", ""), ("us", "", "1", ""), ("here", "Суд", "", ""), ("here", "", "1", ""),
        ("here", "Суд", "1", "TM"), ("outside", "Суд", "", ""), ("outside", "", "", "TM"),
        ("outside", "Суд", "1", "TM"),
    ],
)  # fmt: skip
def test_a_recipient_is_one_thing(kind: str, name: str, organisation: str, country: str) -> None:
    with pytest.raises(ValueError, match="no recipient"):
        Recipient(RecipientKind(kind), name, organisation, country)


def test_a_no_is_another_record_and_no_seal_turns_it_into_a_yes() -> None:
    no = replace(given(), consent=Refusal(Form.ADULT, Giver.SELF, GIVEN), terms=v2())
    data = from_bytes(to_bytes(no.as_data()))
    assert GivenConsent.from_data(data) == no
    assert no.is_refused
    assert no.why_not_now(Form.ADULT, TODAY) == SAID_NO
    with pytest.raises(ValueError, match="is not withdrawn"):
        replace(no, withdrawn_on=TODAY)
    with pytest.raises(ValueError, match="is not withdrawn"):
        replace(no, terms=None)


def test_who_may_say_no_is_whoever_may_consent_and_a_child_alone() -> None:
    for form, giver, guardian in product(Form, Giver, GuardianState):
        may = why_not(form, giver, guardian, Assent.AGREES) is None or (
            form in CHILDREN and giver is Giver.SELF
        )
        assert (why_not_refuse(form, giver, guardian) is None) is may
        if may:
            assert Refusal(form, giver, GIVEN, guardian).form is form
        else:
            with pytest.raises(CannotConsent):
                Refusal(form, giver, GIVEN, guardian)
