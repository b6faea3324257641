"""Pages that are one file: HTML with its style sheet inside, no script, nothing from elsewhere."""

from plenary.rulemaking.output.page.comparison import render_comparison_html
from plenary.rulemaking.output.page.proof import render_proof_html
from plenary.rulemaking.output.page.rolling import render_html

__all__ = ["render_comparison_html", "render_html", "render_proof_html"]
