package set

import "io/fs"

// How what may not be a regular file is opened, and the kind of one kept in the cloud.
const (
	nonBlocking = 0
	cloudFile   = fs.ModeIrregular
)
