"""What a table, a question and an answer of the StatBank are, and what may never be added together."""
