package xlsx

// Limits for files that others made: the return of 10,000 tasks takes 5 MB, of
// which 15 MB are unpacked, or 30 where another program saved it.
const (
	// MaxFile is the size of the largest file that [Read] takes. Who reads files
	// into memory for it need not read more than one byte beyond.
	MaxFile = 64 << 20

	maxUnpacked = 256 << 20 // of one file
	maxCells    = 8 << 20   // a cell far out makes a whole row of empty ones
)
