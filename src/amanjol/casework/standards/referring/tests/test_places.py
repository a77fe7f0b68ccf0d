"""What is typed of a place in danger holds no name and no number."""

import pytest

from amanjol.casework.standards.referring.bodies import names_in_place, number_in_place


@pytest.mark.parametrize(
    ("place", "is_there"),
    [
        ("Дом Розы", True),
        ("Караевой, 5", True),
        ("Дом, розовый забор", False),
        ("Рядом с розарием", False),
        ("Роза, дача за рынком", True),
        ("dacha, ROZA", True),
        ("За рынком", False),
        ("улица Караева, 5", True),
    ],
)
def test_her_name_in_a_place_is_seen_in_every_script(place: str, is_there: bool):
    assert names_in_place(place, ("Роза Караева",)) is is_there
    assert not names_in_place(place, ("",))


@pytest.mark.parametrize(
    ("place", "is_there"),
    [
        ("Дом за рынком, +7 (700) 000-00-00", True),
        ("вокзал, 998901234567", True),
        ("Кольцевая 12, дом 345, 3 этаж", False),
        ("Трасса M-39, 1240 км", False),
    ],
)
def test_a_number_of_a_telephone_in_a_place_is_seen(place: str, is_there: bool):
    assert number_in_place(place) is is_there
