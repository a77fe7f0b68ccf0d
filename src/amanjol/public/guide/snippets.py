"""Contacts, sources and legal standings in Wagtail's editor: saving a change proposes it to a second person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.validators import RegexValidator
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet

from amanjol.foundation.directory.models import Contact
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.textfiles.characters import refused_characters
from amanjol.foundation.textfiles.languages import CODES
from amanjol.public.guide import queries
from amanjol.public.guide.content_shapes import MONTH
from amanjol.public.guide.days import take_days
from amanjol.public.guide.faults import punished_sentence
from amanjol.public.guide.models import LegalStanding, Source, WatchedPage
from amanjol.public.guide.proposals import actions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import Model
    from django.http import HttpRequest, HttpResponse


class PlainForm(WagtailAdminModelForm):
    """One sentence for each mistake, and letters only that can be seen."""

    written_as = {
        "country": ("[A-Z]{2}", _("Two capital letters, like KR.")),
        "as_of": (MONTH.pattern, _("Write a month, such as 2026-03.")),
    }
    """By field: how it is written, and what is said in place of a sentence about its length."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        take_days(self)
        for name, (pattern, sentence) in self.written_as.items():
            if field := self.fields.get(name):
                field.validators = [RegexValidator(f"^(?:{pattern})$", sentence)]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        for name, words in self.texts_in(cleaned):
            if any(refused_characters(words.replace("\r\n", "\n"), at_most=1)):
                self.add_error(name, _("Holds a character that cannot be printed: type the text anew."))
        return cleaned

    def texts_in(self, cleaned: dict[str, Any]) -> Iterator[tuple[str, str]]:
        """Each field that holds a text, or one a language, with its words."""
        for name in self.fields.keys() & cleaned.keys():
            value = cleaned[name]
            words = "\n".join(value.values()) if isinstance(value, dict) else value
            if isinstance(words, str):
                yield name, words


class ProposedForm(PlainForm):
    """Of what a second person agrees to: one change of it waits at a time, and its source is there."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        is_new = self.instance._state.adding  # noqa: SLF001  Django's public name
        key = cleaned.get("key") if is_new else self.instance.pk
        if key and actions.waiting(actions.kind_of(self.instance), key) is not None:
            again = _(
                "Another with this key waits for a second person: take another key, or decide about it first."
            )
            first = _("A change of this waits for a second person: decide about it first.")
            self.add_error("key" if is_new else None, again if is_new else first)
        if (source := cleaned.get("source")) and source not in queries.sources():
            self.add_error("source", _("There is no source with this key."))
        return cleaned


class CarriedForm(ProposedForm):
    """Whatever of it readers carry names no address for which they can be punished."""

    for_editors_only = frozenset({"address"})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        standings = queries.standings()
        for name, words in self.texts_in(cleaned):
            if name not in self.for_editors_only and (match := standings.punished_in(words)):
                self.add_error(name, punished_sentence(*match))
        codes = (cleaned.get("languages") or "").split()
        if not CODES.issuperset(codes) or len(set(codes)) < len(codes):
            self.add_error(
                "languages", _("Write codes of languages, each once, with spaces between: ko en uz")
            )
        return cleaned


class StandingForm(ProposedForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if day := self.fields.get("since"):  # not there for who may only look
            day.error_messages["required"] = _("Say since which day: without one nobody can check it.")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for key in (cleaned.get("contacts") or "").split():
            if not Contact.objects.filter(key=key).exists():
                self.add_error("contacts", _("There is no contact with the key %(key)s.") % {"key": key})
        return cleaned


class ProposingMixin:
    """Instead of saving, keeps the form's values until a second person agrees."""

    form: Any
    request: HttpRequest
    proposed = False

    def save_instance(self) -> actions.Changed:
        member = member_of(self.request.user)
        assert member is not None  # noqa: S101  Wagtail let in who has the right, which only members have
        instance: actions.Changed = self.form.instance
        fields = [name for name in self.form.changed_data if name in self.form.fields]
        proposal = actions.propose(changed=instance, fields=fields, by=member)
        self.proposed = bool(proposal.values)
        return instance

    def get_success_message(self, instance: actions.Changed | None = None) -> str:  # noqa: ARG002  Wagtail's form
        if not self.proposed:
            return _now("Saved: nothing in it needs a second person.")
        return _now("It waits for a second person. Readers see what was there until then.")

    def get_success_buttons(self) -> list[Any]:
        return []

    def get_success_url(self) -> str:
        return reverse("guide_changes")


class ProposingCreateView(ProposingMixin, CreateView):
    pass


class ProposingEditView(ProposingMixin, EditView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        waiting = actions.waiting(actions.kind_of(self.object), str(self.object.pk))
        # What was typed meanwhile stays, and its form says so.
        if waiting is not None and request.method != "POST":
            messages.warning(
                request, _now("A change of this waits for a second person: decide about it first.")
            )
            return redirect("guide_changes")
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        form.fields["key"].disabled = True  # articles name it
        return form


class ProposingViewSet(SnippetViewSet):
    add_view_class = ProposingCreateView
    edit_view_class = ProposingEditView
    copy_view_enabled = False
    add_to_admin_menu = True


_WAITS = HelpPanel(content=_("What you save here waits for a second person; readers see the old until then."))


def _column(model: type[Model], name: str, **options: Any) -> Column:
    label = capfirst(model._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # noqa: SLF001  Django's public name
    return Column(name, label=label, sort_key=name, **options)


def _minor(model: type[Model], name: str, **options: Any) -> Column:
    """A column that small screens go without."""
    return _column(model, name, classname="minor", **options)


_YES_OR_NO = {True: _("yes"), False: _("no")}


def _yes_or_no(model: type[Model], name: str) -> Column:
    """Nothing where nobody knows."""
    return _column(model, name, accessor=lambda row: _YES_OR_NO.get(getattr(row, name), ""))


class ReadPanel(FieldPanel):
    """Read and never written here: yes, no and a dash for nothing, where Wagtail has `False` and `None`."""

    def format_value_for_display(self, value: object) -> object:
        if isinstance(value, bool):
            return str(_YES_OR_NO[value])
        return "—" if value in (None, "") else super().format_value_for_display(value)


def _panel(name: str) -> FieldPanel:
    key = _(
        "Small Latin letters, digits and hyphens, such as ru-patent-2026. "
        "Articles name it by this key, which stays as it is."
    )
    return FieldPanel(name, help_text=key) if name == "key" else FieldPanel(name)


def _panels(*panels: Any, form: type[WagtailAdminModelForm] = CarriedForm) -> ObjectList:
    return ObjectList([_WAITS, *panels], base_form_class=form)


class ContactViewSet(ProposingViewSet):
    model = Contact
    icon = "mobile-alt"
    menu_label = _("Contacts")
    menu_order = 200
    list_display = [
        "number",
        "country",
        _minor(Contact, "operator", accessor="get_operator_display"),
        _minor(Contact, "last_dialled_on"),
        _yes_or_no(Contact, "answered"),
        _yes_or_no(Contact, "is_wrong"),
    ]
    list_filter = ["country", "operator", "answered", "is_wrong"]
    search_fields = ["key", "number"]
    edit_handler = _panels(
        *(
            _panel(name)
            for name in (
                "key", "country", "number", "service", "run_by", "operator", "emergency", "languages", "hours",
                "cost", "asks_name", "may_inform", "source",
            )
        ),
        *(
            ReadPanel(name, read_only=True)  # said on the page of numbers to dial
            for name in ("last_dialled_on", "last_dialled_by", "answered", "is_wrong")
        ),
    )  # fmt: skip


class SourceViewSet(ProposingViewSet):
    model = Source
    icon = "link"
    menu_label = _("Sources")
    menu_order = 210
    list_display = [
        "title",
        _minor(Source, "publisher"),
        _minor(Source, "year"),
        _yes_or_no(Source, "needs_review"),
        _minor(Source, "checked_on"),
    ]
    list_filter = ["needs_review", "confidence", "kind"]
    search_fields = ["key", "title", "publisher"]
    edit_handler = _panels(
        *(
            _panel(name)
            for name in (
                "key", "title", "publisher", "address", "year", "confidence", "needs_review", "as_of", "kind",
                "checked_by", "checked_on",
            )
        ),
    )  # fmt: skip


class StandingViewSet(ProposingViewSet):
    model = LegalStanding
    icon = "warning"
    menu_label = _("Legal standings")
    menu_order = 220
    list_display = [
        "name",
        "country",
        _column(LegalStanding, "kind", accessor="get_kind_display"),
        _minor(LegalStanding, "since"),
        _yes_or_no(LegalStanding, "needs_review"),
    ]
    list_filter = ["country", "kind", "needs_review"]
    search_fields = ["key", "name", "hosts"]
    edit_handler = _panels(
        *(
            _panel(name)
            for name in (
                "key", "name", "hosts", "contacts", "country", "kind", "since", "exactness", "source", "needs_review",
            )
        ),
        form=StandingForm,
    )  # fmt: skip


class WatchedPageViewSet(SnippetViewSet):
    """Only the guide's people see them, so nobody else has to agree."""

    model = WatchedPage
    icon = "history"
    menu_label = _("Pages to watch")
    menu_order = 230
    copy_view_enabled = False
    add_to_admin_menu = True
    list_display = ["name", "country", _minor(WatchedPage, "kind", accessor="get_kind_display")]
    list_filter = ["country", "kind"]
    search_fields = ["key", "name", "address"]
    edit_handler = ObjectList(
        [_panel(name) for name in ("key", "country", "kind", "name", "address")],
        base_form_class=PlainForm,
    )
