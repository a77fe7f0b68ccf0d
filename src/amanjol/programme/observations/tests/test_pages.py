"""From the desk to the editor of warnings and back, by the pages."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.programme.observations import actions, queries, recalling
from amanjol.programme.observations.kinds import Answer
from amanjol.programme.observations.models import Taking
from amanjol.programme.observations.tests.observation_cast import CODES, MONTH, PUBLIC, TODAY
from amanjol.public.devices.models import SignCount
from amanjol.public.packs.dates import written_month
from amanjol.public.warnings.models import PublicWarning, Stage

if TYPE_CHECKING:
    from uuid import UUID

    from django.test import Client

    from amanjol.programme.observations.tests.observation_cast import ObservationCast

pytestmark = pytest.mark.django_db
DESK, EDITORS = "/desk/observations/", "/cms/warnings/observations/"
TYPED = {
    "kind": "changed-contract",
    "country": "TR",
    "region": "tr-istanbul",
    "month": MONTH,
    "known": "helped",
}
ANSWERS = {"could_know": "no", "still_inside": "no", "asked": "agreed"}
SECRETS = ("Бердыева", "Реджепова", "Ковалёва", "111111", "222222", "333333")


def _about(client: Client, page: str) -> str:
    match = re.search(r'name="about" value="(\w+)"', client.get(page).text)
    assert match
    return match[1]


def _post(client: Client, page: str, typed: dict[str, Any]) -> str:
    response = client.post(page, typed)
    assert response.status_code == 302, response.text
    return str(response.headers["Location"])


def _send(client: Client, page: str) -> str:
    seen = re.search(r'name="seen" value="(\w+)"', client.get(page).text)
    return _post(client, f"{page}send/", {"seen": seen[1] if seen else ""})


def test_from_the_desk_to_a_warning(observing: ObservationCast) -> None:
    """Berk writes, Dana sends, Lola begins a warning, Timur approves; the desk sees what became of it."""
    berk, dana = observing.berk, observing.dana
    page = _post(berk, f"{DESK}new/", TYPED)
    first, *others = observing.cases
    _post(
        berk,
        f"{page}people/",
        {"chosen": [str(first.person_id)], "codes": " ".join(of.code for of in others)},
    )
    for case in observing.cases:
        of = f"{page}people/{case.person_id}/"
        _post(berk, of, ANSWERS | {"about": _about(berk, of)})
    assert "Another holder of the keys" in berk.get(page).text
    assert f"Istanbul · {written_month(MONTH, 'en')}" in berk.get(page).text
    assert "1 observation" in " ".join(dana.get(reverse("web:home")).text.split())
    _send(dana, page)
    assert "nobody has answered" in dana.get(DESK).text

    board = observing.lola_at.get("/cms/warnings/").text
    arrived = re.search(rf'href="({EDITORS}[^"]+)"', board)
    assert arrived
    page_there = observing.lola_at.get(arrived[1]).text
    for text in (board, page_there):
        assert not [
            secret for secret in (*SECRETS, *(case.code for case in observing.cases)) if secret in text
        ]
    change = _post(observing.lola_at, f"{arrived[1]}take-up/", {})
    request_of(observing.lola_at)
    warning = PublicWarning.objects.get()
    assert change == f"/cms/warnings/{warning.pk}/change/"
    assert (warning.kind, warning.country, warning.region, warning.month, warning.sureness, warning.texts) == (
        "changed-contract", "TR", "tr-istanbul", MONTH, "several", {},
    )  # fmt: skip
    assert warning.stage is Stage.WAITING
    assert warning.authors == [observing.lola.account_id]
    _post(observing.lola_at, f"/cms/warnings/{warning.pk}/at-once/", {"words": "Рейс завтра утром."})
    seen = re.search(
        r'name="seen" value="(\w+)"', observing.timur_at.get(f"/cms/warnings/{warning.pk}/").text
    )
    assert seen
    _post(observing.timur_at, f"/cms/warnings/{warning.pk}/approve/", {"seen": seen[1]})
    request_of(observing.lola_at)
    assert PublicWarning.objects.get().stage is Stage.STANDING
    assert "a warning was begun" in dana.get(DESK).text


def test_signs_that_kiosks_counted_stand_where_observations_are_written_and_looked_at(
    observing: ObservationCast,
) -> None:
    """Sent before the count is there, so that the page is the same but for it."""
    arrived = f"{EDITORS}{observing.sent()}/"
    last = (TODAY.replace(day=1) - timedelta(days=1)).replace(day=1)
    pages = (
        (observing.berk, f"{DESK}new/"),
        (observing.berk, f"{DESK}repeats/"),
        (observing.lola_at, arrived),
    )
    for count, is_there in ((9, False), (57, True)):
        SignCount.objects.update_or_create(
            month=last, country="general", sign="gen-job-debt", defaults={"count": count}
        )
        for client, page in pages:
            text = client.get(page).text
            assert ("A debt from the first day" in text) is is_there
            assert ("50 times or more" in text) is is_there


def test_a_firm_that_no_register_named_is_refused(observing: ObservationCast) -> None:
    firm = {
        "firm_name": "ООО «Дорога»",
        "firm_by": "report",
        "firm_link": "https://news.example/1",
        "firm_on": str(TODAY),
    }
    response = observing.berk.post(f"{DESK}new/", TYPED | firm)
    assert "A firm is named only where a state register or a court named it." in response.text
    assert observing.rows() == []
    for missing in ({"firm_link": ""}, {"firm_on": ""}, {"firm_link": "http://register.example/1"}):
        response = observing.berk.post(f"{DESK}new/", TYPED | firm | {"firm_by": "register"} | missing)
        assert response.status_code == 200
    assert observing.rows() == []
    page = _post(observing.berk, f"{DESK}new/", TYPED | firm | {"firm_by": "register"})
    assert "ООО «Дорога»" in observing.berk.get(page).text


def test_a_public_source_by_the_page(observing: ObservationCast) -> None:
    source = {
        "known": "public",
        "source_by": "office",
        "source_link": "https://office.example/1",
        "source_on": str(TODAY),
    }
    for missing in ({"source_by": ""}, {"source_link": "office"}, {"source_on": ""}):
        assert observing.berk.post(f"{DESK}new/", TYPED | source | missing).status_code == 200
    assert observing.rows() == []
    page = _post(observing.berk, f"{DESK}new/", TYPED | source)
    assert "Nobody has answered." in observing.dana.get(page).text
    filled = observing.berk.get(f"{page}change/").text
    version = re.search(r'name="([^"]*seen[^"]*)" value="([^"]+)"', filled)
    assert version
    _post(observing.berk, f"{page}change/", TYPED | source | {"still_inside": "no", version[1]: version[2]})
    _send(observing.dana, page)
    assert "nobody has answered" in observing.dana.get(DESK).text


def test_one_womans_story_is_stopped_with_each_reason(observing: ObservationCast) -> None:
    pk = observing.whole(observing.cases[0])
    observing.answer(pk, observing.cases[0], could_know=Answer.YES, inside=Answer.YES)
    page = observing.dana.get(f"{DESK}{pk}/").text
    for says in (
        "Fewer than three people stand behind it",
        "could know that it came from this person",
        "Somebody is still inside",
    ):
        assert says in page
    assert "Send it to who writes warnings" not in page
    _post(observing.dana, f"{DESK}{pk}/send/", {"seen": observing.record(pk).whole_digest})
    assert observing.record(pk).sent is None


def test_put_aside_with_a_reason_that_the_desk_reads(observing: ObservationCast) -> None:
    sent = observing.sent()
    [row] = observing.rows()
    response = observing.lola_at.post(f"{EDITORS}{sent}/put-aside/", {"reason": ""})
    assert "Write why, in a sentence." in response.text
    _post(observing.lola_at, f"{EDITORS}{sent}/put-aside/", {"reason": "Об этом уже предупреждают."})
    assert "Об этом уже предупреждают." in observing.dana.get(f"{DESK}{row.pk}/").text
    _post(observing.lola_at, f"{EDITORS}{sent}/take-up/", {})
    assert "a warning was begun" in observing.dana.get(f"{DESK}{row.pk}/").text
    _post(observing.timur_at, f"{EDITORS}{sent}/put-aside/", {"reason": "Нет"})
    request_of(observing.lola_at)
    assert Taking.objects.count() == 2


def test_what_it_rested_on_was_taken_back(observing: ObservationCast) -> None:
    sent = observing.sent()
    _post(observing.lola_at, f"{EDITORS}{sent}/take-up/", {})
    request_of(observing.lola_at)
    warning = PublicWarning.objects.get()
    assert "was taken back" not in observing.lola_at.get("/cms/warnings/").text
    recalling.recall(by=keyring_of(observing.dana).member, sent=[sent])
    for page in ("/cms/warnings/", f"/cms/warnings/{warning.pk}/"):
        assert "rested on was taken back" in " ".join(observing.lola_at.get(page).text.split())
    assert observing.lola_at.get(f"{EDITORS}{sent}/").status_code == 404
    response = observing.lola_at.post(f"{EDITORS}{sent}/take-up/", {}, follow=True)
    assert "It was taken back by who sent it" in response.text


def test_a_public_source_asks_for_one_of_the_guide(observing: ObservationCast) -> None:
    sent = observing.send(observing.begin(PUBLIC, Answer.NO))
    assert "Choose the source." in observing.lola_at.post(f"{EDITORS}{sent}/take-up/", {}).text
    request_of(observing.lola_at)
    assert not PublicWarning.objects.exists()


def test_the_journal_has_id_and_kind(observing: ObservationCast) -> None:
    observing.sent()
    request_of(observing.dana)
    entry = Entry.objects.get(verb="observation.sent")
    assert entry.details == {"kind": "changed-contract"}
    whole = str([*Entry.objects.filter(verb__startswith="observation.").values()])
    assert not [secret for secret in (*SECRETS, *map(_person, observing.cases)) if secret in whole]


def _person(case: Any) -> str:
    return str(case.person_id)


def _pages(pk: UUID, person: UUID) -> list[str]:
    return [f"{DESK}{pk}/", f"{DESK}{pk}/change/", f"{DESK}{pk}/people/", f"{DESK}{pk}/people/{person}/"]


def test_nobody_elsewhere_opens_a_page(observing: ObservationCast) -> None:
    pk = observing.whole()
    for page in _pages(pk, observing.cases[0].person_id):
        assert observing.berk.get(page).status_code == 200
        assert observing.gul.get(page).status_code == 404
        assert observing.lola_at.get(page).status_code == 403


def test_a_holder_who_does_not_work_on_cases_is_refused(observing: ObservationCast) -> None:
    """An observer may hold the keys."""
    pk = observing.whole()
    member = join("Umyt Terek", observing.people.keys.cast.yyldyz, RoleKey.OBSERVER)
    observer = unlocked(member.account)
    for page in (DESK, *_pages(pk, observing.cases[0].person_id)):
        assert observer.get(page).status_code == 403
    keyring = keyring_of(observing.dana)
    keyring.member.role = RoleKey.OBSERVER
    with pytest.raises(PermissionDenied):
        actions.begin(keyring=keyring, codes=CODES, inside=Answer.OPEN)
    with pytest.raises(PermissionDenied):
        recalling.recall(by=keyring.member, sent=[])
    assert len(observing.rows()) == 1


def test_another_organisation_is_shown_no_observation(observing: ObservationCast) -> None:
    """By the door itself, in a session to which the database shows it."""
    observing.whole()
    gozel, dana = (keyring_of(client).member for client in (observing.gul, observing.dana))
    assert (queries.own(dana).count(), queries.own(gozel).count()) == (1, 0)


def test_bad_input_says_what_is_wrong(observing: ObservationCast) -> None:
    response = observing.berk.post(f"{DESK}new/", TYPED | {"region": "ru-moscow"})
    assert "This region lies in another country" in response.text
    response = observing.berk.post(f"{DESK}new/", TYPED | {"month": f"{TODAY.year + 1}-01"})
    assert "This month is still to come." in response.text
    pk = observing.begin()
    response = observing.berk.post(f"{DESK}{pk}/people/", {"chosen": [], "codes": "FFFFFF кто-то"})
    assert "No case that you may open" in response.text
    observing.choose(pk)
    of = f"{DESK}{pk}/people/{observing.cases[0].person_id}/"
    response = observing.berk.post(
        of, ANSWERS | {"lawyer_name": "Лейли", "about": _about(observing.berk, of)}
    )
    assert "Write who, when and what the lawyer says" in response.text
    response = observing.berk.post(of, ANSWERS | {"about": "x"}, follow=True)
    assert "It was changed meanwhile" in response.text
