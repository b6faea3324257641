"""Word files (.docx), read as their reader sees them, with every tracked change (ISO/IEC 29500-1)."""

from plenary.rulemaking.intake.docx.reading import read

__all__ = ["read"]
