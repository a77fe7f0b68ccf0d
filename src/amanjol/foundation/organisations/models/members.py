from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amanjol.foundation.organisations.kinds import OrganisationKind
from amanjol.foundation.organisations.roles import ROLES, RoleKey

if TYPE_CHECKING:
    from amanjol.foundation.organisations.roles import Role


class Node(models.Model):
    """An installation: one row. A demo node holds fictional people only and never becomes a real one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    only = models.BooleanField(default=True, unique=True, editable=False)
    country = models.CharField(_("Country"), max_length=2)
    name = models.CharField(_("Name"), max_length=120)
    is_demo = models.BooleanField(default=False, editable=False)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(only=True), name="organisations_one_node"),
            models.CheckConstraint(
                condition=models.Q(country__regex="^[A-Z]{2}$"), name="organisations_node_country"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Organisation(models.Model):
    """`new_keys_due_since` is set when somebody who held the keys leaves, until the next epoch begins."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("Name"), max_length=120, unique=True)
    kind = models.CharField(_("Kind"), max_length=20, choices=OrganisationKind)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    new_keys_due_since = models.DateTimeField(null=True, editable=False)

    def __str__(self) -> str:
        return self.name


class Member(models.Model):
    """An account's place in an organisation. `left_on` is set when they leave; then they may do nothing."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="member")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="members")
    role = models.CharField(_("Role"), max_length=30, choices=RoleKey)
    joined_on = models.DateField(default=timezone.localdate, editable=False)
    left_on = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(left_on__isnull=True) | models.Q(left_on__gte=models.F("joined_on")),
                name="organisations_member_left_after_joining",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)

    @property
    def as_role(self) -> Role:
        return ROLES[RoleKey(self.role)]

    def may(self, permission: str) -> bool:
        return self.left_on is None and permission in self.as_role.may
