"""What people fill in about texts."""
