"""What the guide adds to Wagtail: contacts and sources in the menu, and an editor without distractions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import CancelWorkflowMenuItem, SubmitForModerationMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.widgets.button import Button
from wagtail.snippets.models import register_snippet

from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.web import help as page_help
from amanjol.public.guide.home_panel import WeekPanel
from amanjol.public.guide.models import GuidePage
from amanjol.public.guide.queries import country_names, sent_back, waiting_for_lawyers
from amanjol.public.guide.rules import can_take_down
from amanjol.public.guide.snippets import ContactViewSet, SourceViewSet, StandingViewSet, WatchedPageViewSet
from amanjol.public.guide.taking_down import LOGGED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.http import HttpRequest
    from django.utils.functional import _StrPromise
    from wagtail.log_actions import LogActionRegistry
    from wagtail.models import BaseLogEntry, Page

    from amanjol.foundation.accounts.models import Account

SWITCHED_OFF = {"settings", "reports", "help"}
# What waits for a second person is counted in the first panel, and decided about where all that changed stands.
LEFT_OUT_OF_HOME = {"UpgradeNotificationPanel", "WorkflowObjectsToModeratePanel"}


class OwnPage(MenuItem):
    """An entry of the editor's menu that leads to a page of ours, for who holds one of the permissions."""

    def __init__(self, label: _StrPromise, name: str, icon: str, order: int, *permissions: str) -> None:
        super().__init__(label, reverse(name), name=name, icon_name=icon, order=order)
        self.permissions = permissions

    def is_shown(self, request: HttpRequest) -> bool:
        member = member_of(request.user)
        return member is not None and any(member.may(permission) for permission in self.permissions)


class _Help(MenuItem):
    """Leads to the chapter about the page that is open, beside it: what was typed stays."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(page_help.address_for(request))

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        beside = {"target": "_blank", "rel": "noopener"}
        return LinkMenuItem(
            self.name, self.label, page_help.address_for(request), self.icon_name, attrs=beside
        )


@hooks.register("register_admin_menu_item")
def _help() -> MenuItem:
    return _Help(_("Help"), "", name="handbook", icon_name="help", order=130)


def _own_page(label: _StrPromise, name: str, icon: str, order: int, *permissions: str) -> None:
    def entry() -> MenuItem:
        return OwnPage(label, name, icon, order, *permissions)

    register: Callable[[Callable[[], MenuItem]], object] = hooks.register("register_admin_menu_item")
    register(entry)


_own_page(
    _("State of the guide"), "guide_state", "view", 110, "guide.write", "guide.approve", "guide.translate"
)
_own_page(_("Changes that wait"), "guide_changes", "tasks", 125, "guide.write", "guide.approve")
_own_page(_("Translations"), "guide_translations", "globe", 115, "guide.translate")
_own_page(_("Watching the law"), "guide_watching", "history", 117, "guide.write", "guide.approve")
_own_page(_("Numbers to dial"), "guide_dialling", "mobile-alt", 120, "contacts.dial")


register_snippet(ContactViewSet)
register_snippet(SourceViewSet)
register_snippet(StandingViewSet)
register_snippet(WatchedPageViewSet)


@hooks.register("register_page_header_buttons")
def _take_down(
    page: Page,
    user: Account,
    view_name: str,  # noqa: ARG001  the hook's form
    next_url: str | None = None,  # noqa: ARG001  the hook's form
) -> Iterator[Button]:
    member = member_of(user)
    if isinstance(page, GuidePage) and page.live and member is not None and can_take_down(member):
        address = reverse("guide_take_down", args=[page.pk])
        yield Button(_("Take down"), address, icon_name="download", priority=70)


@hooks.register("register_page_header_buttons")
def _what_changed(
    page: Page,
    user: Account,  # noqa: ARG001  the hook's form
    view_name: str,  # noqa: ARG001  the hook's form
    next_url: str | None = None,  # noqa: ARG001  the hook's form
) -> Iterator[Button]:
    if isinstance(page, GuidePage) and page.has_unpublished_changes:
        yield Button(
            _("What changed"), reverse("guide_compare", args=[page.pk]), icon_name="view", priority=20
        )


@hooks.register("before_edit_page")
def _say_that_it_waits(request: HttpRequest, page: Page) -> None:
    if request.method == "GET" and isinstance(page, GuidePage):
        names = country_names(get_language() or "en")
        for country in sorted(waiting_for_lawyers(page)):
            name = names.get(country.lower(), country)
            messages.warning(
                request,
                _now("Waits for a lawyer's mark before it is carried to: %(country)s.") % {"country": name},
            )


@hooks.register("before_edit_page")
def _lead_to_what_changed(request: HttpRequest, page: Page) -> None:
    if request.method != "GET" or not isinstance(page, GuidePage) or page.current_workflow_state is None:
        return
    words = _now("It waits for a second person.")
    if task_state := sent_back(page):
        values = {"name": task_state.finished_by.name, "words": task_state.comment}
        words = _now("%(name)s asks for a change: %(words)s") % values
    address = reverse("guide_compare", args=[page.pk])
    messages.info(request, format_html('{} <a href="{}">{}</a>', words, address, _now("What changed")))


@hooks.register("before_edit_page")
def _note_who_saves(request: HttpRequest, page: Page) -> None:
    """Wagtail's script saves while somebody types, and reads no page."""
    if isinstance(page, GuidePage):
        page.saves_itself = not request.accepts("text/html")


class _Submit(SubmitForModerationMenuItem):
    """Wagtail puts the workflow's name into its sentence, which no language but the name's own reads well."""

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        page = context.get("page")
        is_again = isinstance(page, GuidePage) and sent_back(page) is not None
        context["label"] = _now("Resubmit to Second person") if is_again else _now("Submit to Second person")
        return context


class _TakeBack(CancelWorkflowMenuItem):
    label = _("Take back from Second person")


@hooks.register("construct_page_action_menu")
def _say_it_in_our_words(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:  # noqa: ARG001  the hook's form
    ours = {"action-submit": _Submit, "action-cancel-workflow": _TakeBack}
    items[:] = [ours[item.name](item.order) if item.name in ours else item for item in items]


@hooks.register("register_log_actions")
def _say_what_was_done(actions: LogActionRegistry) -> None:
    actions.register_action(LOGGED, _("Take down"), _why_taken_down)


def _why_taken_down(log_entry: BaseLogEntry) -> str:
    return _now("Taken down: %(words)s") % {"words": log_entry.data.get("words", "")}


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
    others = [panel for panel in panels if panel.__class__.__name__ not in LEFT_OUT_OF_HOME]
    panels[:] = [WeekPanel(), *others]
