"""What a consent of each version lets anybody do: every use of a small world, asked of every kind of consent."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest

from amanjol.casework.standards.people import allowing
from amanjol.casework.standards.people.allowing import Use, allows, why_not_allowed
from amanjol.casework.standards.people.consent import Assent, Consent, Giver, GuardianState, Refusal
from amanjol.casework.standards.people.forms import Form
from amanjol.casework.standards.people.given import (
    ENDED,
    OUTWARD,
    SAID_NO,
    WITHDRAWN,
    ConsentFor,
    GivenConsent,
    Manner,
)
from amanjol.casework.standards.people.terms import (
    IDENTIFYING,
    US,
    Channel,
    FieldGroup,
    Recipient,
    RecipientKind,
    Scope,
    Terms,
    digest_of,
)
from amanjol.foundation.seals.records import replace

DAY = date(2026, 11, 24)
LATER = DAY + timedelta(30)
HERE, OTHER_HERE = (Recipient(RecipientKind.HERE, name, organisation=name[0]) for name in ("Yyldyz", "Gul"))
COURT = Recipient(RecipientKind.OUTSIDE, "Суд", country="TM")
SHELTER = Recipient(RecipientKind.OUTSIDE, "Приют", country="TR")
RECIPIENTS = (
    US,
    HERE,
    OTHER_HERE,
    COURT,
    SHELTER,
    replace(SHELTER, country="AE"),
    replace(COURT, name="Суды"),
)
GROUPS = (None, FieldGroup.NAME, FieldGroup.HEALTH, FieldGroup.WAGES)
COUNTRIES = ("TM", "TR", "DE")
WORLD = [
    Use(purpose, recipient, group, country, DAY, "TM", answers_demand=answers)
    for purpose, recipient, group, country, answers in product(
        ConsentFor, RECIPIENTS, GROUPS, COUNTRIES, (False, True)
    )
]


def terms(
    recipient: Recipient = US,
    groups: tuple[FieldGroup, ...] = (),
    countries: tuple[str, ...] = ("TM",),
    until: date | None = None,
) -> Terms:
    said = ("Можно?",)
    digest = digest_of(DAY, "ru", said)
    return Terms(recipient, groups, countries, "ru", DAY, said, digest, until)


def given(
    purpose: ConsentFor, of: Terms | None = None, *, on: date = DAY, form: Form = Form.ADULT, key: str = "1"
) -> GivenConsent:
    return GivenConsent(key, Consent(form, Giver.SELF, on), purpose, Manner.SPOKEN, "-", terms=of)


def refused(yes: GivenConsent, *, on: date = DAY, key: str = "2", giver: Giver = Giver.SELF) -> GivenConsent:
    said = Refusal(yes.consent.form, giver, on)
    return replace(yes, id=key, consent=said, withdrawn_on=None)


def let_by(consent: GivenConsent) -> set[Use]:
    return {use for use in WORLD if allows([consent], Form.ADULT, use)}


def test_the_world_is_whole() -> None:
    assert len(WORLD) == len(set(WORLD)) == 8 * 7 * 4 * 3 * 2


@pytest.mark.parametrize("purpose", list(ConsentFor))
def test_version_1_lets_what_it_said_and_nothing_else(purpose: ConsentFor) -> None:
    """Talk, records and support with us; a paper for who made a demand, as it was; no recipient, no figure."""
    ours = {
        use
        for use in WORLD
        if (use.purpose, use.recipient, use.group, use.country) == (purpose, US, None, "TM")
    }
    expected = {
        ConsentFor.TALK: ours,
        ConsentFor.RECORDS: ours,
        ConsentFor.SUPPORT: ours,
        ConsentFor.SHARING: {
            use
            for use in WORLD
            if use.purpose is ConsentFor.SHARING and use.answers_demand and use.country == "TM"
        },
    }
    assert let_by(given(purpose)) == expected.get(purpose, set())


@pytest.mark.parametrize("purpose", sorted(set(ConsentFor) - OUTWARD))
def test_what_is_with_us_stays_with_us(purpose: ConsentFor) -> None:
    expected = {
        use
        for use in WORLD
        if (use.purpose, use.recipient, use.group, use.country) == (purpose, US, None, "TM")
    }
    assert len(expected) == 2
    of = terms()
    if purpose is ConsentFor.PUBLISHED:
        of = replace(of, scope=Scope((Channel.WEB,), ("ru",)), until=DAY)
    assert let_by(given(purpose, of)) == expected


@pytest.mark.parametrize("purpose", sorted(OUTWARD))
@pytest.mark.parametrize("recipient", [HERE, COURT, SHELTER])
@pytest.mark.parametrize("groups", [(FieldGroup.NAME,), (FieldGroup.HEALTH, FieldGroup.NAME)])
@pytest.mark.parametrize("countries", [("TM",), ("TM", "TR"), ("DE",)])
def test_version_2_lets_exactly_whom_what_and_where_it_names(
    purpose: ConsentFor, recipient: Recipient, groups: tuple[FieldGroup, ...], countries: tuple[str, ...]
) -> None:
    expected = {
        use
        for use in WORLD
        if use.purpose is purpose
        and use.recipient == recipient
        and use.group in groups
        and use.country in countries
        and (use.country == "TM" or use.group not in IDENTIFYING or purpose is ConsentFor.IDENTITY_ABROAD)
    }
    assert let_by(given(purpose, terms(recipient, groups, countries))) == expected


def test_who_is_told_is_known_by_name_and_country_or_by_id() -> None:
    sharing = given(ConsentFor.SHARING, terms(COURT, (FieldGroup.NAME,)))
    use = Use(ConsentFor.SHARING, COURT, FieldGroup.NAME, "TM", DAY, "TM")
    assert allows([sharing], Form.ADULT, replace_use(use, replace(COURT, name="  СУД ")))
    assert not allows([sharing], Form.ADULT, replace_use(use, replace(COURT, name="Суды")))
    here = given(ConsentFor.SHARING, terms(HERE, (FieldGroup.NAME,)))
    assert allows([here], Form.ADULT, replace_use(use, replace(HERE, name="Yyldyz, новое имя")))
    assert not allows([here], Form.ADULT, replace_use(use, replace(HERE, organisation="G")))


def replace_use(use: Use, recipient: Recipient) -> Use:
    return Use(use.purpose, recipient, use.group, use.country, use.day, use.home)


SUPPORT = Use(ConsentFor.SUPPORT, US, None, "TM", LATER, "TM")


def test_a_withdrawn_an_ended_and_a_coming_one_let_nothing() -> None:
    for version in (None, terms()):
        consent = given(ConsentFor.SUPPORT, version)
        assert why_not_allowed(consent, Form.ADULT, SUPPORT) is None
        withdrawn = replace(consent, withdrawn_on=LATER)
        assert why_not_allowed(withdrawn, Form.ADULT, SUPPORT) == WITHDRAWN
        coming = given(ConsentFor.SUPPORT, version, on=LATER + timedelta(1))
        assert why_not_allowed(coming, Form.ADULT, SUPPORT) == allowing.NOT_YET
    until = given(ConsentFor.SUPPORT, terms(until=LATER))
    assert why_not_allowed(until, Form.ADULT, SUPPORT) is None  # its last day, too
    ended = given(ConsentFor.SUPPORT, terms(until=LATER - timedelta(1)))
    assert why_not_allowed(ended, Form.ADULT, SUPPORT) == ENDED


def test_who_turns_out_to_be_a_child_has_let_nothing() -> None:
    for version in (None, terms()):
        assert not allows([given(ConsentFor.SUPPORT, version)], Form.CHILD_ALONE, SUPPORT)


def test_a_no_lets_nothing_and_stands_against_an_earlier_yes_to_the_same() -> None:
    yes = given(ConsentFor.SUPPORT, terms())
    no = refused(yes, on=DAY + timedelta(1))
    assert why_not_allowed(no, Form.ADULT, SUPPORT) == SAID_NO
    assert not allows([no], Form.ADULT, SUPPORT)
    assert not allows([yes, no], Form.ADULT, SUPPORT)
    assert not allows([no, yes], Form.ADULT, SUPPORT)  # by its day, whichever was written first
    assert not allows([yes, refused(yes)], Form.ADULT, SUPPORT)  # of one day the one that was written last
    assert allows([refused(yes), yes], Form.ADULT, SUPPORT)
    again = replace(yes, id="3", consent=replace(yes.consent, given_on=DAY + timedelta(2)))
    assert allows([yes, no, again], Form.ADULT, SUPPORT)
    assert allows(
        [yes, refused(yes, on=LATER + timedelta(1))], Form.ADULT, SUPPORT
    )  # not said yet on that day


def test_a_no_to_something_else_changes_nothing() -> None:
    yes = given(ConsentFor.SHARING, terms(COURT, (FieldGroup.NAME, FieldGroup.HEALTH)))
    use = Use(ConsentFor.SHARING, COURT, FieldGroup.NAME, "TM", DAY, "TM")
    for other in (
        given(ConsentFor.IDENTIFICATION, terms(COURT, (FieldGroup.NAME,))),
        given(ConsentFor.SHARING, terms(SHELTER, (FieldGroup.NAME,))),
        given(ConsentFor.SHARING, terms(COURT, (FieldGroup.HEALTH,))),
    ):
        assert allows([yes, refused(other)], Form.ADULT, use)
    same = given(ConsentFor.SHARING, terms(COURT, (FieldGroup.NAME,)))
    assert not allows([yes, refused(same)], Form.ADULT, use)


@pytest.mark.parametrize(
    ("giver", "guardian", "counts"),
    [
        (Giver.SELF, GuardianState.NONE, True),
        (Giver.REPRESENTATIVE, GuardianState.NONE, True),
        (Giver.GUARDIAN, GuardianState.LOOKED_INTO, False),  # of a child who is alone today
    ],
)
def test_a_no_counts_of_who_may_say_it_today(giver: Giver, guardian: GuardianState, counts: bool) -> None:
    form = Form.CHILD_WITH_GUARDIAN
    said = Consent(form, Giver.REPRESENTATIVE, DAY, GuardianState.ABSENT, Assent.AGREES)
    yes = replace(given(ConsentFor.SUPPORT, terms()), consent=said)
    no = replace(yes, id="2", consent=Refusal(form, giver, DAY, guardian))
    assert allows([yes], Form.CHILD_ALONE, SUPPORT)
    assert allows([yes, no], Form.CHILD_ALONE, SUPPORT) is not counts


def test_it_rests_on_the_newest_of_several() -> None:
    first = given(ConsentFor.SUPPORT)
    second = given(ConsentFor.SUPPORT, terms(), on=DAY + timedelta(1), key="2")
    assert allowing.allowing([second, first], Form.ADULT, SUPPORT) == second
    assert allowing.standing([second, first], Form.ADULT, SUPPORT) == [first, second]
