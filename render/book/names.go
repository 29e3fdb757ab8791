package book

// Sheets of the workbook of a notice that programs know by their names, whoever
// saved it.
const (
	// MetaSheet says, for programs, what a file is. Users are not offered it. A cell
	// is the better place than a property of the document: programs that save the
	// file again drop those.
	MetaSheet = "_meta"
	// OverviewSheet is the table of the notice once more.
	OverviewSheet = "任务总表"
)
