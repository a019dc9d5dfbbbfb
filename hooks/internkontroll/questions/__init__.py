"""What is asked of the register: relations, promises and what answers them, samples, attached files."""
