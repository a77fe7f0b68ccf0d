"""The tables of campaigns and events, of the address for calendars, and of what was put out and counted."""

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0013_add_advocates'),
        ('outreach', '0002_bind_rows'),
    ]

    operations = [
        migrations.CreateModel(
            name='Feed',
            fields=[
                ('organisation', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='organisations.organisation')),
                ('name', models.CharField(editable=False, max_length=64, unique=True)),
                ('begun_on', models.DateField(editable=False)),
            ],
        ),
        migrations.CreateModel(
            name='Campaign',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aim', models.CharField(blank=True, max_length=300)),
                ('audience', models.CharField(blank=True, max_length=300)),
                ('partners', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), blank=True, default=list)),
                ('cost', models.DecimalField(decimal_places=2, max_digits=12, null=True)),
                ('currency', models.CharField(blank=True, max_length=3)),
                ('name', models.CharField(max_length=200)),
                ('begins_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('day', models.CharField(blank=True, max_length=60)),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('-begins_on', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('aim', models.CharField(blank=True, max_length=300)),
                ('audience', models.CharField(blank=True, max_length=300)),
                ('partners', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), blank=True, default=list)),
                ('cost', models.DecimalField(decimal_places=2, max_digits=12, null=True)),
                ('currency', models.CharField(blank=True, max_length=3)),
                ('kind', models.CharField(choices=[('lesson', 'Lesson'), ('film', 'Film and talk after it'), ('meeting', 'Meeting'), ('exhibition', 'Exhibition'), ('street', 'In the street, at a market or a station'), ('broadcast', 'On the air')], max_length=20)),
                ('title', models.CharField(max_length=200)),
                ('on', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('place', models.CharField(blank=True, max_length=200)),
                ('attendance', models.PositiveIntegerField(null=True)),
                ('campaign', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='events', to='outreach.campaign')),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('on', 'title', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('post', 'Post'), ('film', 'Film'), ('page', 'Page'), ('poster', 'Poster')], max_length=10)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=200)),
                ('link', models.URLField(blank=True, max_length=500)),
                ('published_on', models.DateField()),
                ('captions', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10), blank=True, default=list)),
                ('questions', models.TextField(blank=True)),
                ('without_survivor', models.BooleanField(default=False)),
                ('campaign', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='outreach.campaign')),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('-published_on', 'title', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Snapshot',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('captured_on', models.DateField()),
                ('views', models.PositiveBigIntegerField(null=True)),
                ('likes', models.PositiveBigIntegerField(null=True)),
                ('comments', models.PositiveBigIntegerField(null=True)),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('publication', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='snapshots', to='outreach.publication')),
            ],
            options={
                'ordering': ('captured_on',),
            },
        ),
        migrations.AddConstraint(
            model_name='campaign',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('begins_on'))), name='outreach_campaign_ends_after'),
        ),
        migrations.AddConstraint(
            model_name='campaign',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cost', None), ('currency', '')), models.Q(('cost__gte', 0), models.Q(('currency', ''), _negated=True)), _connector='OR'), name='outreach_campaign_cost_whole'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('on')), _connector='OR'), name='outreach_event_ends_after'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cost', None), ('currency', '')), models.Q(('cost__gte', 0), models.Q(('currency', ''), _negated=True)), _connector='OR'), name='outreach_event_cost_whole'),
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'film'), _negated=True), models.Q(('captions__len__gte', 1), ('without_survivor', True), models.Q(('questions', ''), _negated=True)), _connector='OR'), name='outreach_film_whole'),
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.CheckConstraint(condition=models.Q(('link', ''), ('link__startswith', 'https://'), _connector='OR'), name='outreach_publication_link_https'),
        ),
        migrations.AddConstraint(
            model_name='snapshot',
            constraint=models.UniqueConstraint(fields=('publication', 'captured_on'), name='outreach_snapshot_once'),
        ),
        migrations.AddConstraint(
            model_name='snapshot',
            constraint=models.CheckConstraint(condition=models.Q(('comments', None), ('likes', None), ('views', None), _negated=True), name='outreach_snapshot_counts'),
        ),
    ]
