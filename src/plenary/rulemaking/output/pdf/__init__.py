"""The rolling text as PDF: typeset by typst, tagged, in the fonts this program carries."""

from plenary.rulemaking.output.pdf.typesetting import render_pdf

__all__ = ["render_pdf"]
