// Dialogue: see the table of modules in .github/CONTRIBUTING.md.
