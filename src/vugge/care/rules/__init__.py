"""What is true of help on paper: services, levels, offers, and the tasks that follow."""
