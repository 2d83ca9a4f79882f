"""To an answer: one .rq file a question, and the runner."""
