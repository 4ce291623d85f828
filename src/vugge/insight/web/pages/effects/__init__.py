"""The pages of the effect: an overview, and one page for each outcome that explains itself step by step."""
