package xlsx

// Limits for files that others made. The workbook of 10,000 tasks takes 5 MB, of
// which 50 MB are unpacked: 1.5 million cells with 10 MB of different texts.
// They keep what one file takes below 300 MB and 10 s, whatever is in it.
const (
	// MaxFile is the size of the largest file that [Read] takes. Who reads files
	// into memory for it need not read more than one byte beyond.
	MaxFile = 64 << 20

	maxUnpacked = 256 << 20 // bytes of all parts
	maxParts    = 10_000
	maxSheets   = 1_000
	maxCells    = 2 << 20  // a cell far out makes a whole row of empty ones
	maxTexts    = 1 << 20  // different ones
	maxText     = 48 << 20 // bytes of these
	maxStyles   = 65_536   // Excel knows 65,490
	maxMerges   = 300_000  // the return of 10,000 tasks has 30,000
	maxComments = 100_000
	maxStruck   = 5_000   // cells with words that are struck through
	maxShown    = 100_000 // numbers of different looks
	maxCode     = 1000    // bytes of a number format; Excel takes 255 characters
	maxReckoned = 500     // formulas without a value
)
