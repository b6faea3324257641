"""Pages that are one file: HTML with its style sheet inside, no script, nothing from elsewhere."""

from plenary.rulemaking.output.page.rolling import render_html

__all__ = ["render_html"]
