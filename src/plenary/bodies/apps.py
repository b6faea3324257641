from django.apps import AppConfig


class BodiesConfig(AppConfig):
    name = "plenary.bodies"
    label = "bodies"

    def ready(self) -> None:
        from plenary.bodies import acts, closed_log, seat_guard, store  # noqa: F401 - register what they declare
        from plenary.bodies.rooms import furnish
        from plenary.bodies.search import entries, following, source, things  # noqa: F401 - as above
        from plenary.bodies.security_log import begin_log
        from plenary.bodies.signing import declare_policies

        furnish()
        things.register()
        source.add_sorts(entries.ENTRIES)
        declare_policies()
        begin_log()
