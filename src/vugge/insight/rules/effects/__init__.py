"""What is asked about the effect of early intervention, of whom, and how an answer is judged before it is said."""
