"""The composer: one text and what differs from it on each channel, its media, its time, and what will happen to it."""
