"""What is true of figures on paper."""
