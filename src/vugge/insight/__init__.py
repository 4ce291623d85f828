"""Figures, evaluation kit, surveys, synthetic control, disclosure gate and reports.

A figure is declared once, as data, in `rules`; `facts` reads registrations and counts them; `queries` gives the
result to a reader; `web` shows it. No figure has code of its own.
"""
