"""Other readers, laid beside ours."""
