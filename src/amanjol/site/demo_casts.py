"""Who lives on the demo's nodes: fictional organisations and people. None of them exists."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from amanjol.foundation.organisations.kinds import OrganisationKind
from amanjol.foundation.organisations.roles import RoleKey

if TYPE_CHECKING:
    from collections.abc import Mapping

    type Person = tuple[str, str, str, RoleKey]  # e-mail, name, language, role


@dataclass(frozen=True, slots=True)
class Partnership:
    """Which of them deal with other nodes.

    `node`: two who compare the words of another node, each an operator or an administrator. `receivers`: two of one
    organisation who open its letters, the first a supervisor, who signs agreements. `reach`: how partners reach them.
    `offers`: whether theirs is the side that offers the agreement.
    """

    node: tuple[str, str]
    receivers: tuple[str, str]
    reach: tuple[str, str]
    offers: bool


@dataclass(frozen=True, slots=True)
class Cast:
    """One node. `organisations`: name, kind, people. `holders`: who holds the keys of their organisation, first who
    begins them.
    """

    country: str
    name: str
    organisations: tuple[tuple[str, OrganisationKind, tuple[Person, ...]], ...]
    holders: tuple[tuple[str, ...], ...]
    partnership: Partnership
    elsewhere: Mapping[str, Partnership] = field(default_factory=dict)
    """With nodes of other countries (ISO 3166) another organisation deals."""
    coordinator: str = ""
    """Who keeps a register of advocates there and answers needs for a lawyer, by e-mail."""
    coordinator_signs: str = ""
    """The supervisor of the same organisation, who begins its letters."""
    advocates: tuple[str, ...] = ()
    """Advocates with an account, by e-mail."""

    @property
    def emails(self) -> list[str]:
        return [email for _name, _kind, people in self.organisations for email, *_rest in people]

    @property
    def partnerships(self) -> tuple[Partnership, ...]:
        return (self.partnership, *self.elsewhere.values())

    def partnership_with(self, country: str) -> Partnership:
        return self.elsewhere.get(country, self.partnership)


# `.example` can never be a real address.
MARY: Final = Cast(
    country="TM",
    name="Amanjol demo",
    organisations=(
        (
            "Safe Road Programme (fictional)",
            OrganisationKind.INTERNATIONAL,
            (
                ("lola@demo.example", "Lola (editor)", "en", RoleKey.EDITOR),
                ("timur@demo.example", "Timur (reviewer)", "en", RoleKey.REVIEWER),
                ("gulnara@demo.example", "Gulnara (translator)", "ru", RoleKey.TRANSLATOR),
                ("sanjar@demo.example", "Sanjar (device manager)", "ru", RoleKey.DEVICE_MANAGER),
                ("aidar@demo.example", "Aidar (programme manager)", "en", RoleKey.PROGRAMME_MANAGER),
                ("zarina@demo.example", "Zarina (programme manager)", "ru", RoleKey.PROGRAMME_MANAGER),
                ("merdan@demo.example", "Merdan (supervisor, opens returns)", "ru", RoleKey.SUPERVISOR),
                ("ogulbeg@demo.example", "Ogulbeg (case worker, opens returns)", "ru", RoleKey.CASE_WORKER),
                ("nargiza@demo.example", "Nargiza (administrator)", "ru", RoleKey.ADMINISTRATOR),
            ),
        ),
        (
            "Yyldyz, Mary (fictional)",
            OrganisationKind.NGO,
            (
                ("maral@demo.example", "Maral (case worker)", "ru", RoleKey.CASE_WORKER),
                ("bahar@demo.example", "Bahar (supervisor)", "ru", RoleKey.SUPERVISOR),
                ("selbi@demo.example", "Selbi (new case worker)", "ru", RoleKey.CASE_WORKER),
                ("myrat@demo.example", "Myrat (observer)", "ru", RoleKey.OBSERVER),
                ("gunesh@demo.example", "Gunesh (psychologist)", "ru", RoleKey.PSYCHOLOGIST),
                ("ogulnur@demo.example", "Ogulnur (doctor)", "ru", RoleKey.DOCTOR),
                ("leyli@demo.example", "Leyli (lawyer)", "ru", RoleKey.LAWYER),
                ("jeren@demo.example", "Jeren (administrator)", "ru", RoleKey.ADMINISTRATOR),
            ),
        ),
        (
            "Garagum shelter, Ashgabat (fictional)",
            OrganisationKind.SHELTER,
            (
                ("aygul@demo.example", "Aygul (case worker)", "ru", RoleKey.CASE_WORKER),
                ("sona@demo.example", "Sona (supervisor)", "ru", RoleKey.SUPERVISOR),
            ),
        ),
        (
            "Labour inspectorate of Mary (fictional)",
            OrganisationKind.STATE_BODY,
            (("oraz@demo.example", "Oraz (labour inspector)", "ru", RoleKey.OFFICER),),
        ),
        (
            "Demo node",
            OrganisationKind.NODE_OPERATOR,
            (("operator@demo.example", "Orazgul (operator)", "en", RoleKey.OPERATOR),),
        ),
    ),
    # Selbi still waits for them, and Leyli needs none.
    holders=(
        ("maral@demo.example", "bahar@demo.example", "myrat@demo.example"),
        ("aygul@demo.example", "sona@demo.example"),
        ("merdan@demo.example", "ogulbeg@demo.example"),
    ),
    partnership=Partnership(
        node=("operator@demo.example", "jeren@demo.example"),
        receivers=("bahar@demo.example", "maral@demo.example"),
        reach=("дежурный телефон «Йылдыз» (вымышлен)", "телефон отдела «Йылдыз» (вымышлен)"),
        offers=False,
    ),
)
_NODE_OF_KAZAKHSTAN: Final = ("operator@almaty.example", "madina@almaty.example")
ALMATY: Final = Cast(
    country="KZ",
    name="Amanjol demo, Kazakhstan (fictional)",
    organisations=(
        (
            "Samal shelter, Almaty (fictional)",
            OrganisationKind.SHELTER,
            (
                ("aigerim@almaty.example", "Aigerim (supervisor)", "ru", RoleKey.SUPERVISOR),
                ("zhanna@almaty.example", "Zhanna (case worker)", "ru", RoleKey.CASE_WORKER),
                ("botagoz@almaty.example", "Botagoz (case worker)", "ru", RoleKey.CASE_WORKER),
                ("madina@almaty.example", "Madina (administrator)", "ru", RoleKey.ADMINISTRATOR),
            ),
        ),
        (
            "Karatau, Shymkent (fictional)",
            OrganisationKind.NGO,
            (
                ("saltanat@shymkent.example", "Saltanat (supervisor)", "ru", RoleKey.SUPERVISOR),
                ("nazym@shymkent.example", "Nazym (case worker)", "ru", RoleKey.CASE_WORKER),
            ),
        ),
        (
            "Demo node of Kazakhstan",
            OrganisationKind.NODE_OPERATOR,
            (("operator@almaty.example", "Yerlan (operator)", "ru", RoleKey.OPERATOR),),
        ),
    ),
    holders=(
        ("aigerim@almaty.example", "zhanna@almaty.example", "botagoz@almaty.example"),
        ("saltanat@shymkent.example", "nazym@shymkent.example"),
    ),
    partnership=Partnership(
        node=_NODE_OF_KAZAKHSTAN,
        receivers=("aigerim@almaty.example", "zhanna@almaty.example"),
        reach=("дежурный телефон «Самал» (вымышлен)", "телефон смены «Самал» (вымышлен)"),
        offers=True,
    ),
    elsewhere={
        "KG": Partnership(
            node=_NODE_OF_KAZAKHSTAN,
            receivers=("saltanat@shymkent.example", "nazym@shymkent.example"),
            reach=("дежурный телефон «Каратау» (вымышлен)", "телефон отдела «Каратау» (вымышлен)"),
            offers=True,
        )
    },
)
OSH: Final = Cast(
    country="KG",
    name="Amanjol demo, Kyrgyzstan (fictional)",
    organisations=(
        (
            "Ak-Bata, Osh (fictional)",
            OrganisationKind.NGO,
            (
                ("nurgul@osh.example", "Nurgul (supervisor)", "ru", RoleKey.SUPERVISOR),
                ("aizada@osh.example", "Aizada (case worker)", "ru", RoleKey.CASE_WORKER),
                ("chynara@osh.example", "Chynara (administrator)", "ru", RoleKey.ADMINISTRATOR),
            ),
        ),
        (
            "Legal aid of Osh (fictional)",
            OrganisationKind.LEGAL_AID,
            (
                ("elmira@osh.example", "Elmira (supervisor)", "ru", RoleKey.SUPERVISOR),
                ("gulnaz@osh.example", "Gulnaz (legal-aid coordinator)", "ru", RoleKey.LEGAL_AID_COORDINATOR),
                ("ermek@osh.example", "Ermek (advocate)", "ru", RoleKey.ADVOCATE),
                ("jamila@osh.example", "Jamila (advocate)", "ru", RoleKey.ADVOCATE),
            ),
        ),
        (
            "Demo node of Kyrgyzstan",
            OrganisationKind.NODE_OPERATOR,
            (("operator@osh.example", "Bakyt (operator)", "ru", RoleKey.OPERATOR),),
        ),
    ),
    holders=(("nurgul@osh.example", "aizada@osh.example"), ("elmira@osh.example", "gulnaz@osh.example")),
    partnership=Partnership(
        node=("operator@osh.example", "chynara@osh.example"),
        receivers=("nurgul@osh.example", "aizada@osh.example"),
        reach=("дежурный телефон «Ак-Бата» (вымышлен)", "телефон отдела «Ак-Бата» (вымышлен)"),
        offers=False,
    ),
    coordinator="gulnaz@osh.example",
    coordinator_signs="elmira@osh.example",
    advocates=("ermek@osh.example", "jamila@osh.example"),
)
"""A third, which no `make run` starts."""
CASTS: Final = {cast.country: cast for cast in (MARY, ALMATY, OSH)}


def _deals(cast: Cast, people: tuple[Person, ...]) -> bool:
    """Whether these receive letters of other nodes."""
    emails = {email for email, *_rest in people}
    return any(partnership.receivers[0] in emails for partnership in cast.partnerships)


DEALING: Final = frozenset(
    name for cast in CASTS.values() for name, _kind, people in cast.organisations if _deals(cast, people)
)
"""Names of the organisations that compare words across nodes; others believe those of their own node alone."""
