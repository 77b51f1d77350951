"""Show decisions: their pages, charts, memos, exports, and how they differ from before."""
