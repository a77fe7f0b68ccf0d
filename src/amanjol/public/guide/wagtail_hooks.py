"""What the guide adds to Wagtail: contacts and sources in the menu, and an editor without distractions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from amanjol.foundation.directory.models import Contact
from amanjol.foundation.journal.actions import record
from amanjol.foundation.organisations.queries import member_of
from amanjol.public.guide.models import Source

if TYPE_CHECKING:
    from django.http import HttpRequest
    from wagtail.admin.menu import MenuItem

SWITCHED_OFF = {"settings", "reports", "help"}


class ContactViewSet(SnippetViewSet):
    model = Contact
    icon = "mobile-alt"
    menu_label = _("Contacts")
    menu_order = 200
    add_to_admin_menu = True
    list_display = ["number", "country", "operator", "last_dialled_on", "answered"]
    list_filter = ["country", "operator", "answered"]
    search_fields = ["key", "number"]


class SourceViewSet(SnippetViewSet):
    model = Source
    icon = "link"
    menu_label = _("Sources")
    menu_order = 210
    add_to_admin_menu = True
    list_display = ["title", "publisher", "year", "needs_review", "checked_on"]
    list_filter = ["needs_review", "confidence"]
    search_fields = ["key", "title", "publisher"]


register_snippet(ContactViewSet)
register_snippet(SourceViewSet)


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def _write_down(request: HttpRequest, instance: Contact | Source) -> None:
    """A changed number or source is on every reader's page a moment later: who did it stays known."""
    kind = instance._meta.model_name or ""  # noqa: SLF001  Django's public name
    member = member_of(request.user)
    record(
        verb=f"{kind}.changed",
        organisation=member.organisation_id if member else None,
        actor=request.user.pk,
        subject=(kind, instance.pk),
    )


@hooks.register("insert_global_admin_js")
def _script() -> str:
    return format_html('<script src="{}"></script>', static("guide/editor.js"))


@hooks.register("insert_global_admin_css")
def _style() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("guide/editor.css"))


@hooks.register("construct_main_menu")
def _leave_out(request: HttpRequest, items: list[MenuItem]) -> None:  # noqa: ARG001  the hook's form
    items[:] = [item for item in items if item.name not in SWITCHED_OFF]


@hooks.register("construct_homepage_panels")
def _calm_home(request: HttpRequest, panels: list[Any]) -> None:  # noqa: ARG001  the hook's form
    panels[:] = [panel for panel in panels if panel.__class__.__name__ != "UpgradeNotificationPanel"]
