"""Report extraction: what a report says of unions, as claims with the exact characters that say it."""
