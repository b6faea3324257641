"""Which engine this is, for results that are kept and computed again by others."""

ENGINE = "plenary-text/1"
"""Another one as soon as the same base and readings give another rolling text."""
