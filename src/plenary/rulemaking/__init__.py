"""Texts: from submissions in files to one rolling text, and from there to files again."""
