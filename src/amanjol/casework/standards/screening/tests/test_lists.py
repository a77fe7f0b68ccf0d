from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from amanjol.casework.standards.data_files import SENTENCE
from amanjol.casework.standards.screening import combination, forced_labour, list_files, rule
from amanjol.casework.standards.screening.list_files import (
    DATA,
    NoList,
    packaged_lists,
    read_list,
    read_lists,
)
from amanjol.casework.standards.screening.lists import Age, DimensionKey, Profile, Weight
from amanjol.foundation.textfiles.problems import ContentError, ContentErrors
from amanjol.foundation.textfiles.reading import read
from amanjol.foundation.textfiles.structures import Items
from amanjol.foundation.textfiles.writing import write

if TYPE_CHECKING:
    from collections.abc import Iterator

WEIGHTS = {"S": Weight.STRONG, "M": Weight.MEDIUM, "W": Weight.WEAK}
LINE = re.compile(r" ([1-6])\.\d\d (.+?)\s+([SMW]) / ([SMW-])\s*(.*)")
ADULTS = (DATA / "lists" / "labour-adults.yaml").read_text()


def reference() -> Iterator[tuple[str, ...]]:
    """The list as the research wrote it down, kept word by word: dimension, words, weights, ILO numbers."""
    for line in Path(__file__).with_name("weights.txt").read_text().splitlines():
        match = LINE.fullmatch(line)
        assert match, line
        yield match.groups()


@pytest.mark.parametrize(
    ("key", "column", "counts"),
    [("labour-adults", 2, [10, 10, 16, 9, 15, 7]), ("labour-children", 3, [10, 10, 15, 8, 15, 7])],
)
def test_every_indicator_stands_with_the_weight_of_the_reference(key, column, counts):
    of = packaged_lists().named(key)
    expected = [(line[0], line[1], WEIGHTS[line[column]]) for line in reference() if line[column] != "-"]
    numbers = {str(dimension): str(place) for place, dimension in enumerate(DimensionKey, start=1)}
    rows = [
        (numbers[dimension.key], indicator.says.en, indicator.weight)
        for dimension in of.dimensions
        for indicator in dimension.indicators
    ]
    assert rows == expected
    assert [len(dimension.indicators) for dimension in of.dimensions] == counts


def test_the_lists_have_67_and_65_indicators_and_children_no_weak_one():
    adults, children = packaged_lists().lists
    assert (len(adults.indicators), len(children.indicators)) == (67, 65)
    assert {indicator.key for indicator in adults.indicators} - {
        indicator.key for indicator in children.indicators
    } == {
        "false-information-about-law",
        "no-social-protection",
    }
    assert all(indicator.weight != Weight.WEAK for indicator in children.indicators)


def test_which_of_the_eleven_an_indicator_speaks_for_is_that_of_the_reference():
    expected = [
        " ".join(re.findall(r"#(\d+)", line[4])) if line[0] not in "36" else "1" for line in reference()
    ]
    assert [
        indicator.forced_labour for indicator in packaged_lists().named("labour-adults").indicators
    ] == expected


def test_every_weight_says_that_it_was_read_second_hand():
    for of in packaged_lists().lists:
        assert {indicator.checked for indicator in of.indicators} == {"second-hand"}
        assert of.source.document == "WCMS_105023"
        assert of.source.edition == "March 2009, revised September 2009"


@pytest.mark.parametrize(
    ("file", "shape"),
    [
        ("lists/labour-adults.yaml", list_files.LIST),
        ("lists/labour-children.yaml", list_files.LIST),
        ("specialists.yaml", list_files.SPECIALISTS),
        ("decision-rule.yaml", rule.DECISION_RULE),
        ("combination.yaml", combination.TABLE),
        ("forced-labour.yaml", forced_labour.FORCED_LABOUR),
    ],
)
def test_files_are_written_in_the_one_canonical_form(file, shape):
    text = (DATA / file).read_text()
    assert write(read(text, file, shape).value, file, shape) == text


@pytest.mark.parametrize("exploitation", ["sexual", "organs"])
@pytest.mark.parametrize("age", list(Age))
def test_without_a_list_nothing_is_scored_and_a_specialist_is_named(exploitation, age):
    with pytest.raises(NoList) as refusal:
        packaged_lists().choose(Profile(exploitation, age))
    sentence = packaged_lists().refer_to(Profile(exploitation, age))
    for code in ("en", "ru"):
        assert sentence.in_language(code) in refusal.value.sentence.in_language(code)
    assert ("child protection" in sentence.en) == (age is not Age.ADULT)


def test_an_age_in_doubt_is_read_with_the_childrens_list():
    assert packaged_lists().choose(Profile("labour", Age.IN_DOUBT)).key == "labour-children"
    assert packaged_lists().choose(Profile("labour", Age.ADULT)).key == "labour-adults"


def test_a_list_that_somebody_brings_later_is_one_more_file(tmp_path):
    (tmp_path / "lists").mkdir()
    brought = ADULTS.replace("key: labour-adults\n", "key: sexual-adults\n", 1)
    brought = brought.replace("exploitation: labour\n", "exploitation: sexual\n", 1)
    (tmp_path / "lists" / "sexual-adults.yaml").write_text(brought)
    (tmp_path / "specialists.yaml").write_text((DATA / "specialists.yaml").read_text())
    lists = read_lists(tmp_path)
    assert lists.choose(Profile("sexual", Age.ADULT)).key == "sexual-adults"
    with pytest.raises(NoList):
        lists.choose(Profile("labour", Age.ADULT))


@pytest.mark.parametrize(
    ("old", "new", "line", "sentence"),
    [
        ("weight: strong", "weight: heavy", 20, "weight is `heavy` but must be strong, medium or weak"),
        ("says: Deceived about conditions of work\n", "says: ''\n", 24, "says is empty: write something"),
        ("    says: Deceived about conditions of work\n", "", 23, "needs the key `says`"),
        ("count: 10", "count: 11", 14, "dimension `deceptive-recruitment` says it has 11 indicators but lists 10"),
        ("    checked: second-hand\n", "", 18, "needs the key `checked`"),
        ("key: deceived-about-contract", "key: deceived-about-conditions", 1, "stands in the list twice"),
        ("forced_labour: 2", "forced_labour: 12", 22, "has `12`, which is no indicator of forced labour"),
        ("- key: deceptive-recruitment", "- key: deceptive", 14, "key is `deceptive` but must be"),
    ],
)  # fmt: skip
def test_a_faulty_list_is_refused_with_file_line_and_one_sentence(old, new, line, sentence):
    assert old in ADULTS
    with pytest.raises(ContentError) as refusal:
        read_list(ADULTS.replace(old, new, 1), "lists/labour-adults.yaml")
    problem = refusal.value.problems[0]
    assert problem.file == "lists/labour-adults.yaml"
    assert (problem.line, sentence in problem.problem) == (line, True), str(problem)


@pytest.mark.parametrize(
    ("name", "change", "sentence"),
    [
        ("other.yaml", str, "the key `labour-adults` must be the file's own name"),
        (
            "twin.yaml",
            lambda text: text.replace("key: labour-adults", "key: twin", 1),
            "there is already a list for labour and adult",
        ),
    ],
)
def test_a_folder_has_one_list_for_each_kind_and_age(tmp_path, name, change, sentence):
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "labour-adults.yaml").write_text(ADULTS)
    (tmp_path / "lists" / name).write_text(change(ADULTS))
    (tmp_path / "specialists.yaml").write_text((DATA / "specialists.yaml").read_text())
    with pytest.raises(ContentError) as refusal:
        read_lists(tmp_path)
    assert str(refusal.value) == f"lists/{name}:1: {sentence}"


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("''\n", 1, "the file is empty: write something or leave the key out"),
        ("- One\n", 1, "the file must be a text, not a list or keys"),
        ("en: One\nru: Один\n", 1, "unknown key `en`: known here are english, context"),
        ("context: event\n", 1, "the file needs the key `english`"),
        ("english: One\ncontext: An event\n", 2, "must be small letters, digits and single hyphens"),
    ],
)
def test_a_sentence_is_english_words_and_a_context_where_they_mean_two_things(text, line, problem):
    with pytest.raises(ContentErrors) as refusal:
        read(text, "words.yaml", SENTENCE)
    assert refusal.value.problems[0].line == line
    assert problem in str(refusal.value.problems[0])


@pytest.mark.parametrize("text", ["- One\n", "- english: One\n  context: event\n"])
def test_a_sentence_is_written_as_it_is_read(text):
    assert write(read(text, "words.yaml", Items(SENTENCE)).value, "words.yaml", Items(SENTENCE)) == text
