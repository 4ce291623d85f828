"""Neighbours behind ports: national delivery, StatBank, Digital Post, SMS, CPR and birth notices."""
