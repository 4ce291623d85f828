"""Settings, root urls, wsgi and the command line. Knows every module; no module knows it."""
