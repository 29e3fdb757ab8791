package pdf

import (
	"errors"
	"fmt"
)

// Archive is a level of PDF/A. A file of every level is tagged all the same and
// claims PDF/UA-1 beside it.
type Archive uint8

// The levels in use.
const (
	PDFA2a Archive = iota // PDF/A-2a: tagged, all text in Unicode, nothing embedded
	PDFA2u                // PDF/A-2u: the same file, claimed for its text and look alone
	PDFA3a                // PDF/A-3a: 2a that may embed files of any kind (ISO 19005-3)
)

// levels are the parts of ISO 19005 and their levels of conformance, by Archive.
var levels = [...]struct{ name, part, conformance string }{
	PDFA2a: {"2a", "2", "A"},
	PDFA2u: {"2u", "2", "U"},
	PDFA3a: {"3a", "3", "A"},
}

// String is the short name of the level, as in 2a.
func (a Archive) String() string { return levels[a].name }

// claim is the level as XMP states it (ISO 19005-2, 6.6.4).
func (a Archive) claim() (part, conformance string) { return levels[a].part, levels[a].conformance }

// Archives are all levels, the default first.
func Archives() []Archive { return []Archive{PDFA2a, PDFA2u, PDFA3a} }

// ParseArchive is the level of that name.
func ParseArchive(name string) (Archive, bool) {
	for _, a := range Archives() {
		if a.String() == name {
			return a, true
		}
	}
	return 0, false
}

// Own is what a Build says of the program's own template and faces.
const Own = "default"

// Build says what a file was made with, so that whoever makes it again can tell
// another program from a changed notice. An empty value is left out.
type Build struct {
	Version  string // of the program
	Template string // what tells the template from others
	Fonts    string // what tells the faces from others
}

// buildURI names the properties of Build in XMP.
const buildURI = "urn:gongwen:build#"

func (b *Build) elements() []element {
	var out []element
	for _, e := range []struct{ name, title, value string }{
		{"version", "Version of gongwen that made the file", b.Version},
		{"template", "Template: default, or the SHA-256 of the user's own", b.Template},
		{"fonts", "Faces: default, or the SHA-256 of the font file of each face in use that is not", b.Fonts},
	} {
		if v := characters(e.value); v != "" {
			out = append(out, element{e.name, e.title, []string{v}})
		}
	}
	return out
}

func checkOptions(opt Options) error {
	if int(opt.Archive) >= len(levels) {
		return fmt.Errorf("pdf: there is no level %d of PDF/A", opt.Archive)
	}
	if len(opt.Files) > 0 && opt.Archive != PDFA3a {
		return fmt.Errorf("pdf: PDF/A-%v embeds no files of other kinds", opt.Archive)
	}
	for _, f := range opt.Files {
		if f.Name == "" || f.MediaType == "" || f.Relationship == "" {
			return errors.New("pdf: an embedded file without name, type or relationship")
		}
	}
	return nil
}
