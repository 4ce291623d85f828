"""Who may open whom, and what they then see: with permission, tie and the log of readings inside."""
