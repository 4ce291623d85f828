"""Rows that belong to one tenant: their shape, their keys, the row-level security round them, and who may write."""
