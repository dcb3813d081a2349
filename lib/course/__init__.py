"""The course's own tooling: sets up, opens and runs the pages, and tests them. What is taught is Java.

`./course` runs this package with whatever Python 3.10+ it finds, so everything that `prepare` imports keeps to the
standard library. What needs Jupyter or Playwright (run, lint, browser) is run by the course's own Python afterwards.
"""
