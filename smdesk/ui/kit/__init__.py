"""What all pages share: look, language, the way to the bus and to the pool, messages, dialogs."""
