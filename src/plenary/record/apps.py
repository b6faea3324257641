from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "plenary.record"
    label = "record"

    def ready(self) -> None:
        from plenary.kit.language import marked
        from plenary.kit.room import Room, add
        from plenary.record import acts  # noqa: F401 - registers its act once the tables are there

        add(
            Room("record", marked("The record"), "record", 99, marked("Everything that was done, and how to check it."))
        )
