// Usual configuration for playwright-bdd: one browser per worker, one context per scenario, no evidence.
const fs = require("node:fs");
const { defineConfig } = require("@playwright/test");
const { defineBddConfig } = require("playwright-bdd");

const testbed = JSON.parse(fs.readFileSync(process.env.SPEED_TESTBED, "utf-8"));

module.exports = defineConfig({
  testDir: defineBddConfig({
    features: `${process.env.SPEED_FEATURES}/*.feature`,
    featuresRoot: process.env.SPEED_FEATURES,
    steps: "steps.js",
  }),
  fullyParallel: true,
  timeout: 300_000,
  expect: { timeout: 10_000 },
  reporter: "line",
  outputDir: "results",
  use: {
    actionTimeout: 10_000,
    locale: "es-EC",
    timezoneId: "America/Guayaquil",
    viewport: { width: 1280, height: 900 },
    launchOptions: { executablePath: testbed.browser ?? undefined, args: testbed.browser_args },
  },
});
