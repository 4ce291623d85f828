"""Reads of a family’s services, level, offers and referrals, and of what was answered to tasks."""
