"""Markdown (CommonMark with tables, footnotes and struck words), also with CriticMarkup."""

from plenary.rulemaking.intake.markdown.reading import read

__all__ = ["read"]
