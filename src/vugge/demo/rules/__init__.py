"""What is true of the demonstration on paper: the registrations made up from published numbers."""
