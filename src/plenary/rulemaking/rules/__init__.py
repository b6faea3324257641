"""Pure rules of texts: what a suggestion may say, and who may do what with it."""
