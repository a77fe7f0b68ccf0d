"""Distinctive words in the cases behind an observation; then everything that a warning made of it writes is searched.

Searched are the signed documents and all else that devices and telephones fetch, what is posted by hand as text and as
picture, the letters to editors and translators, and the journal; in every spelling of `canary_search`.
"""

from __future__ import annotations

import html
import json
import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest
from django.core import mail
from django.utils import timezone

from amanjol.casework.cases.records import PersonRecord, SafeContact
from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.cases.tests.pages import path as case_path
from amanjol.foundation.drawing import asking
from amanjol.foundation.journal.queries import entries_of
from amanjol.foundation.organisations.queries import everyone_who_may
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import browser, join
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.programme.observations.tests.conftest import (
    _case_cast,
    _observing,
    _three_with_keys,
    observing,
    three_with_keys,
)
from amanjol.programme.observations.tests.observation_cast import consent
from amanjol.programme.partner_warnings import telling as to_partners
from amanjol.public.guide import rules
from amanjol.public.guide.telling import actions as telling
from amanjol.public.packs.publishing import actions as publishing
from amanjol.public.packs.publishing.node_keys import today
from amanjol.public.packs.publishing.tests.stage import node_in
from amanjol.public.warnings.models import PublicWarning
from amanjol.site.tests.canary_search import files_below, find_canaries

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_django import Settings

    from amanjol.casework.cases.models import Case
    from amanjol.programme.observations.tests.observation_cast import ObservationCast

__all__ = ["_case_cast", "_observing", "_three_with_keys", "observing", "three_with_keys"]
pytestmark = pytest.mark.django_db
TOLD = (
    PersonRecord(
        ("Канарейкина Роза",), 1990, "Невидимград", "KNR7719923",
        SafeContact("через тётю Хвалисию", "после сумерек-1807", "при Плюмбуме", "+993 65 771992"),
    ),
    PersonRecord(("Zebrakowa Gül",), 1991, "Зимородково", contact=SafeContact(telephone="+993 61 449027")),
    PersonRecord(("Иволгина Бибиш",), 1992, "Застава Чибисовая", contact=SafeContact(telephone="+993 63 118846")),
)  # fmt: skip
STORY = "Хозяин Осокин из Пеночкина запер её, щегол улетел."
CANARIES = (
    "Канарейкина", "Zebrakowa", "Иволгина", "Невидимград", "Зимородково", "Чибисовая", "KNR7719923", "Хвалисию",
    "сумерек-1807", "Плюмбуме", "65 771992", "61 449027", "63 118846", "Осокин", "Пеночкина", "щегол улетел",
)  # fmt: skip
OWN = "Просят подписать второй договор на месте."
RIGHT = "Договор меняли только одной бригаде."
HOME = "/cms/warnings/"


def test_of_the_cases_behind_it_a_warning_says_nothing(
    observing: ObservationCast, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    node = node_in(tmp_path / "node", today())
    settings.SIGNING_ROOT, settings.PACKS_ROOT = node.signing.root, node.packs
    drawn: list[str] = []

    def draw(order: str) -> bytes:
        drawn.append(order)
        return b"PNG"

    monkeypatch.setattr(asking, "_drawn_of", draw)
    ogul = join("Ogul Terek", observing.lola.organisation, RoleKey.TRANSLATOR)
    cases = [_told(observing, person) for person in TOLD]
    row = _begun(observing, cases)
    _write_letters()
    _approve(observing, row)
    posts, bodies = [_posted(observing, row)], [_told_to_partners(row)]
    publishing.publish_current.func()
    publishing.publish_documents.func()
    places = _fetched(node.root, "first")
    observing.lola_at.post(f"{HOME}{row.pk}/wrong/", {"text_ru": RIGHT})
    publishing.publish_documents.func()
    posts.append(_posted(observing, row))
    bodies.append(_told_to_partners(row))
    _write_letters()
    letters = [f"{letter.subject}\n{letter.body}" for letter in mail.outbox]
    places |= _fetched(node.root, "then")
    places |= {"letters": "\n".join(letters).encode(), "posts": "\n".join(posts).encode()}
    places["partners"] = "\n".join(bodies).encode()
    places |= {
        "pictures": "\n".join(map(str, map(json.loads, drawn))).encode(),
        "journal": _journal(observing),
    }
    assert any(f"{HOME}{row.pk}/translate/" in letter for letter in letters)
    assert any(f"{HOME}{row.pk}/posts/" in letter for letter in letters)
    assert any("at the earliest" in letter for letter in letters)
    assert browser(ogul).get(f"{HOME}to-translate/").status_code == 200
    for words in (OWN, RIGHT):  # what editors wrote is found: the search has eyes
        spoken_in = {place.partition("/")[0] for place, _word in find_canaries((words,), places)}
        assert spoken_in == {"signing", "packs", "posts", "pictures", "partners"}
    assert b"warning.approved" in places["journal"]
    assert b"observation.sent" in places["journal"]
    assert list(find_canaries(CANARIES, places)) == []
    del places["journal"]  # which holds ids: of cases where the desk acted, and of what was sent
    ids = tuple(str(pk) for case in cases for pk in (case.pk, case.person_id))
    assert list(find_canaries(ids, places)) == []


def _told(observing: ObservationCast, person: PersonRecord) -> Case:
    case = open_case(observing.berk, person)
    consent(observing.berk, case)
    assert observing.berk.post(case_path("note", case), {"text": STORY}).status_code == 302
    assert person.name in observing.berk.get(f"/desk/cases/{case.pk}/").text
    return case


def _begun(observing: ObservationCast, cases: list[Case]) -> PublicWarning:
    """Sent by two of the desk, begun by Lola."""
    sent = observing.sent(*cases)
    lola = observing.lola_at
    assert lola.post(f"{HOME}observations/{sent}/take-up/", {}).status_code == 302
    request_of(lola)
    row = PublicWarning.objects.get()
    page = lola.get(f"{HOME}{row.pk}/change/").text
    typed: dict[str, Any] = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    typed |= {
        "kind": row.kind, "country": row.country, "month": row.month, "advice": row.advice, "days": "14",
        "sureness": row.sureness, "text_ru": OWN,
    }  # fmt: skip
    assert lola.post(f"{HOME}{row.pk}/change/", typed).status_code == 302
    return row


def _approve(observing: ObservationCast, row: PublicWarning) -> None:
    """Which cannot wait for translators; a copy of it is posted by hand, in another language than it was written in."""
    timur, page = observing.timur_at, f"{HOME}{row.pk}/"
    timur.post(f"{page}at-once/", {"words": "Самолёт сегодня вечером."})
    seen = re.search(r'name="seen" value="(\w+)"', timur.get(page).text)
    assert seen
    timur.post(f"{page}approve/", {"seen": seen[1]})
    copy = {
        "language": "tk", "place": "telegram", "name": "Safe road", "posted_on": timezone.localdate().isoformat(),
        "takes_down": "Press officer",
    }  # fmt: skip
    assert timur.post(f"{page}posts/", copy).status_code == 302


def _posted(observing: ObservationCast, row: PublicWarning) -> str:
    """The page with the texts of all languages; each picture is drawn on the way."""
    page = observing.lola_at.get(f"{HOME}{row.pk}/posts/").text
    for address in set(re.findall(r'src="([^"]+[.]png)"', page)):
        assert observing.lola_at.get(address).content == b"PNG"
    return html.unescape(page)


def _told_to_partners(row: PublicWarning) -> str:
    """What a letter to a partner says of it now, and of its end."""
    row.refresh_from_db()
    bodies = [to_partners.told_by(row), *([to_partners.end_of(row)] if row.ended_at else [])]
    return json.dumps([body.as_data() for body in bodies], ensure_ascii=False)


def _write_letters() -> None:
    """As if ten minutes had passed."""
    with patch.object(telling, "DELAY", timedelta(0)):
        telling.look_around()
        for member in everyone_who_may(*telling.WORK, rules.ANSWERS):
            telling.tell.func(str(member.account_id))


def _fetched(root: Path, when: str) -> dict[str, bytes]:
    """What devices and telephones fetch, and all that lies beside it."""
    return {f"{file.relative_to(root)} {when}": file.read_bytes() for file in files_below(root)}


def _journal(observing: ObservationCast) -> bytes:
    """Of the desk and of who writes warnings."""
    entries: list[str] = []
    desk, editors = keyring_of(observing.dana).member, observing.lola
    for client, member in ((observing.dana, desk), (observing.lola_at, editors)):
        request_of(client)
        rows = entries_of(member.organisation_id)
        entries += [f"{row.verb} {row.subject_id} {row.details}" for row in rows]
    return "\n".join(entries).encode()
