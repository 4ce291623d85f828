"""Courses, sessions and waiting lists."""
