"""Measure the synthetic control beside other programs."""
