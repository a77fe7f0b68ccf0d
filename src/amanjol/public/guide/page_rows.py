"""Many new pages at once, as Wagtail would make them one after the other: rows, places in the tree, revisions, entries.

Wagtail asks the database 38 times for a page, and checks again what was read from a content file a moment ago; of the
starter guide that is half a minute of a small machine. Here each table is written once. Nobody hears of these pages by
signals: who uses it has search and references learn of everything (`indexing`).

Also called: bulk import.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from django.utils import timezone
from wagtail.models import COMMENTS_RELATION_NAME, Page, PageLogEntry, Revision

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.public.guide.models import GuidePage


class Beds:
    """Places below pages, given in the order in which they are asked for."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}
        self.taken: Counter[str] = Counter()

    def place(self, page: GuidePage, parent: Page) -> None:
        """Behind the last child of the parent, which is in the database or was placed here itself."""
        if parent.path not in self._last:
            child = parent.get_last_child() if parent.pk else None
            self._last[parent.path] = Page._str2int(child.path[-Page.steplen :]) if child else 0  # noqa: SLF001  treebeard tells it nowhere else
        self._last[parent.path] += 1
        self.taken[parent.path] += 1
        page.depth = parent.depth + 1
        page.path = Page._get_path(parent.path, page.depth, self._last[parent.path])  # noqa: SLF001  as above
        page.set_url_path(parent)


def insert(pages: Iterable[GuidePage], beds: Beds) -> None:
    """Placed pages whose fields are all set, each with a sound slug of its own: their rows in Wagtail's table.

    Part of the caller's transaction. Each has its key afterwards; `insert_own` writes the rest.
    """
    placed = list(pages)
    for page in placed:
        page.draft_title = page.title
        page.numchild = beds.taken[page.path]
    columns = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]  # noqa: SLF001  Django's own name for it
    rows = Page.objects.bulk_create(
        Page(**{column: getattr(page, column) for column in columns}) for page in placed
    )
    for page, row in zip(placed, rows, strict=True):
        page.id = page.page_ptr_id = row.pk
    there = beds.taken.keys() - {page.path for page in placed}
    for path in there:
        Page.objects.filter(path=path).update(numchild=F("numchild") + beds.taken[path])


def insert_own(pages: Iterable[GuidePage]) -> None:
    """The rows of their own tables, and of each its first revision, which is live, and the entry of its history."""
    now = timezone.now()
    inserted = list(pages)
    for page in inserted:
        page.save_base(raw=True, force_insert=True)
    base = ContentType.objects.get_for_model(Page)
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type_id=page.content_type_id,
            base_content_type=base,
            object_id=str(page.pk),
            created_at=now,
            object_str=str(page),
            content=_content(page),
        )
        for page in inserted
    )
    for page, revision in zip(inserted, revisions, strict=True):
        page.live_revision = page.latest_revision = revision
        page.latest_revision_created_at = now
    rows = [
        Page(pk=page.pk, live_revision=page.live_revision, latest_revision=page.latest_revision,
             latest_revision_created_at=now)
        for page in inserted
    ]  # fmt: skip
    Page.objects.bulk_update(
        rows, ["live_revision", "latest_revision", "latest_revision_created_at"], batch_size=100
    )
    PageLogEntry.objects.bulk_create(
        PageLogEntry(
            page_id=page.pk,
            content_type_id=page.content_type_id,
            label=page.get_admin_display_title(),
            action="wagtail.create",
            timestamp=now,
            content_changed=True,
        )
        for page in inserted
    )


def _content(page: GuidePage) -> dict[str, object]:
    setattr(
        page, COMMENTS_RELATION_NAME, []
    )  # it would ask the database for those of a page that nobody has seen
    content: dict[str, object] = page.serializable_data()
    return content
