"""What is true of visits on paper: their states, what must be there, what a measure may be, and when a visit can be."""
