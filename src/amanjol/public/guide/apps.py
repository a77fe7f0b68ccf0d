"""Django's entry for the guide."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from amanjol.foundation.web import menu


class GuideConfig(AppConfig):
    name = "amanjol.public.guide"
    label = "guide"
    verbose_name = _("Guide")

    def ready(self) -> None:
        menu.register(
            menu.MenuItem(
                label=_("Guide"),
                does=_("Write, translate and approve what migrants read."),
                url_name="wagtailadmin_home",
                icon="book-open",
                place=20,
                allowed=lambda request: request.user.has_perm("wagtailadmin.access_admin"),
            )
        )
