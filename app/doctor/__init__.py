"""The gradient doctor in the window: its verdict, its cures, their preview and their proof."""
