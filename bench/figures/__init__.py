"""How fast the figures are, beside SQL written by hand and pandas: `python -m bench.figures`."""
