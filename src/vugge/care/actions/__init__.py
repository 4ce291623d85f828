"""What somebody does: opens and closes a service, offers, notes an answer, refers, answers a task."""
