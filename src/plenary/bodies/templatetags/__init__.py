"""What the templates of this package choose from."""
