"""What is counted of help: offers, answers, referrals and services."""
