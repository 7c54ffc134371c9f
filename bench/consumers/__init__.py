"""Exports of a record as real consumers read them: junitparser, xunit-viewer, Allure, Cucumber and CTRF."""
