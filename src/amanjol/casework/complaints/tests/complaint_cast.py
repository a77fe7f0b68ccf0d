"""Yyldyz, where Berk and Gunesh read complaints and Dana, who supervises, does not; Gul is its second organisation."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.test import Client
from django.utils import timezone

from amanjol.casework.complaints import codes, queries
from amanjol.casework.complaints.actions import naming, working
from amanjol.casework.complaints.actions.taking_in import Road, id_of, take_in
from amanjol.casework.complaints.records import Accused, AgeGroup, Reply, Statement, Subject
from amanjol.foundation.accounts import unlocks
from amanjol.foundation.accounts.queries import key_of
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations.keys.circles.actions import vouching
from amanjol.foundation.organisations.keys.queries import words_of
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tenant import name_session
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import KEYS, KeyCast, begun, keyring_of, request_of
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from amanjol.casework.complaints.actions.working import Opened
    from amanjol.casework.complaints.models import Complaint
    from amanjol.foundation.organisations.models import Member, Organisation

TODAY = timezone.localdate()
STATEMENT = Statement(
    age=AgeGroup.ADULT,
    subject=Subject.TREATMENT,
    accused=Accused.HOUSE_STAFF,
    name="",
    words="Охранник кричал и не пускал позвонить.",
    goes_further=True,
    reply=Reply.CODE,
)
TYPED: dict[str, Any] = {
    "age": "adult",
    "subject": "treatment",
    "accused": "house-staff",
    "name": "",
    "words": "Охранник кричал и не пускал позвонить.",
    "further": "yes",
    "reply": "code",
    "reach": "",
}
SECRETS = ("Охранник", "позвонить")


@dataclass
class ComplaintCast:
    """Berk is a case worker, Gunesh a psychologist without the organisation's keys. Dana supervises; Maya leads Gul."""

    keys: KeyCast
    gunesh: Member
    maya: Member
    at: dict[str, Client]
    stranger: Client

    @property
    def yyldyz(self) -> Organisation:
        return self.keys.cast.yyldyz

    @property
    def gul(self) -> Organisation:
        return self.keys.cast.gul


def create_complaint_cast() -> ComplaintCast:
    keys = begun()
    gunesh = join("Gunesh Terek", keys.cast.yyldyz, RoleKey.PSYCHOLOGIST)
    maya = join("Maya Oraz", keys.cast.gul, RoleKey.SUPERVISOR)
    at = {
        "berk": keys.berk,
        "dana": keys.dana,
        "gunesh": unlocked(gunesh.account),
        "maya": unlocked(maya.account),
    }
    at["maya"].post(f"{KEYS}begin/")
    compare(keys.berk, gunesh)
    for by, member in (("dana", keys.cast.berk), ("dana", gunesh), ("maya", maya)):
        naming.name(keyring=keyring_of(at[by]), member=member)
    dana = keyring_of(at["dana"]).member
    naming.choose_second(by=dana, second=keys.cast.gul)
    return ComplaintCast(keys, gunesh, maya, at, Client(headers={"accept-language": "en"}))


def compare(holder: Client, member: Member) -> None:
    """A holder says that these six words are the member's, for circles and the like alone."""
    key = key_of(member.account)
    assert key is not None
    vouching.vouch_for_member(keyring=keyring_of(holder), member=member, compared=words_of(key))


def name_dana(people: ComplaintCast) -> Member:
    """Dana reads complaints too, from now on."""
    keyring = keyring_of(people.at["dana"])
    naming.name(keyring=keyring, member=keyring.member)
    return keyring.member


def complain(people: ComplaintCast, code: str = "", **changed: Any) -> tuple[uuid.UUID, Road]:
    """By a stranger, about Yyldyz: nobody's session is named to the database."""
    name_session(None)
    press = uuid.uuid4()
    road = take_in(
        pk=press,
        organisation=people.yyldyz,
        statement=replace(STATEMENT, **changed),
        code=code or codes.new_code(),
        today=TODAY,
    )
    return id_of(press), road


def readers(road: Road) -> list[str]:
    return sorted(person.member.account.name.split()[0] for person in road.readers)


def watchers(road: Road) -> list[str]:
    return sorted(person.member.account.name.split()[0] for person in road.watchers)


def opened(client: Client, pk: uuid.UUID) -> Opened:
    """As the page of this browser opens it. PermissionDenied; SealBroken."""
    request = request_of(client)
    member, keys = member_of(request.user), unlocks.opened_keys(request)
    assert member is not None
    assert keys is not None
    return working.open_complaint(member=member, keys=keys, pk=pk)


def seen_by(client: Client) -> list[Complaint]:
    member = member_of(request_of(client).user)
    assert member is not None
    return list(queries.readable_by(member))


def overdue_at(client: Client) -> int:
    member = member_of(request_of(client).user)
    assert member is not None
    return queries.overdue_count(member, TODAY)


def page_of(people: ComplaintCast, way: str = "write/", language: str = "en") -> str:
    return f"/complaint/{language}/{people.yyldyz.pk}/{way}"


def hidden_in(page: str) -> dict[str, str]:
    """What the form's page gives to be sent back."""
    return dict(re.findall(r'<input type="hidden" name="(press|code|number)" value="([^"]*)"', page))


def sent(people: ComplaintCast, language: str = "en", **changed: Any) -> Any:
    where = page_of(people, language=language)
    name_session(None)  # what an earlier act of the test named is not the stranger's
    return people.stranger.post(where, TYPED | hidden_in(people.stranger.get(where).text) | changed)
