"""Pictures with labels: where they come from and how they are split. No torch."""
