"""What Wagtail's Russian lacks, or says wrongly, on the pages that editors see: our catalogue says it instead.

Django takes a text from the first app that has it, and the guide stands before Wagtail. A text that Wagtail no longer
has is named by the tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator


def lacking() -> Iterator[str]:
    """Left in English by Wagtail."""
    yield _("%(start_index)s-%(end_index)s of %(items_count)s %(model_name)s")
    yield _("%(start_index)s-%(end_index)s of %(items_count)s %(model_name)s across entire site.")
    yield _(
        "%(start_index)s-%(end_index)s of %(items_count)s %(model_name)s in "
        "'<span class=\"w-title-ellipsis\">%(title)s</span>'."
    )
    yield _("View latest version")
    yield _("Currently idle")
    yield _("Proceeding will overwrite the changes you made in that window.")
    yield _("Proceeding will overwrite the changes made by %(user_name)s.")
    yield _("Alternatively, you can view the latest version in a new tab.")
    yield _("A network error occurred")
    yield _("Cancelled by %(cancelled_by)s")
    yield _("Actions (footer)")
    yield _("Locked by")
    yield _("Anyone")
    yield _("- Select an option -")
    yield _("Maximum filesize: %(max_upload_size)s.")
    yield _(
        "Troubleshoot your connection to the site before proceeding. "
        "Open the editor in a separate tab to view the last saved version."
    )
    yield _('You do not have permission to publish pages at "%(page_title)s"')


def mistaken() -> Iterator[str]:
    """Said by Wagtail in a Russian that no editor would use."""
    yield _("Dashboard")
    yield _("Locale")
    yield _("Locale: ")
    yield _("Switch locales")
    yield _("Initial Revision")
    yield _("Edited")
    yield _("Editing %(page_type)s")
    yield _("The page title as you'd like it to be seen by the public")
    yield _("Last published by")
    yield _("Visit the live page")
    yield _("Visible to all. Visit the live page")
    yield _("Choose who can view the live version of this page")
    yield _("Go-live:")
    yield _("Show in Explorer")
    yield _("Explore subpages of '%(title)s'")
    yield _("Explore child pages of '%(title)s'")
    yield _("Add a child page to '%(title)s'")
    yield _("Awaiting your review")
    yield _("Workflow")
    yield _("Workflow started")
    yield _("Workflow completed")
    yield _("Workflow history")
    yield _("Workflow progress")
    yield _("Your pages and snippets in a workflow")
    yield _("Move up")
    yield _("Move down")
    yield _("There are validation errors, click save to highlight them.")
    yield _("%(model_name)s '%(object)s' has been submitted for moderation.")
    yield _("Page '%(page_title)s' has been submitted for moderation.")
    yield _("Page '%(page_title)s' created and submitted for moderation.")
    yield _("in moderation")
    yield _("live + in moderation")
    yield _("In Moderation")
    yield _("Exploring")
    yield _("Promote")
    yield _("The %(model_name)s could not be saved as it is locked")
    yield _("Go to Wagtail admin")
    yield _("No results across entire site.")
    yield _("Search the whole site")
    yield _("Search in '<span class=\"w-title-ellipsis\">%(title)s</span>'")
    yield _("No results in '<span class=\"w-title-ellipsis\">%(title)s</span>'.")


def miscounted(number: int) -> Iterator[str]:
    """Said with the wrong ending after 2, 3, 4, 21 and so on."""
    yield ngettext("1 page", "%(counter)s pages", number)
    yield ngettext(
        '%(total)s Page <span class="w-sr-only">created in %(site_name)s</span>',
        '%(total)s Pages <span class="w-sr-only">created in %(site_name)s</span>',
        number,
    )
    yield ngettext("There is one matching page", "There are %(counter)s matching pages", number)
    yield ngettext("There is %(counter)s match", "There are %(counter)s matches", number)
    yield ngettext("Used %(usage_count)s time", "Used %(usage_count)s times", number)
    yield ngettext(
        "This %(model_name)s is referenced %(usage_count)s time.",
        "This %(model_name)s is referenced %(usage_count)s times.",
        number,
    )
    yield ngettext(
        "One other user is currently viewing", "%(num_user)s other users are currently viewing", number
    )
