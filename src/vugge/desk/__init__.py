"""The staff's pages that compose many modules: my day, a family, caseload and search."""
