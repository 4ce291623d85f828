"""Figures in the browser: an overview, a page for each programme and each figure, and the same numbers as files."""
