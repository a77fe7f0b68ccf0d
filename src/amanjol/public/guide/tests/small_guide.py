"""A guide of three articles in two languages, and the people who look after it. All fictional."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django_tasks_db.models import DBTaskResult

from amanjol.foundation.directory.actions import load_contacts
from amanjol.foundation.directory.contact_files import ContactEntry
from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations.kinds import OrganisationKind
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.public.guide import actions, conversion, rights
from amanjol.public.guide import documents as d
from amanjol.public.guide.queries import PAGE_TYPES

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member, Organisation
    from amanjol.public.guide.models import GuidePage

SOURCE = d.Source("ministry", "Labour law", "Ministry", "https://example.org/law", "2026", "high", True)
LINE = ContactEntry(
    key="kr-line",
    country="KR",
    number="1577-0071",
    service={"en": "Advice for workers"},
    run_by={"en": "A centre"},
    operator="state",
    emergency=False,
    cost="free",
    asks_name="no",
    source="ministry",
)
SECOND = replace(LINE, key="kr-second", number="1577-1366", service={"en": "Help for women"})
THIRD = replace(LINE, key="kr-third", number="1345", service={"en": "Immigration line"})
POLICE = replace(LINE, key="kr-police", number="112", service={"en": "Police"}, emergency=True)
COUNTRY = d.Document(
    kind="country", key="kr", language="en", title="Korea", summary="What awaits you", translation="original",
    look_again_on="2099-01-01",
    blocks=(d.Text("Carry your card.", sources=("ministry",)),),
    figures=(d.KeyFigure("1,000", "workers", "2025", "ministry"),),
)  # fmt: skip
RIGHTS = d.Document(
    kind="topic", key="kr/your-rights", language="en", title="Your rights", summary="Pay and rest",
    translation="original", look_again_on="2099-01-01",
    blocks=(
        d.Text("Your pay is **yours**.", heading="Pay", sources=("ministry",)),
        d.Steps((d.Step("Keep a copy.", "Take a photo."), d.Step("Ask for help.")), sources=("ministry",)),
        d.ContactRef("kr-line"), d.ContactRef("kr-second"), d.ContactRef("kr-third"), d.ContactRef("kr-police"),
    ),
)  # fmt: skip
GENERAL = d.Document(
    kind="general", key="general/kept-passport", language="en", title="If they keep your passport",
    summary="Ask, write down, call", translation="original", look_again_on="2099-01-01",
    blocks=(d.Checklist(("Write down who took it.", "Tell a friend."), sources=("ministry",)),),
)  # fmt: skip
COUNTRY_UZ = replace(
    COUNTRY, language="uz", title="Koreya", summary="Sizni nima kutadi", translation="drafted",
    blocks=(d.Text("Kartangizni olib yuring.", sources=("ministry",)),),
    figures=(d.KeyFigure("1 000", "ishchi", "2025", "ministry"),),
)  # fmt: skip
RIGHTS_UZ = replace(
    RIGHTS, language="uz", title="Huquqlaringiz", summary="Ish haqi va dam olish", translation="drafted",
    blocks=(
        d.Text("Ish haqingiz **sizniki**.", heading="Ish haqi", sources=("ministry",)),
        d.Steps((d.Step("Nusxasini saqlang.", "Rasmga oling."), d.Step("Yordam soʻrang.")), sources=("ministry",)),
        *RIGHTS.blocks[2:],
    ),
)  # fmt: skip
DOCUMENTS = (COUNTRY, COUNTRY_UZ, RIGHTS, RIGHTS_UZ, GENERAL)


@dataclass(frozen=True)
class People:
    """Lola writes, Timur approves, Gulnara translates, Berk works on cases; all of one organisation."""

    organisation: Organisation
    lola: Member
    timur: Member
    gulnara: Member
    berk: Member


def create_people() -> People:
    rights.set_up()
    programme = organisations.create_organisation(
        name="Safe Road", kind=OrganisationKind.INTERNATIONAL, by=None
    )
    return People(
        organisation=programme,
        lola=join("Lola Chinar", programme, RoleKey.EDITOR),
        timur=join("Timur Chinar", programme, RoleKey.REVIEWER),
        gulnara=join("Gulnara Chinar", programme, RoleKey.TRANSLATOR),
        berk=join("Berk Chinar", programme, RoleKey.CASE_WORKER),
    )


def create_guide(*documents: d.Document) -> None:
    """Everything published; the first of `DOCUMENTS` in English are the originals of the others."""
    load_contacts(entries=[LINE, SECOND, THIRD, POLICE])
    actions._load_sources([SOURCE])
    actions._prepare_tree()
    for document in documents or DOCUMENTS:
        actions._create_pages([document], conversion.media_names())


def page_of(key: str, language: str) -> GuidePage:
    """The page as it is stored."""
    pages = (page for model in PAGE_TYPES for page in model.objects.filter(locale__language_code=language))
    match: GuidePage = next(page for page in pages if page.key == key)
    return match


def publish(document: d.Document, by: Member | None = None) -> GuidePage:
    """A new published revision of a page that is there, as a second person's approval makes one."""
    page = page_of(document.key, document.language)
    page.title, page.summary = document.title, document.summary
    page.body = conversion.raw_from_blocks(document.blocks, conversion.media_names())
    page.save_revision(user=by.account if by else None).publish()
    return page_of(document.key, document.language)


def packs_asked_for() -> int:
    """Builds that wait for the worker."""
    waiting = DBTaskResult.objects.filter(task_path="amanjol.public.packs.actions.build_pack")
    return int(waiting.count())
