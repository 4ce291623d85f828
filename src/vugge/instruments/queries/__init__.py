"""Reads of instruments and of what was answered."""
