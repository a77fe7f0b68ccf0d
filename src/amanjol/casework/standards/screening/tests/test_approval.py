from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from amanjol.casework.standards.screening import approval
from amanjol.casework.standards.screening.approval import (
    ComparisonIncomplete,
    NodeKind,
    ScoringLocked,
    Signature,
    differences,
    digest_of,
    sign,
    signers,
    why_locked,
)
from amanjol.casework.standards.screening.engine import screen
from amanjol.casework.standards.screening.list_files import packaged_lists
from amanjol.casework.standards.screening.lists import IndicatorList, Weight
from amanjol.casework.standards.screening.rule import packaged_rule
from amanjol.casework.standards.sentences import Sentence
from amanjol.foundation.seals import records
from amanjol.foundation.seals.canonical import NotCanonical

ADULTS, CHILDREN = packaged_lists().lists
TODAY = date(2026, 11, 25)


def read_from_source(of: IndicatorList = ADULTS) -> dict[str, Weight]:
    return {indicator.key: Weight(indicator.weight) for indicator in of.indicators}


def signed(practitioner: str, name: str, of: IndicatorList = ADULTS) -> Signature:
    return sign(of, read=read_from_source(of), practitioner=practitioner, name=name, signed_on=TODAY)


FIRST = signed("a1", "Aigerim Example")
SECOND = signed("b2", "Bakyt Example")


def with_weight(of: IndicatorList, place: int, weight: Weight) -> IndicatorList:
    """The same list with one other weight."""
    dimension = of.dimensions[0]
    indicators = list(dimension.indicators)
    indicators[place] = replace(indicators[place], weight=weight)
    changed = replace(dimension, indicators=tuple(indicators))
    return replace(of, dimensions=(changed, *of.dimensions[1:]))


def test_a_real_node_scores_nobody_until_two_have_signed():
    for signatures, count in (((), "0"), ((FIRST,), "1"), ((FIRST, FIRST), "1")):
        with pytest.raises(ScoringLocked) as locked:
            screen(ADULTS, {}, node=NodeKind.REAL, signatures=signatures)
        assert f"{count} of them have" in locked.value.sentence.en
        assert f"Нужно подписей: 2, есть: {count}" in locked.value.sentence.in_language("ru")
    assert screen(ADULTS, {}, node=NodeKind.REAL, signatures=(FIRST, SECOND)).node is NodeKind.REAL


def test_a_fictional_node_is_open_and_the_result_says_so():
    assert screen(ADULTS, {}, node=NodeKind.FICTIONAL).as_data()["node"] == "fictional"


@pytest.mark.parametrize(
    "other",
    [
        signed("a1", "Another Name"),
        signed("c3", " aigerim  EXAMPLE "),
        signed("b2", "Bakyt Example", CHILDREN),
        records.replace(SECOND, edition="2008"),
        records.replace(SECOND, digest="0" * 64),
        records.replace(SECOND, name=" "),
    ],
    ids=["same account", "same name", "other list", "other edition", "other digest", "no name"],
)
def test_the_second_signature_is_another_persons_for_the_very_same_list(other):
    assert why_locked(ADULTS, NodeKind.REAL, (FIRST, other)) is not None


def test_any_changed_weight_changes_the_digest_and_voids_the_signatures():
    digests = {digest_of(ADULTS)}
    changed = 0
    for index, dimension in enumerate(ADULTS.dimensions):
        for place, indicator in enumerate(dimension.indicators):
            for weight in set(Weight) - {Weight(indicator.weight)}:
                indicators = list(dimension.indicators)
                indicators[place] = replace(indicator, weight=weight)
                dimensions = list(ADULTS.dimensions)
                dimensions[index] = replace(dimension, indicators=tuple(indicators))
                digests.add(digest_of(replace(ADULTS, dimensions=tuple(dimensions))))
                changed += 1
    assert changed == 2 * 67
    assert len(digests) == changed + 1
    assert why_locked(with_weight(ADULTS, 0, Weight.WEAK), NodeKind.REAL, (FIRST, SECOND)) is not None


def signed_in(language: str, practitioner: str, name: str) -> Signature:
    read = read_from_source()
    return sign(ADULTS, read=read, practitioner=practitioner, name=name, signed_on=TODAY, language=language)


IN_RUSSIAN = signed_in("ru", "b2", "Bakyt Example")


def test_a_signature_in_another_language_counts_beside_an_english_one():
    assert IN_RUSSIAN.digest != FIRST.digest
    assert why_locked(ADULTS, NodeKind.REAL, (FIRST, IN_RUSSIAN)) is None


def test_other_words_in_a_language_void_what_was_signed_in_it_and_nothing_else(monkeypatch):
    at_first = Sentence.in_language
    changed = ADULTS.indicators[-1].says

    def with_other_words(of: Sentence, code: str) -> str:
        text = at_first(of, code)
        return f"{text} (или нет)" if of == changed and code == "ru" else text

    monkeypatch.setattr(Sentence, "in_language", with_other_words)
    assert signers(ADULTS, (FIRST, IN_RUSSIAN)) == [FIRST]
    assert why_locked(ADULTS, NodeKind.REAL, (FIRST, IN_RUSSIAN)) is not None
    assert why_locked(ADULTS, NodeKind.REAL, (FIRST, SECOND)) is None


def test_a_signature_keeps_when_a_language_comes_and_goes_when_its_own_does(monkeypatch):
    monkeypatch.setattr(approval, "languages", lambda: ("en", "ru", "tg"))
    assert why_locked(ADULTS, NodeKind.REAL, (FIRST, IN_RUSSIAN)) is None
    monkeypatch.setattr(approval, "languages", lambda: ("en", "tg"))
    assert signers(ADULTS, (FIRST, IN_RUSSIAN)) == [FIRST]


def test_a_changed_rule_voids_the_signatures(monkeypatch):
    rule = packaged_rule()
    softer = replace(rule, rules=(replace(rule.rules[0], strong=1), *rule.rules[1:]))
    monkeypatch.setattr(approval, "packaged_rule", lambda: softer)
    assert why_locked(ADULTS, NodeKind.REAL, (FIRST, SECOND)) is not None


def test_a_comparison_with_a_gap_or_a_difference_cannot_be_signed():
    read = read_from_source()
    del read["deceived-about-wages"]
    with pytest.raises(ComparisonIncomplete, match="No weight from the source was entered"):
        sign(ADULTS, read=read, practitioner="a1", name="Aigerim Example", signed_on=TODAY)
    read["deceived-about-wages"] = Weight.STRONG
    with pytest.raises(ComparisonIncomplete, match="“Deceived about wages/earnings”: correct the list"):
        sign(ADULTS, read=read, practitioner="a1", name="Aigerim Example", signed_on=TODAY)
    assert [(difference.indicator, difference.read) for difference in differences(ADULTS, read)] == [
        ("deceived-about-wages", Weight.STRONG)
    ]
    with pytest.raises(ComparisonIncomplete, match="carries a name"):
        signed("a1", " ")


def test_a_signature_comes_back_from_its_data_and_signs_all_of_it():
    assert Signature.from_data(FIRST.as_data()) == FIRST
    assert FIRST.to_sign() != SECOND.to_sign()
    assert FIRST.digest.encode() in FIRST.to_sign()
    with pytest.raises(NotCanonical):
        Signature.from_data({"list": "labour-adults"})
