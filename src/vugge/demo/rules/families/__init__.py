"""Birkeby's families on paper: who they are and what was done with them up to a moment. The same for the same moment.

Everybody is invented. Codes are those of the modules the deeds are done through; `actions.families` does them.
"""
