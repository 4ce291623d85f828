"""Screening instruments: what each consists of, how it is scored, and what was answered, by whom and when.

A result belongs to the journal of the person it is about. Who reads a whole family learns that it was done, never a
number. The wording of an instrument belongs to others and is not here.
"""
