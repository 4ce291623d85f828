"""The pages about who works in a municipality: the list, a colleague, each change, invitations and the trail."""
