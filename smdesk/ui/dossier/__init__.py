"""The dossier: what is known of a client, in tabs."""
