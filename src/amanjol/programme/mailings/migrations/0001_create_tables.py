"""The tables of lists, of addresses on them, and of mailings."""


import django.db.models.deletion
import django.utils.timezone
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0013_add_advocates'),
    ]

    operations = [
        migrations.CreateModel(
            name='MailingList',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name_en', models.CharField(max_length=100)),
                ('name_ru', models.CharField(max_length=100)),
                ('about_en', models.CharField(blank=True, max_length=300)),
                ('about_ru', models.CharField(blank=True, max_length=300)),
                ('sender', models.CharField(max_length=60)),
                ('is_open', models.BooleanField(default=True)),
                ('begun_on', models.DateField(editable=False)),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('name_en', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Mailing',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('sending', 'On its way'), ('stopped', 'Stopped'), ('withdrawn', 'Withdrawn'), ('done', 'Sent')], default='draft', max_length=10)),
                ('halt', models.CharField(blank=True, choices=[('by-hand', 'Somebody stopped it.'), ('server', 'The mail server refuses what this node sends. Ask who runs it, then go on.'), ('refusals', 'The mail server refused many addresses one after the other.'), ('altered', 'The texts are not those that were approved. Nothing more is sent.')], editable=False, max_length=10)),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('digest', models.CharField(blank=True, editable=False, max_length=64)),
                ('mark', models.CharField(blank=True, editable=False, max_length=64)),
                ('begun_at', models.DateTimeField(editable=False, null=True)),
                ('ended_at', models.DateTimeField(editable=False, null=True)),
                ('is_counted', models.BooleanField(default=False, editable=False)),
                ('sent_en', models.PositiveIntegerField(default=0, editable=False)),
                ('sent_ru', models.PositiveIntegerField(default=0, editable=False)),
                ('refused', models.PositiveIntegerField(default=0, editable=False)),
                ('not_sent', models.PositiveIntegerField(default=0, editable=False)),
                ('approved_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.member')),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('written_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.member')),
                ('list', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='mailings', to='mailings.mailinglist')),
            ],
            options={
                'ordering': ('-written_at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='MailText',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('language', models.CharField(choices=[('en', 'English'), ('ru', 'Русский')], max_length=2)),
                ('subject', models.CharField(max_length=200)),
                ('text', models.TextField()),
                ('html', models.TextField()),
                ('mailing', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='mailings.mailing')),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ('language',),
            },
        ),
        migrations.CreateModel(
            name='Subscriber',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('language', models.CharField(choices=[('en', 'English'), ('ru', 'Русский')], max_length=2)),
                ('state', models.CharField(choices=[('asked', 'Asked'), ('confirmed', 'Confirmed'), ('left', 'Left'), ('refused', 'Refused')], default='asked', max_length=10)),
                ('name', models.CharField(editable=False, max_length=64)),
                ('link', models.CharField(editable=False, max_length=64, unique=True)),
                ('sealed', models.BinaryField(null=True)),
                ('is_told', models.BooleanField(default=False, editable=False)),
                ('tries', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('confirmed_on', models.DateField(editable=False, null=True)),
                ('ended_on', models.DateField(editable=False, null=True)),
                ('list', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='subscribers', to='mailings.mailinglist')),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('language', models.CharField(choices=[('en', 'English'), ('ru', 'Русский')], editable=False, max_length=2)),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('taken', 'Taken'), ('sent', 'Sent'), ('refused', 'Refused')], default='waiting', max_length=10)),
                ('attempts', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('due_at', models.DateTimeField(editable=False, null=True)),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('mailing', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='mailings.mailing')),
                ('subscriber', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='mailings.subscriber')),
            ],
        ),
        migrations.AddConstraint(
            model_name='mailinglist',
            constraint=models.UniqueConstraint(fields=('organisation', 'name_en'), name='mailings_list_once'),
        ),
        migrations.AddConstraint(
            model_name='mailinglist',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('name_en', ''), _negated=True), models.Q(('name_ru', ''), _negated=True), models.Q(('sender', ''), _negated=True)), name='mailings_list_named'),
        ),
        migrations.AddConstraint(
            model_name='mailing',
            constraint=models.CheckConstraint(condition=models.Q(('approved_by__isnull', True), models.Q(('approved_by', models.F('written_by')), _negated=True), _connector='OR'), name='mailings_second_person'),
        ),
        migrations.AddConstraint(
            model_name='mailing',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('begun_at__isnull', True), ('state', 'draft')), models.Q(models.Q(('state', 'draft'), _negated=True), ('approved_by__isnull', False), ('begun_at__isnull', False), models.Q(('digest', ''), _negated=True), models.Q(('mark', ''), _negated=True)), _connector='OR'), name='mailings_approved_before_it_goes'),
        ),
        migrations.AddConstraint(
            model_name='mailtext',
            constraint=models.UniqueConstraint(fields=('mailing', 'language'), name='mailings_text_once'),
        ),
        migrations.AddConstraint(
            model_name='mailtext',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('subject', ''), _negated=True), models.Q(('text', ''), _negated=True), models.Q(('html', ''), _negated=True)), name='mailings_text_says'),
        ),
        migrations.AddConstraint(
            model_name='subscriber',
            constraint=models.UniqueConstraint(fields=('list', 'name'), name='mailings_address_once'),
        ),
        migrations.AddConstraint(
            model_name='subscriber',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_on__isnull', True), ('sealed__isnull', False), ('state__in', ('asked', 'confirmed'))), models.Q(models.Q(('state__in', ('asked', 'confirmed')), _negated=True), ('ended_on__isnull', False), ('sealed__isnull', True)), _connector='OR'), name='mailings_no_address_of_who_left'),
        ),
        migrations.AddConstraint(
            model_name='subscriber',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'confirmed'), _negated=True), ('confirmed_on__isnull', False), _connector='OR'), name='mailings_confirmed_has_a_day'),
        ),
        migrations.AddIndex(
            model_name='delivery',
            index=models.Index(condition=models.Q(('state', 'waiting')), fields=['mailing', 'id'], name='mailings_delivery_waiting'),
        ),
        migrations.AddConstraint(
            model_name='delivery',
            constraint=models.UniqueConstraint(fields=('mailing', 'subscriber'), name='mailings_delivery_once'),
        ),
    ]
