from __future__ import annotations

import pytest

from amanjol.foundation.names.lookalikes import one_script, readings
from amanjol.foundation.names.matching import SAME_FROM, compare
from amanjol.foundation.names.person_names import take_apart


@pytest.mark.parametrize(
    ("child", "parent"),
    [
        ("Ахмет Серік Болатұлы", "Ахмет Болат"),
        ("Akhmet Serik Bolatuly", "Болат Ахмет Серікұлы"),
        ("Коваль Денис Артемович", "Koval Artem"),
        ("Тоҳир қизи Шаҳноза Мирзо", "Тоҳир Мирзо"),
        ("Эсен кызы Бурул", "Эсен Турат уулу"),
        ("Муҳаммадӣ Далер Сафарзод", "Муҳаммадӣ Сафар"),
        ("DZHUMABAEV<<AKYLBEK<KUBANYCHBEKOVICH", "DZHUMABAEV<<KUBANYCHBEK<<<<<<<<<<"),
        ("Саттор Комрон Файзуллоҳ", "Саттор Файзуллоҳ"),
        ("Саттор Комрон Файзуллоҳ", "Саттор Файзуллоҳ Комрон"),
        ("Комрон Файзуллоҳ Саттор", "Саттор Файзуллоҳ Комрон"),
        ("Байжан Рүстемов", "Рүстем Байжан"),
        ("Рустам Назарзода", "Nazar Rustam"),
        ("Рустамов Али", "Алиев Рустам"),
        ("Rustem Kadyrov", "Kadyr Rustemuly"),
    ],
)
def test_a_parent_is_not_the_child_but_may_be_the_parent(child: str, parent: str):
    match = compare(child, parent)
    assert match.relation == "parent and child"
    assert match.score < SAME_FROM
    assert compare(parent, child) == match


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Ахмет Серік Болатұлы", "Ахмет Серик"),
        ("Ахмет Асан Ахметұлы", "Асан Ахмет"),
        ("Исаев Иса", "Isaev Isa"),
        ("Байжан Рүстем Ғалымұлы", "Рустем Байжанов Галымович"),
        ("Саттор Комрон Файзуллоҳ", "Комрон Файзуллоҳ Саттор"),
        ("Каримов Азиз Азизович", "Азиз Каримов"),
        ("Рүстем Байжан", "Байжан Рүстем"),
        ("Мария-Тереза Ким", "Ким Мария"),
    ],
)
def test_one_person_stays_one_beside_the_names_of_a_family(name: str, other: str):
    assert compare(name, other).same


@pytest.mark.parametrize(
    ("child", "parent"),
    [
        ("Дана Сәбит", "Сәбит Қожа"),
        ("Дана Сәбит", "Сәбит Қожаұлы"),
        ("Дана Сәбит", "Сәбит Каримов"),
        ("Сәбит қызы Дана", "Сәбит Каримов"),
        ("Жукова Вера Никитична", "Жуков Никита"),
        ("Жуков Глеб Ильич", "Жуков Илья Петрович"),
    ],
)
def test_a_father_is_named_where_no_ending_says_so(child: str, parent: str):
    match = compare(child, parent)
    assert match.relation == "parent and child"
    assert not match.same


def test_an_initial_beside_the_name_of_a_father_stops_nothing():
    assert not compare("Ахмет С. Болатұлы", "Сатар Болат").same


def test_a_relation_is_named_where_one_person_may_be_two():
    assert compare("Каримов Азиз Азизович", "Азиз Каримов").relation == "parent and child"
    assert compare("Рүстем Байжан", "Байжан Рүстем").relation == "parent and child"


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Каримов Рустам Алиевич", "Каримов Далер Алиевич"),
        ("Каримов Рустам Алиевич", "Шарипов Али Саидович"),
        ("Ахмет Серік Болатұлы", "Ахмет Болат Болатұлы"),
        ("Каримов Рустам", "Karimov Rustam"),
        ("Рустам", "Рустамов Али"),
        ("Дана Сәбит", "Асқар Сәбит"),
        ("Дана Сәбит", "Дана Каримова"),
        ("Ахмет Серік Болатұлы", "Ахмет Марат"),
    ],
)
def test_no_relation_where_the_words_do_not_say_so(name: str, other: str):
    assert compare(name, other).relation == ""


@pytest.mark.parametrize(
    ("initials", "name"),
    [
        ("Жапаров К. Ч.", "Жапаров Чыңгыз Кубатович"),
        ("Жапаров К. Ч.", "Ch. Zhaparov"),
        ("Бойматов Е. З.", "Бойматов Зокир"),
        ("Жаксылыков И.", "Жаксылыков Ержан"),
        ("С. Джураев", "Джураев Шерали"),
        ("Жапаров К. Ч.", "Zhaparov Kanat Bektemirovich"),
    ],
)
def test_initials_have_an_order_and_a_script(initials: str, name: str):
    assert not compare(initials, name).same
    assert compare("S. Juraev", "Джураев Шерали").same
    assert compare("Шерали Н. Джураев", "Джураев Шерали Назарович").same


@pytest.mark.parametrize(
    ("cut", "name", "same"),
    [
        ("MIRZOSHARIFZODA<<ABDULMAJID<ABDULGHAFFO", "Мирзошарифзода Абдулмаҷид Абдулғаффорович", True),
        ("MIRZOSHARIFZODA<<ABDULMAJID<ABDULGHAFFO", "Мирзошарифзода Абдулмаҷид Раҳимович", False),
        ("VERESHCHAGINA<PREOBRAZHENSKAIA<<ELIZAVE", "Верещагина-Преображенская Елизавета", True),
        ("VERESHCHAGINA<PREOBRAZHENSKAIA<<ELIZAVE", "Верещагина-Преображенская Екатерина", False),
        ("P<KGZNAZARMATOVA<<AITURGAN<ZHANYBEKOVNA", "Назарматова Айтурган", True),
        ("TOKTOMAMATBEKOVA<<ZHANYLMYRZA<ABDYLDAE", "TOKTOMAMATBEKOVA<<JANYLMYRZA<ABDYL", True),
        ("KARIMOVA<<UMID<<<<<<<<<<<<<<<<<<<<<<<<<<", "Каримова Умида", False),
    ],
)
def test_the_line_of_a_passport_may_cut_the_last_word(cut: str, name: str, same: bool):
    assert compare(cut, name).same == same


@pytest.mark.parametrize(
    ("word", "read"),
    [
        ("Xepcoнов", "Херсонов"),
        ("Oкcaнa", "Оксана"),
        ("АКРАNОV", "AKPANOV"),
        ("3УХРА", "зУХРА"),
        ("4inara", "chinara"),
        ("0marova", "omarova"),
    ],
)
def test_a_word_is_read_in_the_script_that_has_all_its_letters(word: str, read: str):
    assert one_script(word) == read


def test_a_name_of_letters_that_both_scripts_have_is_read_both_ways():
    assert readings("PAXMAT") == ("PAXMAT", "РАХМАТ")
    assert readings("РАХМАТ") == ("РАХМАТ", "PAXMAT")
    assert readings("PAXMAT KAPATAEB Айбек") == ("РАХМАТ КАРАТАЕВ Айбек",)
    assert readings("Rakhmat") == ("Rakhmat",)
    assert not compare("3УХРА ОМАРОВА", "3АХРА ОМАРОВА").same


def test_an_article_joins_the_words_beside_it():
    assert [part.written for part in take_apart("Абд ар-Рахим Нурзода")] == ["абдаррахим", "нурзода"]
    assert compare("Нур ад-Дин Собиров", "Нуриддин Собиров").same
    assert compare("аль-Аббас Собиров", "Аббас Собиров").same


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("Щукина Мария", "Shchukin Maria", True),
        ("Щукина Амина", "Shchukin Amin", False),
        ("Амина Садык", "Амин Садык", False),
        ("Муратжан Оспанов", "Муратхан Оспанов", False),
        ("Али Каримов", "Алиҷон Каримов", True),
        ("Нур Каримов", "Нурбек Каримов", False),
        ("Бекзод Эркинов", "Behzod Erkinov", False),
        ("Анна-Мария Волкова", "Анна-Лена Волкова", False),
        ("Зарина Мирза Каримова", "Мирза Каримов", False),
        ("Ангелина Сергеева", "Agnelina Sergeeva", True),
        ("Serdarmyrat Hanow", "Сердамурат Ханов", True),
        ("Каримова Жан", "Каримов Жан Алиевич", False),
        ("Kemile Садык", "Kemil Садык", False),
        ("Kamile Sadyk", "Камиля Садык", True),
        ("Orazhan Dauletov", "Оразжан Даулетов", True),
        ("Оразбек Каримов", "Оразжан Каримов", False),
        ("Murodjon Valiyev", "Мурод Валиев", True),
        ("Валентина Кривошеева", "Валентина Кривошева", True),
        ("Валентина Кривошеева", "Валнтина Кривошеева", True),
        ("Gurbannazarow Aman", "Gurbannazaow Aman", True),
        ("Dilafruz Karimova", "Dilgfruz Karimova", True),
        ("Doszhan Taszhanov", "Doszhan Tashanov", False),
        ("Hasanboy Karimov", "Hasanoy Karimova", False),
        ("Ғалимжан Оспанов", "Ғалижан Оспанов", False),
        ("Айзат Каримова", "Азат Каримов", False),
        ("Дамира Сулайманова", "Замира Сулайманова", False),
        ("Ануар Сәбит", "Анар Сәбит", False),
    ],
)
def test_words_that_are_nearly_one(name: str, other: str, same: bool):
    assert compare(name, other).same == same
