"""The parents' door: invitations, answers, agenda, consent and materials."""
