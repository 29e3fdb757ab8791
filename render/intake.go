package render

import (
	"gongwen/render/diag"
	"gongwen/render/intake"
)

// Imported is a foreign file as a notice.
type Imported = intake.Imported

// Choice is what the user says of a column of a foreign table.
type Choice = intake.Choice

// MaxImport is the size of the largest file that is imported.
const MaxImport = intake.MaxFile

// Import reads a Word file, a workbook, a web page or rows of text, which the
// user knows as name, as a notice. It is nil where the findings say why; what
// was doubtful they say too.
func Import(name string, data []byte, choices []Choice) (*Imported, diag.List) {
	return intake.Import(name, data, choices)
}

// OfTasks are the findings of an import whose tasks go into a notice that there is.
func OfTasks(list diag.List) diag.List { return intake.OfTasks(list) }

// KeyFault says what is wrong with a key for a column; "": nothing.
func KeyFault(key string) string { return intake.KeyFault(key) }
