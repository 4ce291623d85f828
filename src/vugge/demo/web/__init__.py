"""The demonstration's way in: one click for each of the cast, on a database made as a demo and nowhere else."""
