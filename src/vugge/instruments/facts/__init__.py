"""What is counted of screenings."""
