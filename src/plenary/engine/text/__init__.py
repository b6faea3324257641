"""The rolling text: a base, N readings of it, and one text that says every difference and whose it is."""
