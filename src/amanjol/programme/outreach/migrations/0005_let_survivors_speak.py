"""A film in which a survivor speaks names the permit that lets her, and where whoever calls it back finds the film."""

from django.db import migrations, models



class Migration(migrations.Migration):
    dependencies = [("outreach", "0004_bind_planner_and_reach")]

    operations = [
        migrations.RemoveConstraint(model_name="publication", name="outreach_film_whole"),
        migrations.AddField(
            model_name="publication", name="permit", field=models.UUIDField(editable=False, null=True)
        ),
        migrations.AddField(
            model_name="publication",
            name="channel",
            field=models.CharField(blank=True, default="", max_length=10),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="publication", name="is_altered", field=models.BooleanField(default=True)
        ),
        migrations.AddField(
            model_name="publication",
            name="who_deletes",
            field=models.CharField(blank=True, default="", max_length=200),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="publication", name="copy", field=models.UUIDField(editable=False, null=True)
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.CheckConstraint(
                condition=~models.Q(kind="film")
                | (
                    models.Q(captions__len__gte=1)
                    & ~models.Q(questions="")
                    & (models.Q(without_survivor=True) | models.Q(permit__isnull=False))
                ),
                name="outreach_film_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.CheckConstraint(
                condition=models.Q(permit=None, copy=None, channel="", who_deletes="")
                | (
                    models.Q(kind="film", without_survivor=False)
                    & models.Q(permit__isnull=False, copy__isnull=False)
                    & ~models.Q(channel="")
                    & ~models.Q(who_deletes="")
                ),
                name="outreach_film_permitted",
            ),
        ),
    ]
