from django.apps import AppConfig


class RulemakingConfig(AppConfig):
    name = "plenary.rulemaking"
    label = "rulemaking"

    def ready(self) -> None:
        from plenary.kit.language import marked
        from plenary.kit.room import Room, add
        from plenary.rulemaking import acts  # noqa: F401 - registers the acts once the tables are there
        from plenary.rulemaking.search import register

        add(Room("texts", marked("Texts"), "texts", 20, marked("What is being negotiated, as it stands.")))
        register()
