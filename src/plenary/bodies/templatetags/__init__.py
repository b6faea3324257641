"""What the templates of this package choose from, and the head of its pages."""
