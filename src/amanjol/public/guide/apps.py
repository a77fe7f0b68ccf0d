"""Django's entry for the guide."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from amanjol.foundation.organisations.verbs import register_verbs
from amanjol.foundation.web import menu


class GuideConfig(AppConfig):
    name = "amanjol.public.guide"
    label = "guide"
    verbose_name = _("Guide")

    def ready(self) -> None:
        register_verbs(
            {
                "guide.published": _("approved an article, and it was published"),
                "guide.translation-saved": _("saved a draft of a translation"),
                "guide.translation-finished": _("submitted a translation"),
                "guide.taken-down": _("took a page down"),
                "contact.changed": _("approved a change of a contact"),
                "contact.proposed": _("proposed a change of a contact"),
                "contact.declined": _("declined a change of a contact"),
                "contact.withdrawn": _("withdrew a change of a contact"),
                "contact.dialled": _("dialled a number"),
                "contact.dialling-undone": _("took back what they said of a number"),
                "source.added": _("added a source, not checked"),
                "source.changed": _("approved a change of a source"),
                "source.proposed": _("proposed a change of a source"),
                "source.declined": _("declined a change of a source"),
                "source.withdrawn": _("withdrew a change of a source"),
            }
        )
        menu.register(
            menu.Item(
                label=_("Guide"),
                does=_("Write, translate and approve what migrants read."),
                url_name="wagtailadmin_home",
                icon="book-open",
                place=20,
                allowed=lambda request: request.user.has_perm("wagtailadmin.access_admin"),
            )
        )
