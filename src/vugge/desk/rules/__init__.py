"""What is true of a day and a family's page on paper: groups of tasks, words of days, a child's curve."""
