"""Screening instruments: versions, administrations, answers and scoring."""
