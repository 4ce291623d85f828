"""What is true of an instrument on paper: its shape, its points, and what usually follows."""
