"""Writes of registrations, data sets, figures and releases."""
