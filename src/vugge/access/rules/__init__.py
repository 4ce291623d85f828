"""Who may do what, on paper: actors, roles, permissions with their reasons, how long a sign-in lasts."""
