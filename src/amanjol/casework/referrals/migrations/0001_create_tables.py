import django.db.models.deletion
import django.utils.timezone
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0012_add_receivers'),
    ]

    operations = [
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('agreement', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('partner_node', models.CharField(editable=False, max_length=64)),
                ('partner', models.CharField(editable=False, max_length=64)),
                ('epoch', models.PositiveIntegerField(editable=False)),
                ('wrapped_key', models.BinaryField()),
                ('schema', models.PositiveIntegerField(editable=False)),
                ('sealed', models.BinaryField()),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('organisation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'agreement'), name='referrals_agreement_once')],
            },
        ),
    ]
