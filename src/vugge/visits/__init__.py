"""Visits, the journal and growth."""
