"""Transitions, advice, observations and cooperation models with daycare."""
