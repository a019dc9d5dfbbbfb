"""What the site tells of the register's history in git."""
