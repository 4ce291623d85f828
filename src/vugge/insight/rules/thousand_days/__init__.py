"""The activity figures of a thousand days, T-4 to T-7, T-10 and T-15, declared. Source: the figures contract."""
