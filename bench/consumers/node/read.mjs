// Read cucumber.ndjson and ctrf.json of a folder with the libraries of their makers; write the page of Cucumber and
// print what each counts: node read.mjs FOLDER
import { createWriteStream, readFileSync } from "node:fs"
import { join } from "node:path"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { CucumberHtmlStream } from "@cucumber/html-formatter"
import { parseEnvelope } from "@cucumber/messages"
import { Query } from "@cucumber/query"
import { parse, validateStrict } from "ctrf"

const folder = process.argv[2]
const lines = readFileSync(join(folder, "cucumber.ndjson"), "utf8").split("\n").filter(Boolean)
const envelopes = lines.map((line) => parseEnvelope(line))
await pipeline(
  Readable.from(envelopes),
  new CucumberHtmlStream(),
  createWriteStream(join(folder, "cucumber.html")),
)
const query = new Query()
envelopes.forEach((each) => query.update(each))

const ctrf = parse(readFileSync(join(folder, "ctrf.json"), "utf8"))
validateStrict(ctrf)
const { tests, passed, failed, skipped, other } = ctrf.results.summary

console.log(
  JSON.stringify({
    cucumber: { ...query.countMostSevereTestStepResultStatus(), success: query.findTestRunFinished().success },
    ctrf: { tests, passed, failed, skipped, other },
  }),
)
