"""An entry of the editor's menu that leads to the warnings."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from amanjol.public.guide.wagtail_hooks import OwnPage


def _warnings() -> OwnPage:
    return OwnPage(_("Warnings"), "warnings:board", "warning", 105, "guide.write", "guide.approve")


hooks.register("register_admin_menu_item", _warnings)
