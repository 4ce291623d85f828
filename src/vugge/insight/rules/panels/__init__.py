"""Panels on paper: the recipe they are made by, the numbers worked out, how two differ, and how one is written down."""
