"""What the host types: runwell manage NAME."""
