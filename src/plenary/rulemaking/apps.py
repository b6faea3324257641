from django.apps import AppConfig


class RulemakingConfig(AppConfig):
    name = "plenary.rulemaking"
    label = "rulemaking"

    def ready(self) -> None:
        from plenary.bodies import substance
        from plenary.bodies.store import add_table
        from plenary.kit import brief
        from plenary.kit.language import marked
        from plenary.kit.room import Room, add
        from plenary.rulemaking import acts  # noqa: F401 - registers the acts once the tables are there
        from plenary.rulemaking.acts.mark import MarkProvision
        from plenary.rulemaking.acts.position import DeclarePosition, WithdrawPosition
        from plenary.rulemaking.acts.submission import ConfirmSubmission, ReceiveSubmission, WithdrawSubmission
        from plenary.rulemaking.acts.succession import CarryOver
        from plenary.rulemaking.acts.suggestion import SubmitSuggestion, WithdrawSuggestion
        from plenary.rulemaking.models import Submission
        from plenary.rulemaking.needs import list_files, list_needs
        from plenary.rulemaking.search import register
        from plenary.rulemaking.substance import (
            tell_carried,
            tell_file,
            tell_mark,
            tell_position,
            tell_submission,
            tell_withdrawal,
        )

        add(Room("texts", marked("Texts"), "texts", 20, marked("What is being negotiated, as it stands.")))
        register()
        brief.add(list_needs)
        brief.add(list_files)
        add_table(Submission)
        substance.add(SubmitSuggestion.name, tell_submission)
        substance.add(WithdrawSuggestion.name, tell_withdrawal)
        substance.add(MarkProvision.name, tell_mark)
        substance.add(CarryOver.name, tell_carried)
        for each in (DeclarePosition, WithdrawPosition):
            substance.add(each.name, tell_position)
        for name in (ReceiveSubmission.name, ConfirmSubmission.name, WithdrawSubmission.name):
            substance.add(name, tell_file)
