"""The dashboard: asks the store and the analysis, keeps no state but what is in the address."""
