"""Vugge: early help to families, registered once and counted so that anyone can check."""
