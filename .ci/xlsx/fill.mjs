// Fills in workbooks as a department would, with another program than ours.
//
//   node fill.mjs FOLDER FILE...
//
// The workbooks with rows to fill in go to FOLDER; prints how many rows.
import path from "node:path";
import ExcelJS from "exceljs";

const [folder, ...files] = process.argv.slice(2);
const answers = { 完成状态: "已完成", 完成日期: new Date(Date.UTC(2023, 10, 20)), 进展情况: "已全部公开，详见门户网站。" };
let filled = 0;

for (const file of files) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  const before = filled;
  for (const sheet of book.worksheets) {
    let columns; // of the answers, once the heads are passed
    sheet.eachRow((row) => {
      if (columns) {
        if (!row.getCell(columns.完成状态).dataValidation) return; // a heading or a total
        for (const head in answers) row.getCell(columns[head]).value = answers[head];
        filled++;
        return;
      }
      const found = {};
      row.eachCell((cell, column) => {
        if (cell.value in answers) found[cell.value] = column;
      });
      if (Object.keys(found).length === Object.keys(answers).length) columns = found;
    });
  }
  if (filled > before) await book.xlsx.writeFile(path.join(folder, path.basename(file)));
}
console.log(filled);
