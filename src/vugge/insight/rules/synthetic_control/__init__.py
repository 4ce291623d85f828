"""Synthetic control: what would have happened without the project, put together of places that were not in it."""
