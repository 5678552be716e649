"""Archives: read by several processes of this machine, or by a Dask cluster."""
