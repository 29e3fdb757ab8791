package font

import (
	"crypto/sha256"
	"encoding/binary"
	"sync"
)

// Font is one face of a TrueType file, read in place. It never changes and may
// be used by many goroutines at once.
//
// A variable font is taken at its default instance, which is what its glyf and
// hmtx hold; the variation tables are not read and not passed on.
type Font struct {
	head, hhea, maxp, hmtx, loca, glyf []byte
	os2, post, name                    []byte // may be nil
	cvt, fpgm, prep                    []byte // may be nil
	fvar                               []byte // of a variable font
	cmap                               []byte
	file                               []byte // the whole of it
	collected                          bool   // out of a collection

	chars      charmap
	unitsPerEm int
	numGlyphs  int
	hMetrics   int // glyphs from here on share the last advance
	longLoca   bool
	digest     func() [sha256.Size]byte
}

// Four-byte tags at the start of a file.
const (
	tagTrueType   = "\x00\x01\x00\x00"
	tagApple      = "true" // as tagTrueType, in fonts made for macOS
	tagCollection = "ttcf"
	tagOpenType   = "OTTO"
	tagWOFF       = "wOFF"
	tagWOFF2      = "wOF2"
)

func isTrueType(tag string) bool { return tag == tagTrueType || tag == tagApple }

// Parse opens the face of the given number in a collection (.ttc), or the only
// face, number 0, of a font file. The font keeps data and reads it on demand:
// nothing here ever writes to it, and nobody else may. The sizes of tables are
// checked now, glyphs when they are used. Every error is an [*Error].
func Parse(data []byte, index int) (*Font, error) {
	at, err := faceOffset(data, index)
	if err != nil {
		return nil, err
	}
	f := &Font{file: data, collected: string(data[:4]) == tagCollection, digest: sync.OnceValue(func() [sha256.Size]byte { return sha256.Sum256(data) })}
	if err := f.readTables(data, at); err != nil {
		return nil, err
	}
	if err := f.checkEmbedding(); err != nil {
		return nil, err
	}
	return f, nil
}

// Digest is the SHA-256 of the whole file that the font was parsed from. It is
// computed when first asked for: 38 MB take about 50 ms.
func (f *Font) Digest() [sha256.Size]byte { return f.digest() }

// faceOffset finds the table directory of a face.
func faceOffset(data []byte, index int) (int, error) {
	if len(data) < 4 {
		return 0, &Error{Kind: NotFont}
	}
	if tag := string(data[:4]); tag != tagCollection {
		if index != 0 && isTrueType(tag) {
			return 0, &Error{Kind: NoSuchFace, Index: index, Count: 1}
		}
		return 0, nil
	}
	if len(data) < 12 {
		return 0, &Error{Kind: Damaged, Table: tagCollection}
	}
	count := u32(data, 8)
	if count == 0 || count > (len(data)-12)/4 {
		return 0, &Error{Kind: Damaged, Table: tagCollection}
	}
	if index < 0 || index >= count {
		return 0, &Error{Kind: NoSuchFace, Index: index, Count: count}
	}
	at := u32(data, 12+4*index)
	if at > len(data)-4 {
		return 0, &Error{Kind: Damaged, Table: tagCollection}
	}
	return at, nil
}

// readTables slices the tables named by the directory at the given place and
// checks all sizes that later reading relies on. Offsets of a collection count
// from the start of the file too.
func (f *Font) readTables(data []byte, at int) error {
	switch tag := string(data[at : at+4]); {
	case isTrueType(tag):
	case tag == tagOpenType:
		return &Error{Kind: CFF}
	case tag == tagWOFF, tag == tagWOFF2:
		return &Error{Kind: WOFF}
	default:
		return &Error{Kind: NotFont}
	}
	var cmap, cff, cff2 []byte
	wanted := [...]struct {
		tag      string
		table    *[]byte
		min      int // smallest size that makes sense
		required bool
	}{
		{"CFF ", &cff, 0, false},
		{"CFF2", &cff2, 0, false},
		{"OS/2", &f.os2, 68, false}, // Apple's version 0 ends before the typographic heights
		{"cmap", &cmap, 4, true},
		{"cvt ", &f.cvt, 0, false},
		{"fpgm", &f.fpgm, 0, false},
		{"fvar", &f.fvar, 0, false},
		{"glyf", &f.glyf, 0, true},
		{"head", &f.head, 54, true},
		{"hhea", &f.hhea, 36, true},
		{"hmtx", &f.hmtx, 4, true},
		{"loca", &f.loca, 4, true},
		{"maxp", &f.maxp, 6, true},
		{"name", &f.name, 6, false},
		{"post", &f.post, 32, false},
		{"prep", &f.prep, 0, false},
	}
	dir := data[at:]
	if len(dir) < 12 || len(dir) < 12+16*u16(dir, 4) {
		return &Error{Kind: Damaged}
	}
	for entry := range u16(dir, 4) {
		rec := dir[12+16*entry:][:16]
		for i := range wanted {
			w := &wanted[i]
			if w.tag != string(rec[:4]) || *w.table != nil {
				continue
			}
			off, size := u32(rec, 8), u32(rec, 12)
			if off > len(data) || size > len(data)-off || size < w.min {
				return &Error{Kind: Damaged, Table: w.tag}
			}
			*w.table = data[off : off+size : off+size]
		}
	}
	if f.glyf == nil && (cff != nil || cff2 != nil) {
		return &Error{Kind: CFF}
	}
	for _, w := range wanted {
		if w.required && *w.table == nil {
			return &Error{Kind: MissingTable, Table: w.tag}
		}
	}
	if err := f.readNumbers(); err != nil {
		return err
	}
	f.cmap = cmap
	return f.chars.read(cmap)
}

// readNumbers takes the counts that say how the other tables are to be read.
func (f *Font) readNumbers() error {
	const magic = "\x5F\x0F\x3C\xF5"
	f.unitsPerEm = u16(f.head, 18)
	locaFormat := u16(f.head, 50)
	if string(f.head[12:16]) != magic || f.unitsPerEm < 16 || f.unitsPerEm > 16384 || locaFormat > 1 {
		return &Error{Kind: Damaged, Table: "head"}
	}
	f.longLoca = locaFormat == 1
	f.numGlyphs = u16(f.maxp, 4)
	if f.numGlyphs == 0 {
		return &Error{Kind: Damaged, Table: "maxp"}
	}
	f.hMetrics = u16(f.hhea, 34)
	if f.hMetrics == 0 {
		return &Error{Kind: Damaged, Table: "hhea"}
	}
	if len(f.hmtx) < 4*f.hMetrics {
		return &Error{Kind: Damaged, Table: "hmtx"}
	}
	entry := 2
	if f.longLoca {
		entry = 4
	}
	if len(f.loca) < entry*(f.numGlyphs+1) {
		return &Error{Kind: Damaged, Table: "loca"}
	}
	return nil
}

// checkEmbedding obeys fsType. Of several usage bits the least restrictive
// counts (OS/2 versions 0 to 2 allowed more than one); 0x100 and 0x200 come on
// top of them. A font without OS/2 states no restriction.
func (f *Font) checkEmbedding() error {
	const (
		usage       = 0x000E
		restricted  = 0x0002
		noSubset    = 0x0100
		bitmapsOnly = 0x0200
	)
	if f.os2 == nil {
		return nil
	}
	switch fsType := u16(f.os2, 8); {
	case fsType&usage == restricted:
		return &Error{Kind: EmbeddingForbidden}
	case fsType&bitmapsOnly != 0:
		return &Error{Kind: BitmapOnly}
	case fsType&noSubset != 0:
		return &Error{Kind: SubsettingForbidden}
	}
	return nil
}

func u16(b []byte, at int) int { return int(binary.BigEndian.Uint16(b[at:])) }
func i16(b []byte, at int) int { return int(int16(binary.BigEndian.Uint16(b[at:]))) }

// u32 stops at 1 GiB, more than any valid size, place or glyph: so sums of
// damaged values stay positive where int has 32 bits.
func u32(b []byte, at int) int { return int(min(binary.BigEndian.Uint32(b[at:]), 1<<30)) }
