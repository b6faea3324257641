"""The acts of texts: the only writers of this package's tables."""

from plenary.rulemaking.acts import instrument, mark, position, submission, succession, suggestion, version

__all__ = ["instrument", "mark", "position", "submission", "succession", "suggestion", "version"]
