"""Contacts: whom to call."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from amanjol.foundation.directory import numbers
from amanjol.foundation.directory.fields import PerLanguageField


class Operator(models.TextChoices):
    STATE = "state", _("State")
    NGO = "ngo", _("Non-governmental organisation")
    INTERGOVERNMENTAL = "intergovernmental", _("Intergovernmental organisation")
    EMBASSY = "embassy", _("Embassy or consulate")
    PRIVATE = "private", _("Private")
    UNKNOWN = "unknown", _("Not known")


class Cost(models.TextChoices):
    FREE = "free", _("Free")
    PAID = "paid", _("Paid")
    UNKNOWN = "unknown", _("Not known")


class YesNoUnknown(models.TextChoices):
    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("Not known")


class Contact(models.Model):
    """One number, whose it is, and when somebody last dialled it.

    `number` is E.164 where it can be dialled from abroad, else as dialled inside `country`.
    """

    key = models.SlugField(_("key"), primary_key=True, max_length=80)
    country = models.CharField(
        _("country"),
        max_length=2,
        validators=[RegexValidator("^[A-Z]{2}$", _("Two capital letters, like KR."))],
    )
    number = models.CharField(_("number"), max_length=24)
    service = PerLanguageField(_("what you get"))
    run_by = PerLanguageField(_("who runs it"))
    operator = models.CharField(_("kind of operator"), max_length=20, choices=Operator.choices)
    emergency = models.BooleanField(_("police, ambulance or fire"), default=False)
    languages = models.CharField(
        _("languages spoken"), max_length=120, blank=True, help_text=_("Codes with spaces between: ko en uz")
    )
    hours = PerLanguageField(_("hours"), blank=True)
    cost = models.CharField(_("cost"), max_length=10, choices=Cost.choices, default=Cost.UNKNOWN)
    asks_name = models.CharField(
        _("asks for a name"), max_length=10, choices=YesNoUnknown.choices, default=YesNoUnknown.UNKNOWN
    )
    may_inform = PerLanguageField(_("whom it may inform"), blank=True)
    last_dialled_on = models.DateField(_("last dialled on"), null=True, blank=True)
    last_dialled_by = models.CharField(_("last dialled by"), max_length=120, blank=True)
    answered = models.BooleanField(_("answered"), null=True, blank=True)
    is_wrong = models.BooleanField(
        _("wrong number"),
        default=False,
        help_text=_("Somebody dialled it and reached another: no reader sees it until it is corrected."),
    )
    source = models.SlugField(_("key of the source"), max_length=80)

    class Meta:
        ordering = ["key"]
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        constraints = [
            models.CheckConstraint(
                name="contact_dialling_whole",
                condition=models.Q(last_dialled_on=None, last_dialled_by="", answered=None)
                | (
                    models.Q(last_dialled_on__isnull=False, answered__isnull=False)
                    & ~models.Q(last_dialled_by="")
                ),
                violation_error_message=_(
                    "Say when the number was dialled, by whom and whether it was answered."
                ),
            ),
            models.CheckConstraint(
                name="contact_wrong_was_dialled",
                condition=models.Q(is_wrong=False) | models.Q(answered=False, answered__isnull=False),
                violation_error_message=_("A number is wrong only after somebody dialled it in vain."),
            ),
        ]

    def __str__(self) -> str:
        service = self.service.get(get_language() or "") or self.service.get("en") or self.key
        return f"{self.number} · {service}"

    def clean(self) -> None:
        if not self.number or not self.country:
            return  # the fields themselves say so
        try:
            self.number = numbers.normalise(self.number, self.country)
        except numbers.NotANumber as error:
            raise ValidationError({"number": str(error)}) from error

    @property
    def is_held_back(self) -> bool:
        """No reader is shown a number by which somebody reached another, or that the number plan cannot have.

        Somebody's call that was answered weighs more than the number plan.
        """
        if self.is_wrong or self.answered:
            return self.is_wrong
        return not numbers.may_exist(self.number, self.country)

    @property
    def is_in_doubt(self) -> bool:
        """Whether the number plan does not know it and nobody's call was answered: dialled before all others."""
        return not self.answered and not numbers.is_in_plan(self.number, self.country)
