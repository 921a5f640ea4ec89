// Reads the data of dalian-report without Python, and holds them against the shipped schemas.
//
//   npm install && node read.mjs FOLDER [INDICATOR]
//
// FOLDER is the package's folder of data, dalian_report/data. Prints the targets with their
// outcomes as the documents have them, or the one of an indicator.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020.js";

const [folder, indicator] = process.argv.slice(2);
if (!folder) {
  console.error("usage: node read.mjs FOLDER [INDICATOR]");
  process.exit(2);
}

// Decimals are strings in the documents: a number of JavaScript would lose digits.
const read = (name) => JSON.parse(readFileSync(join(folder, name), "utf8"));

function checked(name, kind) {
  const document = read(name);
  const validate = new Ajv2020({ allErrors: true }).compile(read(`${kind}.schema.json`));
  if (!validate(document)) {
    for (const { instancePath, message } of validate.errors) {
      console.error(`${name}${instancePath}: ${message}`);
    }
    process.exit(1);
  }
  return document;
}

const report = checked("report-2023.json", "report");
const { observations } = checked("observations.json", "observations");

const byId = (rows) => new Map(rows.map((row) => [row.id, row]));
const figures = byId(report.figures);
const indicators = byId(report.indicators);
const units = new Map(report.units.map((unit) => [unit.code, unit]));

const ORDER = ["final", "reported", "estimate"];
const best = (one, other) =>
  ORDER.indexOf(one.status) - ORDER.indexOf(other.status) ||
  (one.vintage < other.vintage ? 1 : -1);

const written = ({ bound, value, value_to, unit }) => {
  const ends = value_to ? `${value} to ${value_to}` : value;
  return `${bound.replaceAll("_", " ")} ${ends} ${units.get(unit).symbol || unit}`;
};

for (const target of report.targets) {
  if (indicator && target.indicator_id !== indicator) continue;
  const wanted = target.figure_id
    ? written(figures.get(target.figure_id))
    : `in step with ${target.relative_to}`;
  const [outcome] = observations
    .filter((one) => one.indicator_id === target.indicator_id && one.year === target.year)
    .sort(best);
  const found = !outcome ? "no data" : outcome.value ? written(outcome) : outcome.stated;
  console.log([indicators.get(target.indicator_id).name, wanted, found].join("\t"));
}
