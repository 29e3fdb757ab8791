package xlsx

// MaxFile is the size of the largest file that [Read] takes. Who reads files
// into memory for it need not read more than one byte beyond.
const MaxFile = maxFile
