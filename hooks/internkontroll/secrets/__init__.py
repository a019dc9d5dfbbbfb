"""What must not be shown: personal numbers, marked files, and findings that would give them away."""
