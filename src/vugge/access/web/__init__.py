"""Signing in, the door in front of every page, and the pages about who works here and what was done."""
