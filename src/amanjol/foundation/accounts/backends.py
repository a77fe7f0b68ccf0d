from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Permission

from amanjol.foundation.accounts.models import Account
from amanjol.foundation.web.fixed_queries import FixedQuery

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

_account = FixedQuery(lambda pk: Account.objects.filter(pk=pk))


class RolePermissions(ModelBackend):
    """Permissions come from groups, and groups from roles. Nobody is let in here: `actions.sign_in` does it."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> Account | None:  # type: ignore[override]  # noqa: ARG002  takes anything
        return None

    def get_user(self, user_id: object) -> Account | None:
        account = _account.first(user_id)
        return account if self.user_can_authenticate(account) else None

    def _get_user_permissions(self, user_obj: Account) -> QuerySet[Permission]:  # noqa: ARG002  Django asks so
        return Permission.objects.none()
