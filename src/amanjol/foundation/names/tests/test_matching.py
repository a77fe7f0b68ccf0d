from __future__ import annotations

import csv
import os
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amanjol.foundation.names.alikeness import Heard, alikeness, costs
from amanjol.foundation.names.matching import SAME_FROM, Matcher, compare
from amanjol.foundation.names.person_names import MOST_WORDS, take_apart
from amanjol.foundation.names.sounds import sounds

HERE = Path(__file__).parent

# One fictional person each, as different people and papers write them.
SPELLINGS = {
    "kk": [
        "Жақыпова Әсел Нұрланқызы",
        "Жакупова Асель Нурлановна",
        "Джакупова Асель",
        "Zhakypova Assel Nurlankyzy",
        "Zhakupova Asel",
        "Jaqypova Äsel Nūrlanqyzy",
        "Jaqypova Ásel Nurlanqyzy",
        "Dschaqypowa Assel",
        "Әсел Жақыпова",
        "ЖАҚЫПОВА ӘСЕЛ НҰРЛАН ҚЫЗЫ",
        "Жақыпова Ә. Н.",
    ],
    "ky": [
        "Кубанычбек уулу Төрөбек",
        "Төрөбек Кубанычбек уулу",
        "Kubanychbek uulu Torobek",
        "KUBANYCHBEK UULU TOROBEK",
        "Кубанычбекуулу Торобек",
        "Kubanytschbek uulu Töröbek",
    ],
    "uz": [
        "Ғофурова Дилфуза Ўткир қизи",
        "Gʻofurova Dilfuza Oʻtkir qizi",
        "G'ofurova Dilfuza O'tkir qizi",
        "G`ofurova Dilfuza",
        "Гафурова Дильфуза Уткировна",
        "GAFUROVA DILFUZA UTKIR KIZI",
        "Ghofurowa Dilfusa",
        "Dilfuza Gofurova",
    ],
    "tk": [
        "Çaryýew Döwletmyrat Öwez ogly",
        "Чарыев Довлетмурат Овезович",
        "Charyev Dovletmyrat",
        "CHARYYEV DOVLETMYRAT OVEZ OGLY",
        "Tscharyjew Döwletmyrat",
    ],
    "tg": [
        "Раҳимзода Ҷамшед Сафарович",
        "Рахимзода Джамшед Сафарович",
        "Rahimzoda Jamshed",
        "Rakhimzoda Dzhamshed Safarovich",
        "Rachimsoda Dschamsched",
        "Рахимов Джамшед",
    ],
    "ru": [
        "Щукина Юлия Евгеньевна",
        "Shchukina Yuliya Evgenievna",
        "SHCHUKINA IULIIA",
        "Schukina Julia",
        "Schtschukina Julija Jewgenjewna",
        "Ščukina Julija",
        "Юлия Щукина",
        "Щукина Ю. Е.",
    ],
    "en": ["Maxim Xavier Fyodorov", "Максим Ксавьер Фёдоров", "Maksim Fiodorov", "FEDOROV MAKSIM"],
    "de": ["Wjatscheslaw Zwetkow", "Вячеслав Цветков", "Vyacheslav Tsvetkov", "Viacheslav Tcvetkov"],
}

written = st.text(
    st.sampled_from("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщыіэюяўҳҷӯӣabcdefghijklmnopqrstuvwxyzäöüşçñýžğıʻ' -."),
    max_size=40,
)


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def precision_and_recall(pairs: list[tuple[bool, bool]]) -> tuple[float, float]:
    """Of pairs of what is so and what was found."""
    right = sum(truly and judged for truly, judged in pairs)
    return right / sum(judged for _, judged in pairs), right / sum(truly for truly, _ in pairs)


@pytest.mark.parametrize(
    ("name", "other"),
    [pair for spellings in SPELLINGS.values() for pair in combinations(spellings, 2)],
)
def test_one_person_in_all_scripts(name: str, other: str):
    assert compare(name, other).same


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Üsönova Guljahon", "Усенова Гул Ҷаҳон"),
        ("Бек-Темир Усенов", "Bektemir Üsönov"),
        ("Мир Али Усенов", "Mirali Üsönov"),
    ],
)
def test_two_words_in_one_beside_a_word_that_is_only_near(name: str, other: str):
    assert compare(name, other).same
    assert compare(other, name).same


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Хадижа Юнусова", "Хадия Юнусова"),  # й stands where the other has ж
        ("Khadija Yunusova", "Хадия Юнусова"),  # kh: its j is no й
        ("Бижанова Сауле", "Биянова Сауле"),
        ("Сажида Муродова", "Саида Муродова"),
        ("Aijan Muratova", "Аяна Муратова"),  # the i has said й
        ("Муҳиба Исоева", "Mujiba Isoeva"),
        ("Dosjan Asanov", "Досан Асанов"),
        ("Фариза Алматова", "Farija Almatova"),
        ("Имом-Али Сыдыков", "Имомбек Сыдыков"),  # each has a second half
        ("Oraz Gül Meredowa", "Оразбиби Мередова"),
        ("Muhammadjon Odinaev", "Муҳаммад Карим Одинаев"),  # the d is in both halves
        ("Bijanova Saule", "Биянова Сауле"),  # Бижан is listed, Биян is nobody's name
        ("Hadija Yunusova", "Хадия Юнусова"),
        ("Jamilija Asanova", "Жамила Асанова"),  # и before a vowel is a syllable
        ("Нияз Омаров", "Наз Омаров"),
        ("Husnija Asanova", "Ҳусна Асанова"),
        ("Ҳусния Асанова Бековна", "Ҳусна Асанова Бековна"),
        ("Makhija Qodirova", "Махия Қодирова"),  # kh, and no list knows it
        ("Сафия Асанова", "Сафина Асанова"),  # who forgets a consonant writes no й
        ("Safiya Asanova", "Сафина Асанова"),
    ],
)
def test_two_people_of_near_names(name: str, other: str):
    assert not compare(name, other).same
    assert not compare(other, name).same


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Khadija Yunusova", "Хадижа Юнусова"),
        ("Hadicha Yunusova", "Хадижа Юнусова"),  # listed as one name
        ("Tijanova Saule", "Тиянова Сауле"),  # nothing tells what the j is
        ("Tijanova Saule", "Тижанова Сауле"),
        ("Bijanova Saule", "Бижанова Сауле"),
        ("Gulijahon Asanova", "Гулиҷаҳон Асанова"),
        ("Rijabova Olga", "Rjabova Olga"),
        ("Safia Asanova", "Сафина Асанова"),
        ("Toj-Nisso Asanova", "Тоҷнисо Асанова"),
        ("Taj-Murat Asanov", "Тәж Мұрат Асанов"),
        ("Zulfija Nijazova", "Зульфия Ниязова"),
        ("Maija Ten", "Майя Тен"),
        ("Shahrijor Qodirov", "Шахриёр Қодиров"),
        ("Имом-Али Сыдыков", "Имом Сыдыков"),
    ],
)
def test_one_person_whose_j_is_either(name: str, other: str):
    assert compare(name, other).same
    assert compare(other, name).same


@pytest.mark.parametrize(("name", "other"), list(combinations([names[0] for names in SPELLINGS.values()], 2)))
def test_other_people(name: str, other: str):
    assert compare(name, other).score < 0.1


@pytest.mark.parametrize("row", rows("pairs.csv"), ids=lambda row: f"{row['name_a']} | {row['name_b']}")
def test_pair_written_beside_the_rules(row: dict[str, str]):
    assert compare(row["name_a"], row["name_b"]).same == (row["same"] == "1"), row["about"]


@pytest.mark.parametrize(
    "row", rows("pairs_by_another_hand.csv"), ids=lambda row: f"{row['name_a']} | {row['name_b']}"
)
def test_pair_by_one_who_never_saw_the_rules(row: dict[str, str]):
    match = compare(row["name_a"], row["name_b"])
    assert match.same == (row["same"] == "1"), row["class"]
    assert not row["relation"] or match.relation == row["relation"]


def test_pairs_written_after_the_rules():
    """Chosen to be hard, so a few are wrong; `docs/names.md` shows them."""
    judgements = [
        (row["same"] == "1", compare(row["name_a"], row["name_b"]).same)
        for row in rows("pairs_written_later.csv")
    ]
    precision, recall = precision_and_recall(judgements)
    assert precision >= 0.98
    assert recall >= 0.98


BY_CLASS = rows("pairs_by_class.csv")


@pytest.mark.parametrize("about", sorted({row["class"] for row in BY_CLASS}))
def test_pairs_of_a_class_that_the_rules_were_tuned_on(about: str):
    judgements = [
        (row["same"] == "1", compare(row["name_a"], row["name_b"]).same)
        for row in BY_CLASS
        if row["class"] == about and row["half"] == "tuning"
    ]
    precision, recall = precision_and_recall(judgements)
    assert precision >= 0.99
    # One of them has -хон where the other has -жон; other pairs say that these are two people: docs/names.md.
    assert recall >= (0.97 if about == "endings of respect" else 0.98)
    assert precision == 1 or "father" not in about


@pytest.mark.parametrize(
    ("name", "half", "least_precision", "least_recall"),
    [
        ("pairs_of_four_classes.csv", "tuning", 0.98, 0.96),
        ("pairs_of_four_classes.csv", "held", 0.94, 0.9),
        ("pairs_of_four_classes.csv", "last", 0.95, 0.94),
        ("pairs_of_five_classes.csv", "before the rules", 1, 0.97),
        ("pairs_of_five_classes.csv", "after the rules", 0.97, 0.98),
        ("pairs_of_29_november.csv", "read", 0.98, 0.94),
        ("pairs_of_29_november.csv", "held", 0.93, 0.905),
        ("pairs_of_30_november.csv", "read", 0.98, 0.97),
        ("pairs_of_30_november.csv", "held out", 0.95, 0.98),
        ("pairs_of_j_and_halves.csv", "read", 0.97, 1),
        ("pairs_of_j_and_halves.csv", "sealed", 0.93, 0.98),
        ("pairs_of_two_classes.csv", "read", 1, 1),
        ("pairs_of_two_classes.csv", "held out", 0.98, 1),
        ("pairs_of_two_classes.csv", "written after", 1, 0.98),
        ("pairs_of_two_classes.csv", "written last", 0.92, 1),
        ("pairs_of_two_classes.csv", "written at the end", 0.95, 0.98),
    ],
)
def test_pairs_of_single_classes(name: str, half: str, least_precision: float, least_recall: float):
    """Written before these rules; what each class comes to stands in `docs/names.md`, here it may not fall."""
    judgements = [
        (row["same"] == "1", compare(row["name_a"], row["name_b"]).same)
        for row in rows(name)
        if row["half"] == half
    ]
    precision, recall = precision_and_recall(judgements)
    assert precision >= least_precision
    assert recall >= least_recall


@pytest.mark.parametrize(
    ("name", "half", "least_precision", "least_recall"),
    [("pairs_by_class.csv", "looking", 0.97, 0.985), ("pairs_by_language.csv", "", 0.97, 0.98)],
)
def test_pairs_that_the_rules_were_not_tuned_on(
    name: str, half: str, least_precision: float, least_recall: float
):
    """What they were at first sight stands in `docs/names.md`; here they only may not fall."""
    judgements = [
        (row["same"] == "1", compare(row["name_a"], row["name_b"]).same)
        for row in rows(name)
        if half in row["half"]
    ]
    precision, recall = precision_and_recall(judgements)
    assert precision >= least_precision
    assert recall >= least_recall


@pytest.mark.testdata
def test_pairs_of_the_test_data():
    path = Path(os.environ["AMANJOL_TEST_DATA"]) / "names" / "full_name_pairs.csv"
    matcher = Matcher()
    with path.open(encoding="utf-8", newline="") as file:
        judgements = [
            (row["same_person"] == "1", matcher.compare(row["name_a"], row["name_b"]).same)
            for row in csv.DictReader(file)
        ]
    precision, recall = precision_and_recall(judgements)
    assert precision >= 0.98
    assert recall >= 0.98


@pytest.mark.testdata
def test_every_published_transliteration_of_russian_sounds_like_it():
    path = Path(os.environ["AMANJOL_TEST_DATA"]) / "names" / "transliteration_russian.csv"
    with path.open(encoding="utf-8", newline="") as file:
        pairs = [
            (row["cyrillic"], row["expected_latin"])
            for row in csv.DictReader(file)
            if len(row["cyrillic"]) < 60 and any("а" <= letter.lower() <= "я" for letter in row["cyrillic"])
        ]
    assert sum(compare(*pair).same for pair in pairs) >= len(pairs) * 0.97


@given(written, written)
def test_symmetric_and_between_0_and_1(name: str, other: str):
    there, back = compare(name, other), compare(other, name)
    assert there == back
    assert 0 <= there.score <= 1
    assert there.same == (there.score >= SAME_FROM)


@given(written)
def test_like_itself(name: str):
    assert compare(name, name).score == (1.0 if take_apart(name) else 0.0)


@given(st.text(max_size=300), st.text(max_size=300))
def test_never_raises(name: str, other: str):
    assert compare(name, other) == compare(other, name)


@given(st.text(max_size=60))
def test_remembering_changes_nothing(name: str):
    matcher = Matcher()
    first = matcher.compare(name, "Жақыпова Әсел")
    assert matcher.compare("Жақыпова Әсел", name) == matcher.compare(name, "Жақыпова Әсел") == first


@given(st.lists(written, max_size=8))
def test_many_words_sound_as_each_alone(words: list[str]):
    lines = [word.lower() for word in words]
    assert sounds("\n".join(lines)).split("\n") == [sounds(line) for line in lines] or not lines


@given(
    st.text(st.sampled_from("".join(costs())), max_size=12),
    st.text(st.sampled_from("".join(costs())), max_size=12),
)
def test_alikeness_is_symmetric(word: str, other: str):
    assert alikeness(Heard(word), Heard(other)) == pytest.approx(alikeness(Heard(other), Heard(word)))


@pytest.mark.parametrize("nothing", ["", " ", "123", "—", "'", "\n", "..."])
def test_without_a_letter_nobody_is_meant(nothing: str):
    assert compare(nothing, nothing).score == 0
    assert compare(nothing, "Жақыпова Әсел").score == 0


def test_long_input_takes_a_bounded_time():
    long = "Жақыпова " * 200_000
    assert len(take_apart(long)) == MOST_WORDS
    assert compare(long, "а" * 1_000_000).score == 0
    assert compare("уулу " * 1000, "кызы " * 1000).score < SAME_FROM


def test_order_and_missing_words_cost_little():
    whole = "Жақыпова Әсел Нұрланқызы"
    assert compare(whole, "Нұрланқызы Әсел Жақыпова").score == 1
    assert compare(whole, "Әсел Жақыпова").score > 0.9
    assert compare(whole, "Әсел").score < SAME_FROM
    assert compare(whole, "Жақыпова").score < SAME_FROM


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("Жақыпова Әсел Нұрланқызы", ["family", "", "patronymic"]),
        ("Оʻktamov Jasur Anvar oʻgʻli", ["family", "", "patronymic"]),
        ("Бакир уулу Турсунбай", ["patronymic", ""]),
        ("Айсулуу Асанова", ["", "family"]),
        ("Annaguly Orazow", ["", "family"]),
        ("Имомқули Раҳимзода", ["", "family"]),
        ("Лев Царёв", ["", "family"]),
        ("Щукина Ю.Е.", ["", "initial", "initial"]),
        ("Достоевская Нина Ильинична", ["family", "", "patronymic"]),
        ("ArmanTuleshovich Kemelov", ["", "patronymic", "family"]),
        ("ÇARYÝEWA JEREN", ["family", ""]),
        ("CHudinova SHarapat", ["family", ""]),
    ],
)
def test_what_endings_say(name: str, kinds: list[str]):
    assert [part.kind for part in take_apart(name)] == kinds


@pytest.mark.parametrize("name", ["", "-", "А", "Роза -", "'"])
def test_a_word_without_a_letter_is_nobody_and_stops_nothing(name: str) -> None:
    assert compare(name, "Роза Аманова").score < SAME_FROM
    assert compare("Роза Аманова", name).score < SAME_FROM
