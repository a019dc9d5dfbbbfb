"""What running Swedish text says of laws, documents, counts and earlier statements."""
