"""Of the demo: a story that may be published, of nobody who exists; and one of Jeren, before which the gate is shut."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.people.terms import Channel
from amanjol.casework.support.models import StoryPermit
from amanjol.casework.support.stories import actions, permits
from amanjol.casework.support.stories.permits import PermitText
from amanjol.foundation.letters import signing
from amanjol.foundation.letters.node_folder import here
from amanjol.foundation.letters.signing import opened_signing

if TYPE_CHECKING:
    from datetime import date

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring

ALIAS: Final = "Лола"
TEXTS: Final = {
    "en": (
        "A fictional story. I was told of good work far from home, and believed it, because the woman who told me was"
        " kind. There they took my passport and locked the door at night. I thought that nobody looked for me.\n\n"
        "One evening I saw a telephone number on a poster and learned it by heart. The voice that answered spoke my"
        " language and asked for no name. It took time. Now I work, I laugh again, and I tell this so that somebody"
        " else keeps that number."
    ),
    "ru": (
        "Вымышленная история. Мне рассказали о хорошей работе далеко от дома, и я поверила: женщина, которая"
        " рассказывала, была доброй. Там забрали паспорт и на ночь запирали дверь. Я думала, меня никто не ищет.\n\n"
        "Однажды вечером я увидела на плакате номер телефона и запомнила его. Мне ответили на моём языке и не"
        " спросили имени. Понадобилось время. Теперь я работаю, снова смеюсь и рассказываю это, чтобы кто-то ещё"
        " сохранил тот номер."
    ),
    "tk": (
        "Toslanan gürrüň. Maňa öýden uzakda gowy iş bar diýdiler, men hem ynandym. Ol ýerde pasportymy aldylar we"
        " gijesine gapyny gulpladylar.\n\nBir gün agşam plakatda telefon belgisini gördüm we ýat tutdum. Maňa öz"
        " dilimde jogap berdiler we adymy soramadylar. Indi men işleýärin we ýene gülýärin."
    ),
}
DRAFT: Final = {
    "ru": (
        "Я уехала в 2021 году из Туркменабада, мне обещали 500 долларов в месяц. Я швея, у меня двое детей. Теперь я"
        " снова дома."
    ),
    "tk": "Men işlemäge gitdim. Meni aldadylar, ýöne yzyma dolandym.",
}


def write_demo_story(*, keyring: Keyring, case: Case, today: date) -> None:
    """The permit hangs on no case: nobody who exists stands behind it."""
    actions.write_story(keyring=keyring, case=case, alias="Нина", texts=DRAFT)
    opened = opened_signing(keyring) or signing.begin(keyring=keyring)
    until = today + timedelta(365)
    row = StoryPermit(organisation_id=keyring.member.organisation_id, valid_until=until)
    text = PermitText(
        id=str(row.pk),
        organisation=str(row.organisation_id),
        organisation_name=keyring.member.organisation.name,
        alias=ALIAS,
        texts=TEXTS,
        channels=(Channel.WEB, Channel.MAIL, Channel.PAPER),
        with_picture=False,
        valid_until=until,
    )
    row.signed = permits.sign(text, opened.key, here(keyring.organisation.node).keys())
    row.save(force_insert=True)
