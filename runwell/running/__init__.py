"""Watch files -> runs -> the load they show -> the way back to running. Values in, values out."""
