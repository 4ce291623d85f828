"""The demonstration: what was published as registrations, the supervised demo server, and later the cast.

Not installed in production; a production start refuses a database that carries the demo's mark.
"""
