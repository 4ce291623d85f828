"""Municipalities, staff, roles, certificates, decisions, row-level security, audit trail and reading log."""
