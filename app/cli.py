def main() -> None:
    """x."""
