"""Addresses of sources and of pages to watch are of the web, and what was checked or listed was not tomorrow."""

import django.core.validators
from django.db import migrations, models

import amanjol.public.guide.days


class Migration(migrations.Migration):
    dependencies = [("guide", "0021_mend_addresses_of_sources")]

    operations = [
        migrations.AlterField(
            model_name="source",
            name="address",
            field=models.CharField(
                help_text="Of a page of the web, from https:// on; none where it is our own advice.",
                max_length=500,
                validators=[
                    django.core.validators.RegexValidator(
                        '^(?:none|https?://[^\\s/?#<>\\"]+[^\\s<>\\"]*)$',
                        "Write an address of the web that begins with https:// or http://,"
                        " without spaces; or none.",
                    )
                ],
                verbose_name="address",
            ),
        ),
        migrations.AlterField(
            model_name="source",
            name="as_of",
            field=models.CharField(
                blank=True,
                help_text="A month, such as 2026-03: readers are told to ask whether it still holds.",
                max_length=7,
                validators=[
                    django.core.validators.RegexValidator(
                        "^20[0-9]{2}-(0[1-9]|1[0-2])$", "Write a month, such as 2026-03."
                    ),
                    amanjol.public.guide.days.refuse_future_month,
                ],
                verbose_name="read no later than",
            ),
        ),
        migrations.AlterField(
            model_name="source",
            name="checked_on",
            field=models.DateField(
                blank=True,
                null=True,
                validators=[amanjol.public.guide.days.refuse_future_day],
                verbose_name="checked on",
            ),
        ),
        migrations.AlterField(
            model_name="legalstanding",
            name="since",
            field=models.DateField(
                validators=[amanjol.public.guide.days.refuse_future_day], verbose_name="since"
            ),
        ),
        migrations.AlterField(
            model_name="watchedpage",
            name="address",
            field=models.URLField(
                max_length=500,
                validators=[
                    django.core.validators.RegexValidator(
                        "^https?://", "Write an address of the web that begins with https:// or http://."
                    )
                ],
                verbose_name="address",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("address", "none"), ("address__regex", '^https?://[^\\s/?#<>\\"]'), _connector="OR"
                ),
                name="source_address_is_of_the_web",
                violation_error_message="Write an address of the web that begins with https:// or http://,"
                " without spaces; or none.",
            ),
        ),
        migrations.AddConstraint(
            model_name="watchedpage",
            constraint=models.CheckConstraint(
                condition=models.Q(("address__regex", '^https?://[^\\s/?#<>\\"]')),
                name="watched_page_address_is_of_the_web",
                violation_error_message="Write an address of the web that begins with https:// or http://.",
            ),
        ),
    ]
