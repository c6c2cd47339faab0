"""Letters: written, laid into Drafts, approved, sent, and known to have left."""
