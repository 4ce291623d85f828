"""What is done with the catalogue: its files are loaded, and a municipality sets values of its own."""
