"""What the catalogue says, to whoever may see it and to the modules above."""
