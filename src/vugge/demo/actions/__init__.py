"""What the demonstration makes before it is shown."""
