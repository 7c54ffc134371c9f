"""Pytest plugins that keep the record of a run and steer it: selection, order, shards, progress, terminal."""
