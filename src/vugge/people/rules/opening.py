"""How long somebody may look into a family that is not theirs, in an emergency."""

LONGEST = 60
"""Minutes. Whoever needs it longer says why again."""
