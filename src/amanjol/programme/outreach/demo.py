"""What a demo recommends, plans and puts out: one of each kind. No such body, letter, event or film exists."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from amanjol.foundation.organisations.tenant import acting_for
from amanjol.programme.outreach import opening
from amanjol.programme.outreach.actions import (
    deciding,
    partnering,
    planning,
    promising,
    reaching,
    recommending,
)
from amanjol.programme.outreach.actions.partnering import Word
from amanjol.programme.outreach.actions.planning import CampaignPlan, EventPlan
from amanjol.programme.outreach.actions.promising import Promised, Reported
from amanjol.programme.outreach.actions.reaching import Counted, PutOut
from amanjol.programme.outreach.actions.recommending import Answered, Recommended

if TYPE_CHECKING:
    from datetime import date

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.outreach.models import Campaign, Partner, Recommendation

COUNCIL: Final = "Council on safe migration, third meeting (fictional)"
LABOUR: Final = "Ministry of Labour (fictional)"
BORDER: Final = "Border service (fictional)"
EDUCATION: Final = "Ministry of Education (fictional)"


def write_demo_recommendations(*, manager: Member, second: Member, today: date) -> None:
    """`manager` writes, `second` shows three of them to everybody; a fourth waits for that."""
    with acting_for(manager):
        yyldyz, tilek = _partners(manager, today)
        for row in (
            _kept(manager, today, yyldyz),
            _late(manager, today, tilek),
            _under_way(manager, today),
        ):
            _ask(row, manager)
            deciding.approve(recommendation=row, seen=_seen(row), by=second)
        _ask(_answered(manager, today), manager)
        _declined(manager, today)
        _waiting(manager, today)


def _partners(by: Member, today: date) -> tuple[Partner, Partner]:
    """The first may be named in Turkmenistan and Kazakhstan, the second nowhere; the third said no in Kyrgyzstan."""
    yyldyz = partnering.add_partner(
        name="Yyldyz, Mary (fictional)", donor="Fund of the Caspian (fictional)", logo=None, by=by
    )
    tilek = partnering.add_partner(name="Tilek, Osh (fictional)", donor="", logo=None, by=by)
    kerek = partnering.add_partner(name="Kerek Jardam, Bishkek (fictional)", donor="", logo=None, by=by)
    for country, donor_may in (("TM", False), ("KZ", True)):
        partnering.give_word(partner=yyldyz, country=country, word=_yes(today, donor_may=donor_may), by=by)
    no = Word(
        name_may=False, logo_may=False, donor_may=False, said_on=today - timedelta(20),
        said_how="Letter 14, the director", holds_until=today + timedelta(340),
    )  # fmt: skip
    partnering.give_word(partner=kerek, country="KG", word=no, by=by)
    return yyldyz, tilek


def _yes(today: date, *, donor_may: bool) -> Word:
    return Word(
        name_may=True, logo_may=False, donor_may=donor_may, said_on=today - timedelta(30),
        said_how="Letter 7, the director", holds_until=today + timedelta(330),
    )  # fmt: skip


def _kept(by: Member, today: date, partner: Partner) -> Recommendation:
    row = _recommend(
        by, today - timedelta(150), LABOUR, ["TM"], partner,
        "Give every labour inspector a list of interpreters who can be called at any hour.",
        "Дать каждому инспектору труда список переводчиков, которым можно позвонить в любой час.",
    )  # fmt: skip
    _answer(row, by, today - timedelta(140), "The list will be drawn up.", "Список будет составлен.")
    promised = Promised(
        today - timedelta(140),
        today - timedelta(60),
        "A list for all five regions.",
        "Список для всех пяти регионов.",
    )
    commitment = promising.commit(recommendation=row, what=promised, by=by)
    begun = Reported(
        today - timedelta(100),
        "begun",
        "Three regions have sent names.",
        "Три региона прислали имена переводчиков.",
    )
    done = Reported(
        today - timedelta(62), "done", "The list is with every inspector.", "Список есть у каждого инспектора.",
        "Order 41 of the ministry (fictional), seen in Mary.",
    )  # fmt: skip
    for said in (begun, done):
        promising.report(commitment=commitment, said=said, by=by)
    recommending.agree_to_days(
        recommendation=row, on=today - timedelta(130), how="Letter 88 of the ministry (fictional)", by=by
    )
    return row


def _late(by: Member, today: date, partner: Partner) -> Recommendation:
    """Overdue here; the addressee did not agree to days, so everybody else reads that it is under way."""
    row = _recommend(
        by, today - timedelta(120), BORDER, ["KG", "KZ"], partner,
        "Ask whoever is turned back, alone and in their language, whether somebody holds their papers.",
        "Спрашивать каждого, кого разворачивают, наедине и на его языке, не держит ли кто-то его документы.",
    )  # fmt: skip
    _answer(row, by, today - timedelta(100), "Accepted for two posts.", "Принято для двух постов.", "partly")
    promised = Promised(
        today - timedelta(95),
        today - timedelta(12),
        "A room and a leaflet at two posts.",
        "Комната и памятка на двух постах.",
    )
    commitment = promising.commit(recommendation=row, what=promised, by=by)
    said = Reported(today - timedelta(30), "begun", "The leaflet is being printed.", "Памятка печатается.")
    promising.report(commitment=commitment, said=said, by=by)
    return row


def _under_way(by: Member, today: date) -> Recommendation:
    row = _recommend(
        by, today - timedelta(80), EDUCATION, ["UZ"], None,
        "Give one lesson a year in the last class on how an offer of work abroad is checked.",
        "Проводить раз в год в выпускном классе урок о том, как проверить предложение работы за границей.",
        source="film", source_name="Talk after the film “The Offer” in Samarkand (fictional)",
    )  # fmt: skip
    _answer(row, by, today - timedelta(60), "From the next school year.", "Со следующего учебного года.")
    promised = Promised(
        today - timedelta(60),
        today + timedelta(45),
        "A plan of the lesson for all regions.",
        "План урока для всех областей.",
    )
    commitment = promising.commit(recommendation=row, what=promised, by=by)
    promising.move(
        commitment=commitment, due_on=today + timedelta(90), why="The textbook comes later.", by=by
    )
    return row


def _answered(by: Member, today: date) -> Recommendation:
    row = _recommend(
        by, today - timedelta(40), LABOUR, ["TM", "UZ"], None,
        "Publish which recruitment agencies lost their licence, within three days.",
        "Публиковать в течение трёх дней, у каких агентств отозвана лицензия.",
        source="survey", source_name="Survey of 340 returnees, spring (fictional)",
    )  # fmt: skip
    _answer(row, by, today - timedelta(20), "It will be looked into.", "Вопрос будет изучен.")
    return row


def _declined(by: Member, today: date) -> None:
    row = _recommend(
        by, today - timedelta(110), BORDER, ["KZ"], None,
        "Let kiosks of the guide stand behind passport control.",
        "Разрешить киоски путеводителя за паспортным контролем.",
    )  # fmt: skip
    says = ("Nothing may stand there.", "Там ничего не должно стоять.")
    _answer(row, by, today - timedelta(90), *says, "declined")


def _waiting(by: Member, today: date) -> None:
    _recommend(
        by, today - timedelta(9), EDUCATION, ["KG"], None,
        "Let school psychologists call the hotline without asking the headmaster first.",
        "Разрешить школьным психологам звонить на горячую линию, не спрашивая директора.",
        source="exercise", source_name="Exercise of five days in Osh (fictional)",
    )  # fmt: skip


def _recommend(  # noqa: PLR0913  one line a field of the demo
    by: Member, on: date, addressee: str, countries: list[str], partner: Partner | None, text_en: str, text_ru: str,
    *, source: str = "council", source_name: str = COUNCIL,
) -> Recommendation:  # fmt: skip
    what = Recommended(
        source=source, source_name=source_name, made_on=on, addressee=addressee, countries=countries,
        text_en=text_en, text_ru=text_ru, partner=partner,
    )  # fmt: skip
    return recommending.recommend(what=what, by=by)


def _answer(row: Recommendation, by: Member, on: date, en: str, ru: str, answer: str = "accepted") -> None:
    recommending.write_answer(recommendation=row, said=Answered(answer, on, en, ru), by=by)


def _seen(row: Recommendation) -> str:
    row.refresh_from_db()
    return opening.digest_of(opening.copy_of(row))


def _ask(row: Recommendation, by: Member) -> None:
    deciding.ask(recommendation=row, seen=_seen(row), by=by)


def write_demo_planner(*, manager: Member, today: date) -> None:
    """A campaign with events behind and ahead, and what was put out for it."""
    with acting_for(manager):
        plan = CampaignPlan(
            name="Ask before you go (fictional)", begins_on=today - timedelta(45), ends_on=today + timedelta(40),
            day="international-migrants-day", aim="Whoever leaves has called the agency's register once.",
            audience="People who leave within a year", cost=Decimal(1800), currency="USD",
        )  # fmt: skip
        campaign = planning.plan_campaign(what=plan, by=manager)
        for event in _events(today, campaign):
            planning.plan_event(what=event, by=manager)
        for published, counts in _published(today, campaign):
            row = reaching.put_out(what=published, by=manager)
            for counted in counts:
                reaching.count(publication=row, counted=counted, by=manager)


def _events(today: date, campaign: Campaign) -> tuple[EventPlan, ...]:
    return (
        EventPlan(
            kind="lesson", title="How an offer is checked", on=today - timedelta(31), place="Mary, school 4",
            audience="Last class", campaign=campaign, attendance=58,
        ),
        EventPlan(
            kind="film", title="“The Offer”, and a talk after it", on=today - timedelta(10),
            place="Ashgabat, house of culture", audience="Students", campaign=campaign,
            cost=Decimal(4200), currency="TMT",
        ),
        EventPlan(
            kind="street", title="A table at the bus station", on=today + timedelta(12), until=today + timedelta(13),
            place="Mary, bus station", audience="Travellers and drivers", campaign=campaign,
        ),
        EventPlan(
            kind="meeting", title="Council on safe migration, fourth meeting", on=today + timedelta(33),
            place="Ashgabat",
        ),
    )  # fmt: skip


def _published(today: date, campaign: Campaign) -> tuple[tuple[PutOut, tuple[Counted, ...]], ...]:
    on = today - timedelta(28)
    return (
        (
            PutOut(
                kind="film", title="“The Offer”, nine minutes (fictional)", place="YouTube", published_on=on,
                campaign=campaign, captions=["uz", "ru", "tk"], without_survivor=True,
                questions="What would you have asked before signing?\nWho could she have called, and when?",
            ),
            (Counted(on + timedelta(7), 3_120, 140, 22), Counted(on + timedelta(14), 5_480, 201, 31)),
        ),
        (
            PutOut(
                kind="post", title="Five questions to an agency", place="Telegram", published_on=today - timedelta(9),
                campaign=campaign,
            ),
            (Counted(today - timedelta(2), 1_250),),
        ),
        (
            PutOut(
                kind="poster", title="Whom to call abroad", place="Bus station, Mary",
                published_on=today - timedelta(3),
            ),
            (),
        ),
    )  # fmt: skip
