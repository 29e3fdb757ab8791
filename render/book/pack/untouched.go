package pack

import (
	"archive/zip"
	"cmp"
	"encoding/xml"
	"io"
	"slices"
	"time"
)

// Untouched reports whether a file is as it was written here, with its parts in
// the order of their ranks and names, by an application. Whatever program
// saves a workbook again packs it in its own way and puts its own name in; it
// would have to take pains to be taken for this one. A no means nothing.
//
// Only the directory and the properties are looked at: a file of 10,000 tasks
// costs no more than one of ten.
func Untouched(file io.ReaderAt, size int64, rank func(name string) int, application string) bool {
	z, err := zip.NewReader(file, size)
	if err != nil || len(z.File) == 0 || z.Comment != "" {
		return false
	}
	for _, f := range z.File {
		if f.CreatorVersion != ZipVersion || f.ReaderVersion != ZipVersion || f.Flags != 0 || f.Method != zip.Deflate ||
			!f.Modified.Equal(z.File[0].Modified.Truncate(24*time.Hour)) || len(f.Extra) > 0 || f.ExternalAttrs != 0 {
			return false
		}
	}
	inOrder := slices.IsSortedFunc(z.File, func(a, b *zip.File) int {
		return cmp.Or(cmp.Compare(rank(a.Name), rank(b.Name)), cmp.Compare(a.Name, b.Name))
	})
	if !inOrder {
		return false
	}
	var app struct{ Application string }
	r, err := z.Open("docProps/app.xml")
	if err != nil {
		return false
	}
	defer r.Close()
	return xml.NewDecoder(r).Decode(&app) == nil && app.Application == application
}
