"""Families, children, parents, custody and consents."""
