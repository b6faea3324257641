"""Members, groups, categories and weights as sheets that people keep: CSV in with a preview, and out again."""
