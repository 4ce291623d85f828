"""The private PostgreSQL of a first run: from a wheel, in the home, on a Unix socket, never in production."""
