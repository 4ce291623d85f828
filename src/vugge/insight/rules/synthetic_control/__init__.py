"""The synthetic control method on plain arrays: what a unit looks like as a weighted average of others."""
