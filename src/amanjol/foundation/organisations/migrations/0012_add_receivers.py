from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0011_bind_circles_to_organisation'),
    ]

    operations = [
        migrations.AlterField(
            model_name='circle',
            name='purpose',
            field=models.CharField(choices=[('psychologist', 'Psychological help'), ('doctor', 'Medical help'), ('lawyer', 'Legal help'), ('receiver', 'Letters from partners')], editable=False, max_length=30),
        ),
    ]
