"""The activity figures of early intervention, 3-1 to 4-25, declared. Source: the figures contract; the final report."""
