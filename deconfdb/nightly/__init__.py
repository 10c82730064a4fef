"""The nightly job: everything that arrived, source by source, safe to run unattended and to kill at any moment."""
