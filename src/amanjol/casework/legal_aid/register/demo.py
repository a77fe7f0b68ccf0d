"""464 advocates who do not exist, with the gaps that Kyrgyzstan had (LA-14): nobody in three places, one or two
in 26. Names are put together from parts, numbers begin with `ВЫМЫСЕЛ`, and nobody can be reached.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from amanjol.casework.legal_aid.register import actions
from amanjol.casework.legal_aid.register.records import Description, Sex
from amanjol.casework.standards.entitlement.districts import districts_of
from amanjol.casework.standards.entitlement.rights import Proceeding
from amanjol.foundation.organisations.keys.demo import demo_keyring

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member

COUNTRY: Final = "kg"
HOW_MANY: Final = 464
NOBODY: Final = ("ak-talaa", "jumgal", "kara-kul")
FEW: Final = 26
OFFICES: Final = 120  # colleagues share conflicts
COURSE: Final = "representing-a-victim"
_SEED: Final = 20260114
_SURNAMES: Final = (
    "Вымышленов", "Небывалов", "Примеров", "Образцов", "Сказочнов", "Выдуманов", "Условнов", "Учебнов",
)  # fmt: skip
_NAMES: Final = {
    Sex.WOMAN: ("Айгуль", "Нургуль", "Гүлзат", "Мээрим", "Жылдыз", "Айнура", "Чолпон", "Анара", "Динара", "Салтанат"),
    Sex.MAN: ("Бакыт", "Нурлан", "Азамат", "Эркин", "Улан", "Тилек", "Канат", "Медер", "Руслан", "Чынгыз"),
}  # fmt: skip


def demo_advocates(today: date) -> list[Description]:
    """The same on the same day."""
    chance = random.Random(_SEED)  # noqa: S311  invented people, no secret
    districts = districts_of(COUNTRY)
    assert districts is not None  # noqa: S101  ships with the program
    keys = [of.key for region in districts.regions for of in region.districts if of.key not in NOBODY]
    return [_advocate(number, where, today, chance) for number, where in enumerate(_spread(keys, chance), 1)]


def begin_demo_register(*, member: Member, today: date) -> None:
    """The register of the member's organisation, who coordinates legal aid in a demo and holds its keys."""
    with demo_keyring(member) as keyring:
        actions.write_register(keyring=keyring, lines=demo_advocates(today), today=today)


def _spread(keys: list[str], chance: random.Random) -> list[str]:
    """In `FEW` places one or two, the capital with every third, the rest in all others."""
    few = sorted(chance.sample([key for key in keys if key not in {"bishkek", "osh"}], FEW))
    others = [key for key in keys if key not in few]
    spread = [key for key in few for _one in range(chance.choice((1, 2)))]
    spread += [key for key in others for _one in range(3)]
    return spread + chance.choices(
        others, [30 if key == "bishkek" else 1 for key in others], k=HOW_MANY - len(spread)
    )


def _advocate(number: int, where: str, today: date, chance: random.Random) -> Description:
    """Of every 40 one licence is over, and another suspended: they are besides, in places that have many."""
    sex = chance.choice(tuple(Sex))
    surname = chance.choice(_SURNAMES) + ("а" if sex is Sex.WOMAN else "")
    also = {language for language, share in (("uz", 0.25), ("en", 0.1)) if chance.random() < share}
    is_many = where == "bishkek"
    return Description(
        number=f"ВЫМЫСЕЛ-{number:04}",
        name=f"{surname} {chance.choice(_NAMES[sex])} (вымышленный человек)",
        districts=(where,),
        languages=tuple(sorted({"ky", "ru"} | also)),
        sex=sex,
        licence_until=today + timedelta(days=-1 if is_many and number % 40 == 0 else 200 + number % 700),
        proceedings=_proceedings(chance),
        places=chance.choice((4, 6, 8, 10, 12)),
        year=today.year,
        office=f"Вымышленная контора № {1 + number % OFFICES}",
        suspended_until=today + timedelta(days=60) if is_many and number % 40 == 1 else None,
        courses=(COURSE,) if chance.random() < 0.04 else (),
    )


def _proceedings(chance: random.Random) -> tuple[Proceeding, ...]:
    also = [kind for kind in (Proceeding.ADMINISTRATIVE, Proceeding.CIVIL) if chance.random() < 0.6]
    return tuple(sorted({Proceeding.CRIMINAL, *also}))
