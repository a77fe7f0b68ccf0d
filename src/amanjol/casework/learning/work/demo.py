"""Fictional employers, and how somebody fictional earns: work that goes well, a family business with its grant."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from amanjol.casework.learning.work.actions import business, earning, employers
from amanjol.casework.learning.work.records import Alike, Answer, Asked, Going
from amanjol.foundation.organisations.keys.demo import demo_keyring

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from amanjol.casework.learning.models import Employer
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

BAKERY: Final = employers.Contact(
    "Пекарня «Ак бугдай» (вымышленная)", "Лепёшки, булочки", "Мары", "Хозяйка, Энеш (вымышленная)",
    "заходить до обеда", "Берёт учениц на три месяца, потом на работу. Знает название обучения и больше ничего.",
)  # fmt: skip
SEWING: Final = employers.Contact(
    "Швейная мастерская (вымышленная)", "Рабочая одежда", "Байрамали", "Бригадир", "через Марал", ""
)
BAKING: Final = employers.Work(
    "Помощница пекаря",
    "туркменский",
    "с 6 до 13, пять дней",
    "1800 TMT в месяц, пятого числа",
    "Мары, у рынка",
)
CURRENCY: Final = "TMT"


def begin_demo_work(*, first: Member, second: Member, today: date) -> None:
    """With the keys of two fictional members, who both say yes to the grant: NotADemo."""
    with demo_keyring(first) as keyring:
        bakery = _employers(keyring, today)
        jahan = earning.begin_livelihood(keyring=keyring, name="Джахан", reach="через сына, по вечерам").pk
        _work(keyring, jahan, bakery, today)
        _business(keyring, jahan, today)
    with demo_keyring(second) as keyring:
        business.approve_grant(keyring=keyring, livelihood=jahan, number=1)
        spending = business.Spending(
            today - timedelta(3), 640, "Жаропрочная глина и кирпич", "Папка «Джахан», чек 1"
        )
        business.write_receipt(keyring=keyring, livelihood=jahan, number=1, spending=spending)


def _employers(keyring: Keyring, today: date) -> Employer:
    bakery = employers.write_employer(keyring=keyring, contact=BAKERY)
    yes = Answer.YES
    look = employers.Look(
        today - timedelta(45), "Марал пекла там день и говорила с двумя наедине", yes, yes, yes, yes, yes,
        Alike.NOBODY, "Чисто, есть выходной", today + timedelta(120),
    )  # fmt: skip
    employers.check_employer(keyring=keyring, employer=bakery.pk, look=look)
    employers.write_vacancy(keyring=keyring, employer=bakery.pk, number=None, work=BAKING)
    sewing = employers.write_employer(keyring=keyring, contact=SEWING)
    bad = employers.Look(
        today - timedelta(20), "Рассказала ученица, которая там была", yes, Answer.NOT_KNOWN, Answer.NO, yes, yes,
        Alike.NOBODY, "Паспорта лежат у бригадира", today + timedelta(160),
    )  # fmt: skip
    employers.check_employer(keyring=keyring, employer=sewing.pk, look=bad)
    return bakery


def _work(keyring: Keyring, jahan: UUID, bakery: Employer, today: date) -> None:
    begins_on = today - timedelta(33)
    earning.place(keyring=keyring, livelihood=jahan, employer=bakery.pk, vacancy=1, begins_on=begins_on)
    talk = earning.Talk(
        Asked.WEEK, begins_on + timedelta(7), Going.WELL, Answer.YES, Answer.YES, "Устаю, но меня хвалят."
    )
    earning.write_talk(keyring=keyring, livelihood=jahan, placement=1, talk=talk)


def _business(keyring: Keyring, jahan: UUID, today: date) -> None:
    plan = business.Plan(
        "Печь лепёшки дома в своём тандыре.", "Соседи и чайхана через дорогу: свежие к семи утра.",
        "Мука, дрова, глина: 7 TMT на лепёшку, просит 10.", "Тандыр до мая, потом вывеска.",
    )  # fmt: skip
    business.write_plan(keyring=keyring, livelihood=jahan, plan=plan)
    savings = business.Savings(3000, CURRENCY, "Второй тандыр", 450, today + timedelta(180))
    business.write_savings(keyring=keyring, livelihood=jahan, savings=savings)
    business.write_grant(
        keyring=keyring, livelihood=jahan, amount=2000, currency=CURRENCY, what_for="Тандыр и весы"
    )
    business.approve_grant(keyring=keyring, livelihood=jahan, number=1)
