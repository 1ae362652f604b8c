"""Campaigns and ads: their days, their money, what each ad is for, and what it brought."""
