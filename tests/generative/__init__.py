"""Registrations invented by Hypothesis: the engine and the second evaluator must agree on every one of them."""
