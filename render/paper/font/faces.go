package font

import "sync/atomic"

// Faces are the six faces of a document. They do not change; documents and
// goroutines share them. What Lookup has found once it remembers, which shows in
// nothing but its speed.
type Faces struct {
	fonts [FaceCount]*Font
	found [FaceCount][256]atomic.Pointer[block] // by the upper byte of a character of the BMP
}

// block remembers 256 neighbouring characters, by their lower byte. An entry is
// 0 before the character was looked up, then known | face<<16 | glyph. Two
// goroutines that fill one entry write the same value.
type block [256]atomic.Uint32

const known = 1 << 31

// OpenFaces joins six files of one face each, in the order of the faces. To open them
// costs microseconds: a font is read where and when it is used. failed is the face of
// an error.
func OpenFaces(files [FaceCount][]byte) (faces *Faces, failed Face, err error) {
	var all [FaceCount]*Font
	for face, data := range files {
		if all[face], err = Parse(data, 0); err != nil {
			return nil, Face(face), err
		}
	}
	return NewFaces(all), 0, nil
}

// NewFaces joins six fonts, none of them nil.
func NewFaces(fonts [FaceCount]*Font) *Faces { return &Faces{fonts: fonts} }

// Font is the font of one face.
func (fs *Faces) Font(face Face) *Font { return fs.fonts[face] }

// next is the face to ask for a character that face lacks, false at the end of
// the chain: 仿宋 and 楷体 have a companion drawn for them, the strong faces do not.
func next(face Face) (Face, bool) {
	switch face {
	case FangSong, KaiTi:
		return Fallback, true
	case HeiTi, XiaoBiaoSong, Fallback:
		return SongTi, true
	}
	return face, false
}

// Lookup finds r in face or, failing that, further down its chain. It is called
// for every character of a document. Without a glyph it returns face, 0, false.
func (fs *Faces) Lookup(face Face, r rune) (found Face, glyph uint16, ok bool) {
	if r < 0 || r > 0xFFFF {
		return fs.search(face, r)
	}
	slot := &fs.found[face][r>>8]
	b := slot.Load()
	if b == nil {
		slot.CompareAndSwap(nil, new(block))
		b = slot.Load() // another goroutine's, if that was faster
	}
	entry := b[r&0xFF].Load()
	if entry == 0 {
		found, glyph, _ = fs.search(face, r)
		entry = known | uint32(found)<<16 | uint32(glyph)
		b[r&0xFF].Store(entry)
	}
	return Face(entry >> 16), uint16(entry), uint16(entry) != 0
}

// search asks the fonts of a chain in turn.
func (fs *Faces) search(face Face, r rune) (found Face, glyph uint16, ok bool) {
	for at, more := face, true; more; at, more = next(at) {
		if g := fs.fonts[at].Glyph(r); g != 0 {
			return at, g, true
		}
	}
	return face, 0, false
}
