"""What people enter on the pages of this package."""
