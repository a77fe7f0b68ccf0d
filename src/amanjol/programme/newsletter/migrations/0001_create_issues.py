"""The tables of issues, their blocks and the figures that they quote, of errata, and of what everybody reads."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0013_add_advocates'),
        ('outreach', '0004_bind_planner_and_reach'),
        ('results', '0004_bind_answers'),
    ]

    operations = [
        migrations.CreateModel(
            name='Issue',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('first_day', models.DateField()),
                ('title_en', models.CharField(max_length=160)),
                ('title_ru', models.CharField(max_length=160)),
                ('is_demo', models.BooleanField(default=False, editable=False)),
                ('state', models.CharField(choices=[('draft', 'being written'), ('waiting', 'waits for a second person'), ('approved', 'approved, not out yet'), ('published', 'published'), ('withdrawn', 'withdrawn')], default='draft', editable=False, max_length=10)),
                ('sent_back', models.CharField(blank=True, max_length=500)),
                ('writers', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, editable=False, size=None)),
                ('published_on', models.DateField(editable=False, null=True)),
                ('withdrawn_on', models.DateField(editable=False, null=True)),
                ('withdrawn_why', models.CharField(blank=True, max_length=500)),
                ('decided_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.member')),
                ('handed_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.member')),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('programme', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='results.programme')),
                ('written_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.member')),
            ],
            options={
                'ordering': ('-first_day', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Posting',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('language', models.CharField(choices=[('en', 'English'), ('ru', 'Русский')], max_length=2)),
                ('place', models.CharField(choices=[('telegram', 'Telegram'), ('instagram', 'Instagram'), ('elsewhere', 'Elsewhere')], max_length=20)),
                ('name', models.CharField(max_length=200)),
                ('link', models.URLField(blank=True, max_length=500)),
                ('posted_on', models.DateField()),
                ('deletes', models.CharField(max_length=200)),
                ('deleted_on', models.DateField(null=True)),
                ('issue', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='postings', to='newsletter.issue')),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('-posted_on', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Quote',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(editable=False)),
                ('kind', models.CharField(choices=[('people', 'People'), ('organisations', 'Organisations'), ('attendances', 'Attendances'), ('views', 'Views'), ('services', 'Services'), ('money', 'Money')], editable=False, max_length=20)),
                ('currency', models.CharField(blank=True, editable=False, max_length=3)),
                ('value', models.BigIntegerField(editable=False, null=True)),
                ('of_organisations', models.PositiveIntegerField(editable=False, null=True)),
                ('indicator', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='results.indicator')),
                ('issue', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='quotes', to='newsletter.issue')),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('period', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='results.period')),
            ],
            options={
                'ordering': ('number',),
            },
        ),
        migrations.CreateModel(
            name='Erratum',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(editable=False)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('kind', models.CharField(choices=[('people', 'People'), ('organisations', 'Organisations'), ('attendances', 'Attendances'), ('views', 'Views'), ('services', 'Services'), ('money', 'Money')], editable=False, max_length=20)),
                ('was', models.BigIntegerField(editable=False, null=True)),
                ('was_of', models.PositiveIntegerField(editable=False)),
                ('value', models.BigIntegerField(editable=False, null=True)),
                ('of_organisations', models.PositiveIntegerField(editable=False)),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('issue', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='errata', to='newsletter.issue')),
                ('quote', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='errata', to='newsletter.quote')),
            ],
            options={
                'ordering': ('number',),
            },
        ),
        migrations.CreateModel(
            name='Block',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveIntegerField(editable=False)),
                ('kind', models.CharField(choices=[('text', 'Text'), ('figure', 'Large figure'), ('event', 'Planned event'), ('recommendation', 'Recommendation')], editable=False, max_length=20)),
                ('title_en', models.CharField(blank=True, max_length=160)),
                ('title_ru', models.CharField(blank=True, max_length=160)),
                ('text_en', models.TextField(blank=True, max_length=6000)),
                ('text_ru', models.TextField(blank=True, max_length=6000)),
                ('state_en', models.CharField(choices=[('empty', 'empty'), ('draft', 'draft'), ('ready', 'ready'), ('behind', 'behind the other language')], default='empty', max_length=10)),
                ('state_ru', models.CharField(choices=[('empty', 'empty'), ('draft', 'draft'), ('ready', 'ready'), ('behind', 'behind the other language')], default='empty', max_length=10)),
                ('digits_why', models.CharField(blank=True, max_length=500)),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('event', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='outreach.event')),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('recommendation', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='outreach.recommendation')),
                ('written_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.member')),
                ('issue', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='blocks', to='newsletter.issue')),
                ('quote', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='newsletter.quote')),
            ],
            options={
                'ordering': ('position', 'id'),
            },
        ),
        migrations.CreateModel(
            name='OpenIssue',
            fields=[
                ('issue', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='newsletter.issue')),
                ('first_day', models.DateField(editable=False)),
                ('published_on', models.DateField(editable=False)),
                ('shown', models.JSONField(editable=False)),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('-first_day', '-published_on', 'issue_id'),
            },
        ),
        migrations.AddConstraint(
            model_name='issue',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'withdrawn'), _negated=True), fields=('programme', 'first_day'), name='newsletter_issue_once'),
        ),
        migrations.AddConstraint(
            model_name='issue',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'waiting', 'approved', 'published', 'withdrawn'])), name='newsletter_issue_states'),
        ),
        migrations.AddConstraint(
            model_name='issue',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('title_en', ''), _negated=True), models.Q(('title_ru', ''), _negated=True)), name='newsletter_issue_titled'),
        ),
        migrations.AddConstraint(
            model_name='issue',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_by', None), ('handed_by', None), ('state', 'draft')), models.Q(('decided_by', None), ('handed_by__isnull', False), ('state', 'waiting')), models.Q(('state__in', ['approved', 'published', 'withdrawn']), ('decided_by__isnull', False), ('handed_by__isnull', False), models.Q(('decided_by', models.F('handed_by')), _negated=True)), _connector='OR'), name='newsletter_second_person'),
        ),
        migrations.AddConstraint(
            model_name='issue',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('published_on__isnull', False), ('state__in', ['published', 'withdrawn'])), models.Q(models.Q(('state__in', ['published', 'withdrawn']), _negated=True), ('published_on', None)), _connector='OR'), name='newsletter_issue_published_whole'),
        ),
        migrations.AddConstraint(
            model_name='issue',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'withdrawn'), ('withdrawn_on__isnull', False), models.Q(('withdrawn_why', ''), _negated=True)), models.Q(models.Q(('state', 'withdrawn'), _negated=True), ('withdrawn_on', None), ('withdrawn_why', '')), _connector='OR'), name='newsletter_issue_withdrawn_whole'),
        ),
        migrations.AddConstraint(
            model_name='posting',
            constraint=models.CheckConstraint(condition=models.Q(('link', ''), ('link__startswith', 'https://'), _connector='OR'), name='newsletter_posting_https'),
        ),
        migrations.AddConstraint(
            model_name='posting',
            constraint=models.CheckConstraint(condition=models.Q(('deletes', ''), _negated=True), name='newsletter_posting_deleted_by'),
        ),
        migrations.AddConstraint(
            model_name='posting',
            constraint=models.CheckConstraint(condition=models.Q(('deleted_on', None), ('deleted_on__gte', models.F('posted_on')), _connector='OR'), name='newsletter_posting_deleted_after'),
        ),
        migrations.AddConstraint(
            model_name='quote',
            constraint=models.UniqueConstraint(fields=('issue', 'number'), name='newsletter_quote_number'),
        ),
        migrations.AddConstraint(
            model_name='quote',
            constraint=models.UniqueConstraint(fields=('issue', 'indicator', 'period'), name='newsletter_quote_once'),
        ),
        migrations.AddConstraint(
            model_name='quote',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'people'), _negated=True), ('value__isnull', True), ('value', 0), ('value__gte', 10), _connector='OR'), name='newsletter_quote_not_few'),
        ),
        migrations.AddConstraint(
            model_name='erratum',
            constraint=models.UniqueConstraint(fields=('issue', 'number'), name='newsletter_erratum_number'),
        ),
        migrations.AddConstraint(
            model_name='erratum',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'people'), _negated=True), ('value__isnull', True), ('value', 0), ('value__gte', 10), _connector='OR'), name='newsletter_erratum_not_few'),
        ),
        migrations.AddConstraint(
            model_name='block',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['text', 'figure', 'event', 'recommendation'])), name='newsletter_block_kinds'),
        ),
        migrations.AddConstraint(
            model_name='block',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state_en', 'empty'), ('text_en', '')), models.Q(models.Q(('text_en', ''), _negated=True), ('state_en__in', ['draft', 'ready', 'behind'])), _connector='OR'), name='newsletter_block_state_en'),
        ),
        migrations.AddConstraint(
            model_name='block',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state_ru', 'empty'), ('text_ru', '')), models.Q(models.Q(('text_ru', ''), _negated=True), ('state_ru__in', ['draft', 'ready', 'behind'])), _connector='OR'), name='newsletter_block_state_ru'),
        ),
        migrations.AddConstraint(
            model_name='block',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('event', None), ('kind', 'text'), ('quote', None), ('recommendation', None)), models.Q(('event', None), ('kind', 'figure'), ('quote__isnull', False), ('recommendation', None)), models.Q(('event__isnull', False), ('kind', 'event'), ('quote', None), ('recommendation', None)), models.Q(('event', None), ('kind', 'recommendation'), ('quote', None), ('recommendation__isnull', False)), _connector='OR'), name='newsletter_block_refers'),
        ),
    ]
