"""What is true of people on paper: ages, kinds of roles and consents, who is like whom, what stays hidden."""
