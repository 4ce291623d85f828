"""What it is time for, worked out from what is registered. Only what somebody answered to a task is kept."""
