"""What somebody does with an instrument."""
