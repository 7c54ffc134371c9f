"""Waiting for a page: its requests, web sockets, frames and scripts, its closed controls and missing elements."""
