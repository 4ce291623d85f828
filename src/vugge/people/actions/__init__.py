"""What is done to families and people. Each change takes the revision of the family it was shown from."""
