"""What the smoke test of an artefact is made of: bare systems, a screen with hands, journeys."""
