"""Files and folders in, translated documents out: the queue and the process that works it off."""
