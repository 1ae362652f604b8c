"""Pillars, mix, key dates, the month's programme, the plan as a document."""
