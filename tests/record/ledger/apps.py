from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "tests.record.ledger"
    label = "ledger"

    def ready(self) -> None:
        from tests.record.ledger import acts  # noqa: F401 - registers its acts once the tables are there
