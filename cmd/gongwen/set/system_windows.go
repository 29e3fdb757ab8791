package set

import "io/fs"

// How a file is opened that may be none, and the kind of one kept in the cloud.
const (
	nonBlocking = 0
	cloudFile   = fs.ModeIrregular
)
