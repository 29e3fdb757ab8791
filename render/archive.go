package render

import (
	"crypto/sha256"
	"fmt"
	"path"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/paper/font"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/pdf"
	"gongwen/render/paper/style"
)

// Version of the program, which the files that it makes state.
const Version = diag.Version

// Archive is the level of PDF/A that a PDF claims beside PDF/UA-1; the zero
// value is PDF/A-2a.
type Archive = pdf.Archive

// Archives are the levels by their names: 2a, 2u, and 3a, which embeds the
// source and the workbook. It is never the default: comments in a source are
// not for publication.
func Archives() (names []string) {
	for _, a := range pdf.Archives() {
		names = append(names, a.String())
	}
	return names
}

// ParseArchive is the level of that name.
func ParseArchive(name string) (a Archive, ok bool) {
	for _, a := range pdf.Archives() {
		if a.String() == name {
			return a, true
		}
	}
	return 0, false
}

// files are what PDF/A-3a carries: all that the notice was made from and all
// that was made from it. Their names are the source's, whatever its folder.
func (d *Document) files() ([]pdf.File, error) {
	name := path.Base(d.notice.Source.Name)
	files := []pdf.File{{
		Name: name, MediaType: "application/toml", Relationship: "Source",
		Description: "公文的 TOML 源文件", Data: []byte(d.notice.Source.Text),
	}}
	if d.plan == nil {
		return files, nil
	}
	workbook, err := d.workbook()
	if err != nil {
		return nil, err
	}
	return append(files, pdf.File{
		Name: strings.TrimSuffix(name, path.Ext(name)) + ".xlsx", Relationship: "Data",
		MediaType:   "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
		Description: "任务分解工作簿", Data: workbook,
	}), nil
}

// unchanged stands for the digest of what is the program's own: its version
// tells the embedded template and faces, and 34 MB of them take 50 ms to digest.
const unchanged = "default"

// templateDigest tells the user's template from others.
func templateDigest(s *style.Style) string {
	if s.Digest == [sha256.Size]byte{} {
		return unchanged
	}
	return fmt.Sprintf("%x", s.Digest)
}

// faceDigests tells the faces that the pages use, so far as they are the user's.
func faceDigests(faces *font.Faces, d *frame.Document) string {
	var used [font.FaceCount]bool
	own := DefaultFaces()
	if faces != own {
		for p := range d.Pages {
			for _, it := range d.Pages[p].Items {
				if run, ok := it.(*frame.Run); ok {
					used[run.Face] = true
				}
			}
		}
	}
	var list []string
	for f := range font.FaceCount {
		if font := faces.Font(f); used[f] && font != own.Font(f) {
			// The name tells the faces of a collection apart.
			list = append(list, fmt.Sprintf("%s=%s:%x", style.FaceKeys()[f], font.Name(), font.Digest()))
		}
	}
	if len(list) == 0 {
		return unchanged
	}
	return strings.Join(list, " ")
}
