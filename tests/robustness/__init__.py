"""Whatever a file holds, loading and checking it ends, and says something that can be acted on."""
