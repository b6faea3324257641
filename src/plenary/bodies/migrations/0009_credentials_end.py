"""Credentials end with the membership for which they were received; those received before have no day on which they do."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bodies", "0008_prepared_titles"),
    ]

    operations = [
        migrations.AddField(
            model_name="credentials",
            name="end",
            field=models.CharField(max_length=10, null=True),
        ),
    ]
