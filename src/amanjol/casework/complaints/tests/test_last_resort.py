"""Where nobody is left: nothing is taken in silence, whom else to call is said, and who can mend it sees it in time."""

from __future__ import annotations

import html
import uuid
from datetime import date
from typing import TYPE_CHECKING

import pytest

from amanjol.casework.complaints import queries
from amanjol.casework.complaints.actions import naming
from amanjol.casework.complaints.actions.taking_in import not_taken
from amanjol.casework.complaints.models import Complaint, Receiver, SecondOrganisation
from amanjol.casework.complaints.queries import Gap
from amanjol.casework.complaints.records import Accused
from amanjol.casework.complaints.tests.complaint_cast import (
    TYPED,
    ComplaintCast,
    hidden_in,
    page_of,
    seen_by,
    sent,
)
from amanjol.casework.desk.country import country_here
from amanjol.casework.standards.papers.complaints import packaged_complaints
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.directory.models import Contact
from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tenant import name_session
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.site.doctor import complaints as doctor
from amanjol.site.doctor.findings import State

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db
LIST = "/desk/complaints/"
HERE = {"nobody": "Nobody is named who reads complaints", "second": "No second organisation is chosen."}


def leave_nobody_here(people: ComplaintCast) -> None:
    """Both who were named go; the key of one, the work of the other."""
    organisations.remove_member(member=people.gunesh, by=None)
    organisations.change_role(member=people.keys.cast.berk, role=RoleKey.OFFICER, by=None)


def leave_no_second(people: ComplaintCast) -> None:
    request_of(people.at["dana"])
    SecondOrganisation.objects.filter(organisation=people.yyldyz).delete()


def told(people: ComplaintCast, way: str = "", language: str = "en") -> str:
    name_session(None)
    return html.unescape(people.stranger.get(page_of(people, way, language)).text)


def page(client: Client, where: str = LIST) -> str:
    return html.unescape(client.get(where).text)


@pytest.mark.parametrize("language", ["en", "ru", "tk"])
def test_where_nobody_here_can_read_all_goes_to_the_second_and_is_said_first(
    people: ComplaintCast, language: str
) -> None:
    leave_nobody_here(people)
    said = packaged_complaints().said(language)
    first = told(people, language=language)
    assert said["all_elsewhere"].format(name="Gul") in first
    assert said["nobody_named"] not in first
    assert said["read_elsewhere"].format(name="Gul") in html.unescape(sent(people, language=language).text)
    assert len(seen_by(people.at["maya"])) == 1
    assert not seen_by(people.at["dana"])


def test_it_stands_in_the_list_of_places_too(people: ComplaintCast) -> None:
    leave_nobody_here(people)
    name_session(None)
    assert [row.name for row in queries.taking_complaints()] == ["Gul", "Yyldyz"]
    assert [row.name for row in queries.reading_complaints()] == ["Gul"]
    leave_no_second(people)
    assert [row.name for row in queries.taking_complaints()] == ["Gul"]


def test_a_second_in_which_nobody_reads_is_promised_to_nobody(people: ComplaintCast) -> None:
    """Chosen once, left since: before a word is written the page says what it cannot take, and paper says it too."""
    said = packaged_complaints().said("ru")
    assert said["staff_goes"] in told(people, language="ru")
    organisations.remove_member(member=people.maya, by=None)
    for way in ("", "write/"):
        text = told(people, way, "ru")
        assert said["staff_goes"] not in text
        assert said["staff_not_here"] in text
    text = packaged_complaints().said("en")["nobody_left"]
    assert text in html.unescape(sent(people, subject="staff-abuse").text)
    assert not Complaint.objects.exists()


def test_about_whom_nothing_can_be_taken_is_said_before_it_is_written(people: ComplaintCast) -> None:
    said = packaged_complaints().said("en")
    assert not not_taken(people.yyldyz)
    assert said["not_taken_about"].split("{")[0] not in told(people, "write/")
    leave_no_second(people)
    request_of(people.at["dana"])
    Receiver.objects.filter(member=people.keys.cast.berk).delete()
    assert not_taken(people.yyldyz) == (Accused.PSYCHOLOGIST, Accused.UNKNOWN)
    whom = "A psychologist; I do not know, or do not want to say"
    assert said["not_taken_about"].format(whom=whom) in told(people, "write/")
    assert whom in page(people.at["dana"], f"{LIST}new/")


def test_what_was_written_in_vain_is_not_lost_and_lies_nowhere(people: ComplaintCast) -> None:
    leave_no_second(people)
    text = html.unescape(sent(people, subject="staff-abuse", words="Просит <деньги> за врача").text)
    said = packaged_complaints().said("en")
    assert said["nobody_left"] in text
    assert said["still_here"] in text
    assert "Просит <деньги> за врача" in text
    for client in people.at.values():
        assert not seen_by(client)


def contact(key: str, country: str, **changed: object) -> Contact:
    facts = {
        "service": {"en": "Hotline on trafficking", "tk": "Ynam telefony"},
        "run_by": {"en": "A fictional organisation", "tk": "Toslama gurama"},
        "number": "+99312000000",
        "operator": "ngo",
        "languages": "tk ru",
        "asks_name": "no",
        "last_dialled_on": date(2026, 11, 3),
        "last_dialled_by": "test",
        "answered": True,
        "source": "fictional",
    }
    return Contact.objects.create(key=key, country=country, **(facts | changed))


def test_whom_else_to_call_is_what_the_directory_has_and_nothing_else(people: ComplaintCast) -> None:
    said = packaged_complaints().said("tk")
    leave_nobody_here(people)
    leave_no_second(people)
    before = told(people, language="tk")
    assert said["nobody_named"] in before
    assert said["have_code"] in before  # who complained earlier still reads the answer
    assert said["instead_call"] not in before
    here = country_here()
    contact("ours", here)
    contact("wrong", here, number="+99312000001", is_wrong=True, answered=False)
    contact("elsewhere", "KR", number="+8213450000")
    text = told(people, language="tk")
    assert said["instead_call"] in text
    assert "Ynam telefony" in text
    assert "Toslama gurama" in text
    assert "+99312000000" in text
    assert "Türkmen dili, Русский" in text
    assert "03.11.2026" in text
    assert "+99312000001" not in text
    assert "+8213450000" not in text


@pytest.mark.parametrize("lack", ["nobody", "second"])
def test_a_supervisor_and_an_administrator_see_it_on_their_pages(people: ComplaintCast, lack: str) -> None:
    jeren = unlocked(join("Jeren Bayram", people.yyldyz, RoleKey.ADMINISTRATOR).account)
    own, dana = "/account/", people.at["dana"]
    for client in (jeren, dana, people.at["gunesh"]):
        assert HERE[lack] not in page(client, own)
    {"nobody": leave_nobody_here, "second": leave_no_second}[lack](people)
    assert HERE[lack] in page(jeren, own)
    assert "A supervisor names who reads them" in page(jeren, own)
    assert HERE[lack] in page(dana, own)
    assert f'href="{LIST}receivers/"' in page(dana, own)
    for where in (LIST, f"{LIST}receivers/"):
        assert HERE[lack] in page(dana, where)
    other = {"nobody": people.keys.cast.berk, "second": people.gunesh}[lack]
    assert HERE[lack] not in page(unlocked(other.account), own)


@pytest.mark.parametrize("lack", ["nobody", "second"])
def test_what_a_supervisor_has_to_name_is_no_complaint_and_stands_in_words(
    people: ComplaintCast, lack: str
) -> None:
    """A number beside the word says that so many complaints wait, and the page lists none."""
    dana, first = people.at["dana"], "/desk/"
    assert "Complaints about this organisation" not in page(dana, first)
    {"nobody": leave_nobody_here, "second": leave_no_second}[lack](people)
    text = page(dana, first)
    assert HERE[lack] in text
    assert f'href="{LIST}receivers/"' in text
    assert queries.waiting(keyring_of(dana).member, date(2026, 11, 28)).count() == 0
    other = {"nobody": people.keys.cast.berk, "second": people.gunesh}[lack]
    assert HERE[lack] not in page(unlocked(other.account), first)


def test_where_the_second_reads_nothing_more_it_is_said_too(people: ComplaintCast) -> None:
    organisations.remove_member(member=people.maya, by=None)
    assert queries.gaps_of(people.yyldyz.pk) == [Gap.SECOND_READS_NOTHING]
    assert "In the second organisation nobody reads complaints any more." in page(people.at["dana"])


def test_where_nothing_is_taken_the_page_says_that_alone(people: ComplaintCast) -> None:
    leave_nobody_here(people)
    leave_no_second(people)
    text = page(people.at["dana"])
    assert "Nobody is named yet" in text
    assert HERE["second"] not in text


def test_the_doctor_names_organisations_by_ids_alone(people: ComplaintCast) -> None:
    naming.choose_second(by=keyring_of(people.at["maya"]).member, second=people.yyldyz)
    name_session(None)
    (finding,) = doctor.examine()
    assert (finding.state, finding.text) == (State.OK, "every organisation can take them.")
    leave_nobody_here(people)
    leave_no_second(people)
    name_session(None)
    findings = [(finding.state, finding.text) for finding in doctor.examine()]
    refused = "Such complaints are refused; ask a supervisor there."
    assert findings == [
        (State.WARNING, f"1 have nobody who reads complaints: {people.yyldyz.pk}. {refused}"),
        (
            State.NOTE,
            f"1 have no second organisation for complaints about staff: {people.yyldyz.pk}. {refused}",
        ),
        (
            State.WARNING,
            f"1 have a second organisation in which nobody reads complaints: {people.gul.pk}. {refused}",
        ),
    ]


def test_paper_is_taken_where_the_second_reads_it(people: ComplaintCast) -> None:
    leave_nobody_here(people)
    dana = people.at["dana"]
    where = f"{LIST}new/"
    assert "Nobody is named yet" not in page(dana, where)
    typed = TYPED | {"reply": "none", "press": str(uuid.uuid4())} | hidden_in(dana.get(where).text)
    assert dana.post(where, typed).status_code == 302
    assert len(seen_by(people.at["maya"])) == 1
