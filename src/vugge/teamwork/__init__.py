"""Team cases, packages and notifications."""
