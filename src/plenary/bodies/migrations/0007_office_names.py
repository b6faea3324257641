"""What the body calls an office, by language."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bodies", "0006_reception"),
    ]

    operations = [
        migrations.AddField(
            model_name="appointment",
            name="names",
            field=models.JSONField(null=True),
        ),
    ]
