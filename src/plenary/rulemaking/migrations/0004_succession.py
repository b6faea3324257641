"""What became of suggestions on the next version."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("rulemaking", "0003_mark"),
    ]

    operations = [
        migrations.AddField("suggestion", "ground", models.CharField(default="", max_length=16)),
        migrations.AddField("suggestion", "outcome", models.CharField(default="", max_length=64)),
    ]
