"""Services with a start and an end, offers and answers, contact attempts, referrals, tasks and levels."""
