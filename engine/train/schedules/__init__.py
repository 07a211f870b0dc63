"""The schedules of the learning rate: one class in one file each, found by the registry."""
