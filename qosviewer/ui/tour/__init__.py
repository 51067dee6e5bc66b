"""The guided tour: drives the real window on the sample account, checks each step, and takes its picture."""
