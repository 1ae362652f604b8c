"""The tab of audits: networks, reputation, SWOT, findings, marketing focus, and two audits side by side."""
