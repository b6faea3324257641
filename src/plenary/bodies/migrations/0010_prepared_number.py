"""What waits for release knows the appointment by which its author was on the seat."""

from typing import Any

from django.db import migrations, models
from django.db.models import Q


def find_appointments(apps: Any, _schema: object) -> None:
    """Of what waits already, the newest appointment of its author to the seat, or to a delegation for a group's."""
    seatings, appointments = apps.get_model("bodies", "Seating").objects, apps.get_model("bodies", "Appointment").rows
    for waiting in apps.get_model("bodies", "Prepared").objects.all():
        numbers = seatings.filter(body=waiting.body, account=waiting.author_id).values_list("number", flat=True)
        of_seat = Q(seat__startswith="delegation:") if waiting.seat.startswith("group:") else Q(seat=waiting.seat)
        held = appointments.filter(of_seat, body=waiting.body, number__in=list(numbers)).order_by("-number").first()
        if held is not None:
            waiting.number = held.number
            waiting.save(update_fields=["number"])


class Migration(migrations.Migration):
    dependencies = [
        ("bodies", "0009_credentials_end"),
    ]

    operations = [
        migrations.AddField(
            model_name="prepared",
            name="number",
            field=models.PositiveBigIntegerField(default=0),
        ),
        migrations.RunPython(find_appointments, migrations.RunPython.noop),
    ]
