"""What is counted of people: who is one and the same."""
