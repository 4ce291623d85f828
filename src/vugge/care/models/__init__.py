"""Services with their levels, offers and what came of them, referrals, and answers to tasks."""

from vugge.care.models.helping import Service
from vugge.care.models.offers import ContactAttempt, Offer, Response
from vugge.care.models.referrals import Referral, ReferralWithdrawal
from vugge.care.models.tasks import TaskAnswer

__all__ = ["ContactAttempt", "Offer", "Referral", "ReferralWithdrawal", "Response", "Service", "TaskAnswer"]
