"""What every figure counts, case by case: checked on both evaluators, and printed as the Danish manual."""
