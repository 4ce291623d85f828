"""Help with a beginning and an end: services and their level, offers and answers, referrals, and what it is time for.

Siblings above write through its actions and find each other's work through its queries. Tasks are worked out whenever
they are asked for; only what somebody answered to one is kept.
"""
