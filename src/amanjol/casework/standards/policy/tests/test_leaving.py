"""What may leave which country for which: the stricter of both sides, on what is there today."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amanjol.casework.standards.people.terms import IDENTIFYING, FieldGroup
from amanjol.casework.standards.policy import deciding, telling
from amanjol.casework.standards.policy.citing import cited_in
from amanjol.casework.standards.policy.deciding import Facts, Heard, Outcome, decide, may_leave
from amanjol.casework.standards.policy.destinations import (
    DESTINATIONS,
    Destination,
    DestinationEdition,
    Signature,
    packaged_destinations,
)
from amanjol.casework.standards.policy.leaving import (
    DATA,
    GROUPS,
    LEADING_TO_HER,
    STRICTEST,
    Condition,
    LeavingRule,
    Likeness,
    Way,
    gaps,
)
from amanjol.casework.standards.policy.policies import NOTHING_SAID
from amanjol.casework.standards.policy.policy_files import countries, policy_of, read_policy
from amanjol.casework.standards.sentences import Sentence
from amanjol.foundation.textfiles.problems import ContentError
from amanjol.foundation.textfiles.reading import read
from amanjol.foundation.textfiles.writing import write

DAY = date(2026, 11, 28)
WORDS = Sentence("So")
LAW = Sentence("A law")
NAME, HEALTH, CONTACT = FieldGroup.NAME, FieldGroup.HEALTH, FieldGroup.CONTACT
EVERYWHERE = sorted({*packaged_destinations(), "by", "zz", ""})
UNDESCRIBED = {"by", "zz", ""}
READ = {"kg", "kz"}


def everything(destination: str) -> Facts:
    """All that could be there for one destination."""
    return Facts(
        frozenset(FieldGroup),
        frozenset({destination}),
        frozenset(Heard(key, destination) for key in telling.KEYS),
        frozenset({destination}),
    )


def test_the_guides_countries_and_the_four_are_described_and_no_other():
    assert packaged_destinations().keys() == {"ae", "kg", "kr", "kz", "pl", "ru", "tm", "tr", "uz"}
    text = (DATA / "destinations.yaml").read_text()
    assert write(read(text, "destinations", DESTINATIONS).value, "destinations", DESTINATIONS) == text


def test_what_rests_on_no_law_says_that_nobody_read_it():
    for destination in packaged_destinations().values():
        for edition in destination.editions:
            assert (edition.checked == "no-source") == (not edition.law), destination.country
            assert edition.is_read == (destination.country in READ)
            assert edition.is_demandable(DAY)


@pytest.mark.parametrize("origin", [*countries(), "de", ""])
@pytest.mark.parametrize("destination", EVERYWHERE)
def test_nothing_leaves_without_a_consent_and_no_face_at_all(origin: str, destination: str):
    facts = replace(everything(destination), consented=frozenset())
    decision = may_leave(origin, destination, GROUPS, DAY, facts)
    assert decision.groups(Outcome.ALLOWED) == ()
    complete = may_leave(origin, destination, GROUPS, DAY, everything(destination))
    assert complete.of(Likeness.LIKENESS).outcome is Outcome.FORBIDDEN
    assert not complete.is_allowed
    assert not may_leave(origin, destination, [Likeness.LIKENESS, HEALTH], DAY).by_code


@pytest.mark.parametrize("destination", [country for country in EVERYWHERE if country != "tm"])
def test_from_turkmenistan_no_identity_leaves_whatever_is_there(destination: str):
    decision = may_leave("tm", destination, GROUPS, DAY, everything(destination))
    assert set(decision.groups(Outcome.FORBIDDEN)) == LEADING_TO_HER
    assert set(decision.groups(Outcome.ALLOWED)) == set(GROUPS) - LEADING_TO_HER
    assert decision.by_code
    assert telling.CODE_INSTEAD in decision.tells


@pytest.mark.parametrize("origin", ["kg", "kz"])
@pytest.mark.parametrize("destination", [country for country in EVERYWHERE if country not in UNDESCRIBED])
def test_an_identity_needs_consent_an_assessment_that_names_the_state_and_that_she_heard(
    origin: str, destination: str
):
    if origin == destination:
        return
    all_there = everything(destination)
    assert may_leave(origin, destination, IDENTIFYING, DAY, all_there).is_allowed
    for field, condition in (
        ("consented", Condition.CONSENT),
        ("assessed", Condition.RISK_ASSESSMENT),
        ("heard", Condition.HEARD),
    ):
        decision = may_leave(origin, destination, [NAME], DAY, replace(all_there, **{field: frozenset()}))
        assert decision.of(NAME).outcome is Outcome.NEEDS
        assert decision.of(NAME).lacking == (condition,)
        assert not decision.by_code


def test_what_is_there_for_another_state_counts_nowhere_else():
    another = replace(everything("tr"), assessed=frozenset({"ru"}))
    assert may_leave("kz", "tr", [NAME], DAY, another).of(NAME).lacking == (Condition.RISK_ASSESSMENT,)
    heard_of_russia = replace(everything("tr"), heard=frozenset(Heard(key, "ru") for key in telling.KEYS))
    verdict = may_leave("kz", "tr", [NAME], DAY, heard_of_russia).of(NAME)
    assert (verdict.lacking, verdict.untold) == ((Condition.HEARD,), verdict.tells)
    all_but_the_last = replace(
        everything("tr"), heard=frozenset(Heard(key, "tr") for key in verdict.tells[:-1])
    )
    assert may_leave("kz", "tr", [NAME], DAY, all_but_the_last).of(NAME).untold == verdict.tells[-1:]
    authorised = replace(everything("tr"), authorised=frozenset({"ru"}))
    assert may_leave("uz", "tr", [NAME], DAY, authorised).of(NAME).lacking == (Condition.AUTHORISATION,)


def test_what_she_hears_says_where_it_goes_what_can_be_demanded_and_what_nobody_read():
    assert may_leave("kz", "kg", [NAME], DAY).tells == (
        telling.GOES_THERE, telling.DEMANDABLE, telling.UNREAD_NEVER,
    )  # fmt: skip
    assert may_leave("kz", "kg", [HEALTH], DAY).tells == (telling.GOES_THERE,)
    assert may_leave("kz", "tr", [HEALTH], DAY).tells == (telling.GOES_THERE, telling.UNREAD_LAW)
    assert telling.WHEN_SENT in may_leave("kg", "kz", [HEALTH], DAY).tells


@pytest.mark.parametrize("destination", EVERYWHERE)
def test_where_nobody_has_read_the_law_everything_needs_an_assessment(destination: str):
    verdict = may_leave("kz", destination, [HEALTH], DAY, NO_CONSENT).of(HEALTH)
    is_stricter = Condition.RISK_ASSESSMENT in verdict.conditions
    assert is_stricter == (destination not in READ)


NO_CONSENT = Facts()


@pytest.mark.parametrize("destination", sorted(UNDESCRIBED))
def test_into_a_country_that_nobody_described_goes_a_code(destination: str):
    decision = may_leave("kz", destination, GROUPS, DAY, everything(destination))
    assert set(decision.groups(Outcome.FORBIDDEN)) == LEADING_TO_HER
    assert deciding.NOBODY_HAS_READ in decision.of(NAME).forbidden_by
    assert deciding.NOBODY_HAS_READ in decision.of(HEALTH).rests_on
    assert decision.of(HEALTH).outcome is Outcome.ALLOWED


@pytest.mark.parametrize("origin", ["de", "", "../kz", "zz"])
def test_out_of_a_country_that_nobody_described_goes_a_code(origin: str):
    decision = may_leave(origin, "kz", GROUPS, DAY, everything("kz"))
    assert set(decision.groups(Outcome.FORBIDDEN)) == LEADING_TO_HER
    assert all(NOTHING_SAID.keeps(group) for group in LEADING_TO_HER)
    assert telling.UNREAD_LAW not in decision.tells  # that is said of the country to which it goes
    [citation] = decision.of(NAME).forbidden_by
    assert "Nobody has written down the rules" in citation.says.en


def test_capitals_are_the_same_country_and_a_group_is_asked_about_once():
    decision = may_leave("KZ", "TR", [NAME, NAME], DAY, everything("tr"))
    assert (decision.origin, decision.destination) == ("kz", "tr")
    assert [verdict.group for verdict in decision.verdicts] == [NAME]
    with pytest.raises(LookupError):
        decision.of(HEALTH)


@pytest.mark.parametrize("country", [*countries(), "zz"])
def test_what_stays_in_the_country_needs_a_consent_alone(country: str):
    verdict = may_leave(country, country, [NAME], DAY, Facts(frozenset({NAME}))).of(NAME)
    assert (verdict.outcome, verdict.tells) == (Outcome.ALLOWED, ())
    assert may_leave(country, country, [NAME], DAY).of(NAME).lacking == (Condition.CONSENT,)


def test_uzbekistan_keeps_telephone_numbers_and_asks_for_what_an_authority_gives():
    all_there = everything("kz")
    assert may_leave("uz", "kz", [CONTACT], DAY, all_there).of(CONTACT).outcome is Outcome.FORBIDDEN
    assert may_leave("uz", "kz", [NAME], DAY, all_there).is_allowed
    decision = may_leave("uz", "kz", [NAME, CONTACT], DAY, all_there)
    assert not decision.by_code  # the name goes, and she does not hear that it stays
    assert telling.CODE_INSTEAD not in decision.tells
    assert may_leave("uz", "kz", [CONTACT], DAY, all_there).by_code
    without = replace(all_there, authorised=frozenset())
    assert may_leave("uz", "kz", [NAME], DAY, without).of(NAME).lacking == (Condition.AUTHORISATION,)


def signed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fictional lawyer's word about Türkiye, for two years."""
    word = Signature("A lawyer of a test", "2027-01-10", "2029-01-09", WORDS)
    edition = DestinationEdition("2026-11-28", WORDS, "in-source", "2026-11-28", LAW, WORDS, word)
    described = packaged_destinations() | {"tr": Destination("tr", WORDS, (edition,))}
    monkeypatch.setattr(deciding, "packaged_destinations", lambda: described)


@pytest.mark.parametrize(
    ("day", "is_demandable"),
    [("2027-01-09", True), ("2027-01-10", False), ("2029-01-09", False), ("2029-01-10", True)],
)
def test_files_are_demandable_until_a_lawyer_has_signed_and_again_when_the_word_has_ended(
    day: str, is_demandable: bool, monkeypatch: pytest.MonkeyPatch
):
    signed(monkeypatch)
    verdict = may_leave("kz", "tr", [NAME], date.fromisoformat(day)).of(NAME)
    assert (Condition.RISK_ASSESSMENT in verdict.conditions) == is_demandable
    assert (telling.DEMANDABLE in verdict.tells) == is_demandable
    assert {Condition.CONSENT, Condition.HEARD} <= set(verdict.conditions)


RULE = LeavingRule("name", "any", Way.CONDITIONS, WORDS, "in-source", "2026-11-28", LAW, needs="consent")


@given(
    extra=st.lists(
        st.builds(
            lambda groups, to, way, tells: replace(
                RULE, groups=" ".join(groups), to=to, way=way, tells=tells,
                needs="consent risk-assessment" if way is Way.CONDITIONS else "",
            ),
            st.sets(st.sampled_from(GROUPS), min_size=1),
            st.sampled_from(["any", "tr", "ru"]),
            st.sampled_from(list(Way)),
            st.sampled_from(["", "when-sent"]),
        ),
        max_size=3,
    ),
    origin=st.sampled_from(countries()),
    destination=st.sampled_from(EVERYWHERE),
    consented=st.frozensets(st.sampled_from(FieldGroup)),
)  # fmt: skip
def test_a_rule_more_never_lets_more_leave(
    extra: list[LeavingRule], origin: str, destination: str, consented: frozenset[FieldGroup]
):
    edition = policy_of(origin).on(DAY)
    stricter = replace(edition, leaving=(*edition.leaving, *extra))
    facts = replace(everything(destination), consented=consented)
    before = decide(edition, origin, destination, GROUPS, DAY, facts)
    after = decide(stricter, origin, destination, GROUPS, DAY, facts)
    order = list(Outcome)
    for group in GROUPS:
        assert order.index(after.of(group).outcome) >= order.index(before.of(group).outcome)
        if not after.of(group).forbidden_by:
            assert set(before.of(group).conditions) <= set(after.of(group).conditions)


def test_a_rule_for_one_country_counts_there_alone():
    edition = policy_of("kz").on(DAY)
    here = replace(edition, leaving=(*edition.leaving, replace(RULE, to="tr ae", way=Way.CODE, needs="")))
    outcomes = {
        country: decide(here, "kz", country, [NAME], DAY, everything(country)).of(NAME).outcome
        for country in ("tr", "ae", "ru")
    }
    assert outcomes == {"tr": Outcome.FORBIDDEN, "ae": Outcome.FORBIDDEN, "ru": Outcome.ALLOWED}
    assert not here.keeps(NAME)
    assert policy_of("tm").on(DAY).keeps(NAME)


def test_a_policy_that_forgets_a_group_lets_it_nowhere():
    edition = replace(policy_of("kz").on(DAY), leaving=(RULE,))
    decision = decide(edition, "kz", "tr", [NAME, HEALTH], DAY, everything("tr"))
    assert decision.groups(Outcome.FORBIDDEN) == (HEALTH,)
    assert HEALTH in gaps(edition.leaving)
    assert gaps(STRICTEST) == []


@pytest.mark.parametrize("country", countries())
def test_each_rule_has_its_law_its_mark_and_its_day(country: str):
    for rule in policy_of(country).on(DAY).leaving:
        assert rule.law
        assert date.fromisoformat(rule.written_on) <= DAY + timedelta(1)
        article = rule.article.en if rule.article is not None else ""
        if "not read" in article or "not verified" in article:
            assert rule.checked != "in-source", rule.says.en


KZ = (DATA / "kz.yaml").read_text()


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("  - groups: name papers ", "  - groups: papers ", "what becomes of `name`"),
        ("    needs: consent\n", "    needs: risk-assessment\n", "nothing leaves without `consent`"),
        ("    needs: consent\n", "    needs: consent heard\n", "which is no condition"),
        ("    needs: consent\n", "", "if and only if its way is `conditions`"),
        ("    way: conditions\n    needs: consent\n", "    way: code\n", "a code stands for what leads to"),
        ("    to: any\n", "    to: anywhere\n", "to is `anywhere`"),
        ("    way: never\n", "    way: sometimes\n", "must be conditions, code or never"),
        ("    written_on: 2026-11-28\n", "    written_on: 2990-01-01\n", "a day that has not come yet"),
        ("    written_on: 2026-11-28\n", "    written_on: 2026-11-28\n    tells: lies\n", "no sentence of telling"),
    ],
)  # fmt: skip
def test_a_faulty_rule_is_refused_in_one_sentence(old: str, new: str, sentence: str):
    assert old in KZ
    with pytest.raises(ContentError) as refusal:
        read_policy(KZ.replace(old, new, 1), "data/kz.yaml")
    assert sentence in str(refusal.value)


TR = """- country: tr
  name: Türkiye
  editions:
  - since: 2026-11-28
    law: A law
    says: So
    checked: in-source
    written_on: 2026-11-28
    not_demandable:
      by: A lawyer of a test
      signed_on: 2026-01-10
      until: 2028-01-09
      says: So
"""


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("until: 2028-01-09", "until: 2028-01-12", "two years at most"),
        ("until: 2028-01-09", "until: 2026-01-10", "from its day to a later one"),
        ("signed_on: 2026-01-10", "signed_on: 2990-01-10", "has not come yet"),
        ("      by: A lawyer of a test\n", "", "needs the key `by`"),
        ("    law: A law\n", "", "what rests on no law was read in no source"),
        ("country: tr", "country: TR", "an ISO 3166 code in small letters"),
    ],
)
def test_a_faulty_destination_is_refused_in_one_sentence(old: str, new: str, sentence: str):
    assert read(TR, "destinations", DESTINATIONS).value[0].editions[0].not_demandable is not None
    with pytest.raises(ContentError) as refusal:
        read(TR.replace(old, new, 1), "destinations", DESTINATIONS)
    assert sentence in str(refusal.value)


def test_the_edition_of_the_day_counts_for_a_destination():
    [edition] = packaged_destinations()["tr"].editions
    later = replace(edition, since="2027-06-01")
    both = replace(packaged_destinations()["tr"], editions=(edition, later))
    assert both.on(date(2001, 1, 1)).since == both.on(date(2027, 5, 31)).since == edition.since
    assert both.on(date(2027, 6, 1)).since == "2027-06-01"


@pytest.mark.parametrize("language", ["en", "ru", "uz", "uz-cyrl", "kk", "ky", "tk"])
def test_she_hears_it_in_her_language_and_only_what_is_asked_for(language: str):
    packaged = telling.packaged_telling()
    lines = packaged.read_out(telling.KEYS, "tr", language, lambda code, _language: f"‹{code}›")
    assert len(set(lines)) == len(telling.KEYS)
    assert "‹tr›" in lines[0] or "‹тр›" in lines[0]
    assert not any("{" in line for line in lines)
    [only] = packaged.read_out([telling.DEMANDABLE], "tr", language, lambda code, _language: code)
    assert only == lines[1]
    if language != "en":
        english = packaged.read_out(telling.KEYS, "tr", "en", lambda code, _language: f"‹{code}›")
        assert not set(lines) & set(english)
    assert packaged.is_read(language) == (language == "en")


def test_no_language_is_borrowed():
    with pytest.raises(KeyError):
        telling.packaged_telling().read_out(telling.KEYS, "tr", "de", lambda code, _language: code)


def test_all_pairs_decide_about_all_groups():
    for origin, destination in product([*countries(), "zz"], EVERYWHERE):
        decision = may_leave(origin, destination, GROUPS, DAY)
        assert [verdict.group for verdict in decision.verdicts] == list(GROUPS)
        for verdict in decision.verdicts:
            assert verdict.outcome is not Outcome.ALLOWED
            assert verdict.forbidden_by or Condition.CONSENT in verdict.conditions


@pytest.mark.parametrize("country", countries())
def test_law_and_article_of_a_record_are_read_in_russian_though_it_keeps_them_in_english(country: str):
    for edition in policy_of(country).editions:
        for citation in (rule.citation for rule in edition.leaving):
            said = cited_in("ru", citation.named_in("en"))
            assert said == citation.named_in("ru")
            assert re.search("[а-я]", said)
            assert not re.search(r"\b(Law|Art|none|not)\b", said)
    assert (
        cited_in("ru", "A law that no file names any more Art. 3")
        == "A law that no file names any more Art. 3"
    )
