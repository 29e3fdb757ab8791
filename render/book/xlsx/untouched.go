package xlsx

import (
	"io"

	"gongwen/render/book/pack"
)

// Untouched reports whether a file is as [Write] wrote it. A no means nothing.
func Untouched(file io.ReaderAt, size int64) bool {
	return pack.Untouched(file, size, rank, application)
}
