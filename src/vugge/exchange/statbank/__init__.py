"""Statistics Denmark's StatBank: the port, and behind it the live service, downloaded files, and a fake."""
