"""What the roles may do in Wagtail: groups, page permissions and the workflow, made from the roles file.

Nobody may publish: a page goes out when a second person approves it.

Also called: permissions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.organisations.roles import ROLES
from amanjol.public.guide.models import SecondPersonTask

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.contrib.auth.models import AnonymousUser

    from amanjol.foundation.accounts.models import Account

ON_PAGES = {
    "guide.write": ("add_page", "change_page"),
    "guide.approve": ("change_page", "lock_page"),
    "guide.translate": ("add_page", "change_page"),
}
ON_MODELS = {
    "guide.write": (
        "access_admin", "add_contact", "change_contact", "view_contact", "add_source", "change_source", "view_source",
        "add_watchedpage", "change_watchedpage", "view_watchedpage",
        "add_legalstanding", "change_legalstanding", "view_legalstanding",
    ),
    "guide.approve": (
        "access_admin", "change_contact", "view_contact", "change_source", "view_source", "change_legalstanding",
        "view_legalstanding",
    ),
    "guide.translate": ("access_admin", "view_contact", "view_source", "view_legalstanding"),
}  # fmt: skip
ON_COLLECTIONS = {
    "guide.write": (
        "add_image",
        "change_image",
        "choose_image",
        "add_document",
        "change_document",
        "choose_document",
    ),
    "guide.approve": ("choose_image", "choose_document"),
    "guide.translate": ("choose_image", "choose_document"),
}
WORKFLOW = "Second person"


def opens_editor(user: Account | AnonymousUser) -> bool:
    """Whether the menu leads them there. Whose role has nothing to do in the guide is in none of Wagtail's groups: of
    them Wagtail's tables are not asked, on no page.
    """
    member = member_of(user)
    has_to_do = member is not None and any(member.may(word) for word in ON_MODELS)
    return (has_to_do or user.is_superuser) and user.has_perm("wagtailadmin.access_admin")


@transaction.atomic
def set_up() -> None:
    """Make Wagtail's groups say exactly what the roles file says. Safe to repeat."""
    Group.objects.filter(name__in=["Moderators", "Editors"]).delete()  # Wagtail's own beginnings
    approvers = []
    for role in ROLES.values():
        words = role.may & ON_PAGES.keys()
        if not words:
            Group.objects.filter(name=role.key.value).delete()
            continue
        group, _created = Group.objects.get_or_create(name=role.key.value)
        _set_page_permissions(group, {code for word in words for code in ON_PAGES[word]})
        group.permissions.set(_permissions(code for word in words for code in ON_MODELS[word]))
        _set_collection_permissions(group, {code for word in words for code in ON_COLLECTIONS[word]})
        if "guide.approve" in words:
            approvers.append(group)
    _set_up_workflow(approvers)


def _permissions(codes: Iterable[str]) -> list[Permission]:
    return list(Permission.objects.filter(codename__in=set(codes)))


def _set_page_permissions(group: Group, codes: set[str]) -> None:
    root = Page.get_first_root_node()
    GroupPagePermission.objects.filter(group=group).exclude(
        page=root, permission__codename__in=codes
    ).delete()
    for permission in Permission.objects.filter(codename__in=codes, content_type__app_label="wagtailcore"):
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def _set_collection_permissions(group: Group, codes: set[str]) -> None:
    root = Collection.get_first_root_node()
    GroupCollectionPermission.objects.filter(group=group).exclude(permission__codename__in=codes).delete()
    apps = ["wagtailimages", "wagtaildocs"]
    for permission in Permission.objects.filter(codename__in=codes, content_type__app_label__in=apps):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)


def _set_up_workflow(approvers: Iterable[Group]) -> None:
    Workflow.objects.exclude(name=WORKFLOW).update(active=False)
    workflow, _created = Workflow.objects.get_or_create(name=WORKFLOW, defaults={"active": True})
    task = SecondPersonTask.objects.filter(name=WORKFLOW).first() or SecondPersonTask.objects.create(
        name=WORKFLOW
    )
    task.groups.set(approvers)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task.task_ptr)
    root = Page.get_first_root_node()
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
