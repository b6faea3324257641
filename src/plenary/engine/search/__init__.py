"""Finding words: how they are folded, under which forms they are found, and where a text has them."""
