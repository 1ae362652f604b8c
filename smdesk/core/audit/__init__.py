"""What an audit says, and what follows from it: checklists, scores, ranking of findings, two looks compared."""
