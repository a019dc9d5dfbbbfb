"""The record's page: its red thread as a list and as a picture, its history, and what leans on it."""
