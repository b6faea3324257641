"""The secretariat settles what was disowned."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bodies", "0010_prepared_number"),
    ]

    operations = [
        migrations.AddField(
            model_name="onbehalf",
            name="settled",
            field=models.PositiveBigIntegerField(null=True),
        ),
    ]
