// Prints what exceljs sees in a workbook: sheets with values, row by row, and
// merged ranges, as JSON. A day is its number, a formula its result.
const ExcelJS = require("exceljs");

const plain = (cell) => {
  if (cell.type === ExcelJS.ValueType.Merge) return "";
  let v = cell.type === ExcelJS.ValueType.Formula ? cell.result : cell.value;
  if (v === null || v === undefined) return "";
  if (v instanceof Date) v = v.getTime() / 86400000 + 25569;
  if (typeof v === "object" && "text" in v) v = v.text; // a link
  if (typeof v === "object") throw new Error(`${cell.address}: ${JSON.stringify(v)}`);
  return String(v);
};

(async () => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(process.argv[2]);
  const sheets = book.worksheets.map((sheet) => {
    const columns = sheet.columnCount; // exceljs reckons it from all rows each time it is asked
    const rows = [];
    for (let r = 1; r <= sheet.rowCount; r++) {
      const row = [];
      for (let c = 1; c <= columns; c++) row.push(plain(sheet.getCell(r, c)));
      rows.push(row);
    }
    return { Name: sheet.name, State: sheet.state, Rows: rows, Merges: sheet.model.merges };
  });
  process.stdout.write(JSON.stringify(sheets));
})();
