"""Measurements: ours and the other side in the same run, as ratios. Never a timed test."""
