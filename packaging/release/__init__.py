"""Builds the files that are given to users: the bundle, .deb, .rpm and .tar.xz."""
