"""What somebody does with visits: plans, moves and cancels them, types, signs, and corrects what was signed."""
