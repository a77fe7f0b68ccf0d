from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amanjol.foundation.names.searching import NameSearch

PEOPLE = {
    1: "Исмаилова Роза Каримовна",
    2: "Жақыпова Әсел Нұрланқызы",
    3: "Ўктамов Жасур Анвар ўғли",
    4: "Каримов Ислам",
    5: "Бакир уулу Төрөбек",
    6: "Çaryýewa Jeren",
    7: "Раҳимзода Ҷамшед",
    8: "Щукина Юлия Евгеньевна",
    9: "Жакупов Асхат Нурланович",
    10: "Розыева Мая",
    11: "Чернышёв Александр",
    12: "Шомуродов Камолжон",
}


@pytest.fixture
def search() -> NameSearch[int]:
    people: NameSearch[int] = NameSearch()
    people.add_all(PEOPLE.items())
    return people


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("Rosa", 1),
        ("Роза", 1),
        ("Roza", 1),
        ("roza ismailova", 1),
        ("Assel Zhakupova", 2),
        ("Jaqypova Äsel", 2),
        ("uktamov", 3),
        ("Jasur O'ktamov", 3),
        ("Джасур Уктамов Анварович", 3),
        ("Islam Karimow", 4),
        ("Torobek Bakirov", 5),
        ("Bakir uulu Torobek", 5),
        ("Чарыева Джерен", 6),
        ("Jamshed Rahimov", 7),
        ("Schtschukina", 8),
        ("Yulia", 8),
        ("Щукина Ю.", 8),
        ("Rоsa", 1),
        ("Askhat Zhakupov", 9),
        ("Саша Чернышев", 11),
        ("Sasha", 11),
        ("Камол", 12),
        ("Kamol Shomurodov", 12),
        ("Чернишов Александер", 11),
    ],
)
def test_found_in_any_script(search: NameSearch[int], query: str, first: int):
    assert search.find(query)[0].key == first


@pytest.mark.parametrize("query", ["", "  ", "123", "Я.", "Xyzzy", "Бердибек", "شیرین"])
def test_nobody(search: NameSearch[int], query: str):
    assert search.find(query) == []


def test_best_first_and_no_more_than_asked_for(search: NameSearch[int]):
    hits = search.find("Каримова Роза", limit=2)
    assert [hit.key for hit in hits] == [1, 4] or hits[0].key == 1
    assert len(hits) == 2
    assert hits[0].score > hits[1].score
    assert search.find("Каримова", limit=0) == []


def test_people_added_later_and_under_several_names(search: NameSearch[int]):
    assert search.find("Гулбаҳор") == []
    search.add(20, "Ашурова Нигина", "Гулбаҳор", "Bakhor")
    assert [hit.key for hit in search.find("Gulbakhor")] == [20]
    assert [hit.key for hit in search.find("Ashurova")] == [20]


def test_what_stands_beside_is_found_alone_and_after_the_first_name():
    search: NameSearch[int] = NameSearch()
    search.add(1, "Айжан Омарова", "Гүлсара", beside="Мары")
    search.add(2, "Мария Ким", beside="Ашхабад")
    search.add(3, "Камбек Усенов")
    apart: NameSearch[int] = NameSearch()
    for key, *names in (
        (1, "Айжан Омарова", "Гүлсара"), (2, "Мария Ким"), (3, "Камбек Усенов"),
        (1, "Мары", "Айжан Омарова Мары"), (2, "Ашхабад", "Мария Ким Ашхабад"),
    ):  # fmt: skip
        apart.add(key, *names)
    for query, first in (("Mary", 1), ("Omarova Mary", 1), ("Ашгабат Ким", 2), ("Gulsara", 1), ("Kambek", 3)):
        hits = search.find(query)
        assert hits[0].key == first
        assert hits == apart.find(query)


def test_a_name_of_several_lines_or_none_stays_one_persons():
    search: NameSearch[str] = NameSearch()
    search.add("a", "Исмаилова\nРоза\r\n\u2028Каримовна")
    search.add("b", "")
    search.add("c", "\n")
    search.add("d", "Жақыпова Әсел")
    assert [hit.key for hit in search.find("Rosa Ismailova")] == ["a"]
    assert [hit.key for hit in search.find("Asel")] == ["d"]


@given(st.lists(st.text(max_size=30), max_size=6), st.text(max_size=30))
def test_never_raises(names: list[str], query: str):
    search: NameSearch[int] = NameSearch()
    search.add_all(enumerate(names))
    hits = search.find(query)
    assert len({hit.key for hit in hits}) == len(hits)
    assert all(0 <= hit.score <= 1 for hit in hits)


@pytest.mark.parametrize("name", list(PEOPLE.values()))
def test_everybody_is_found_by_their_own_name(search: NameSearch[int], name: str):
    best = search.find(name)[0]
    assert PEOPLE[best.key] == name
    assert best.score == 1


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("Рахмат Акрамов", 21),
        ("PAXMAT AKPAMOB", 21),
        ("Rakhmat", 21),
        ("Тамара Сокова", 22),
        ("TAMAPA COKOBA", 22),
        ("Tamara", 22),
        ("Зухра Омарова", 23),
        ("3УХРА 0МАРОВА", 23),
        ("ZUHRA<<OMAROVA", 23),
        ("Чинара", 24),
        ("Алиҷон", 25),
        ("Alidzhon Rakhimov", 25),
        ("Bakytzhan", 26),
    ],
)
def test_found_under_letters_of_the_other_script_and_groups_of_letters(query: str, first: int):
    search: NameSearch[int] = NameSearch()
    search.add_all(
        {
            **PEOPLE, 21: "PAXMAT AKPAMOB", 22: "Тамара Сокова", 23: "3УХРА 0марова", 24: "4инара Эсенова",
            25: "Alijon Rahimov", 26: "Бақытжан Серікбаев",
        }.items()
    )  # fmt: skip
    assert search.find(query)[0].key == first


@pytest.mark.parametrize(
    ("query", "others"),
    [("Ахмет Серік Болатұлы", {31, 32}), ("Ахмет Болат", {31, 32}), ("Рүстем Байжан", {33, 34})],
)
def test_parent_and_child_are_both_found(query: str, others: set[int]):
    search: NameSearch[int] = NameSearch()
    search.add_all(
        {31: "Akhmet Serik Bolatuly", 32: "Ахмет Болат", 33: "Рүстем Байжан", 34: "Байжан Рүстемов"}.items()
    )
    assert others <= {key for key, _ in search.find(query)}
