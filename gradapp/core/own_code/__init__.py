"""What a person's own code did: states, lines and steps as data, whoever recorded them."""
