"""Reads of figures, data sets, imports and releases."""
