"""Files out: one edition of a rolling text in each format that people ask for."""
