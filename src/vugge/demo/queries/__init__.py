"""What the demonstration's pages ask of itself."""
