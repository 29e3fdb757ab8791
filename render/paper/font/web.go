package font

// Web is the face as a file of its own, which a browser takes: the very file that
// it was parsed from or, out of a collection, its tables alone.
func (f *Font) Web() []byte {
	if !f.collected {
		return f.file
	}
	return assemble([]table{
		{"OS/2", f.os2},
		{"cmap", f.cmap},
		{"cvt ", f.cvt},
		{"fpgm", f.fpgm},
		{"glyf", f.glyf},
		{"head", f.ownHead()},
		{"hhea", f.hhea},
		{"hmtx", f.hmtx},
		{"loca", f.loca},
		{"maxp", f.maxp},
		{"name", f.name},
		{"post", f.post},
		{"prep", f.prep},
	})
}

// ownHead is a copy of the head table whose sum assemble may write.
func (f *Font) ownHead() []byte {
	head := append([]byte(nil), f.head...)
	copy(head[8:12], "\x00\x00\x00\x00") // as the sum of the whole file wants it
	return head
}
