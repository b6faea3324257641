from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0002_batches_and_origins"),
    ]

    operations = [
        migrations.CreateModel(
            name="Projection",
            fields=[
                ("digest", models.CharField(max_length=64, primary_key=True, serialize=False)),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
