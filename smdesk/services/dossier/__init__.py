"""What is known of a client: dossier, personas, voice."""
