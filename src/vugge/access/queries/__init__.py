"""Reads of municipalities, staff and trails."""
