package font

// headerSize is that of a glyph: the number of contours and the bounding box.
const headerSize = 10

// outline is the description of glyph g in glyf, empty for a blank.
func (f *Font) outline(g int) ([]byte, error) {
	var from, to int
	if f.longLoca {
		from, to = u32(f.loca, 4*g), u32(f.loca, 4*g+4)
	} else {
		from, to = 2*u16(f.loca, 2*g), 2*u16(f.loca, 2*g+2)
	}
	if from > to || to > len(f.glyf) {
		return nil, &Error{Kind: Damaged, Table: "loca", Glyph: g}
	}
	if from != to && to-from < headerSize {
		return nil, damagedGlyph(g)
	}
	return f.glyf[from:to:to], nil
}

func damagedGlyph(g int) error { return &Error{Kind: Damaged, Table: "glyf", Glyph: g} }

func isComposite(outline []byte) bool { return len(outline) > 0 && i16(outline, 0) < 0 }

// component reads the part of a composite that begins at the given place: its
// glyph and the place of the next part, 0 after the last one. It is not ok if
// the outline ends too early.
func component(outline []byte, at int) (glyph, next int, ok bool) {
	const (
		wordArguments = 1 << 0
		oneScale      = 1 << 3
		moreParts     = 1 << 5
		twoScales     = 1 << 6
		matrix        = 1 << 7
	)
	if at+4 > len(outline) {
		return 0, 0, false
	}
	flags := u16(outline, at)
	end := at + 6
	if flags&wordArguments != 0 {
		end += 2
	}
	switch {
	case flags&oneScale != 0:
		end += 2
	case flags&twoScales != 0:
		end += 4
	case flags&matrix != 0:
		end += 8
	}
	if end > len(outline) {
		return 0, 0, false
	}
	if flags&moreParts != 0 {
		next = end
	}
	return u16(outline, at+2), next, true
}

// simpleIsWhole reports whether a simple outline holds all the points that it
// announces. Without the check a damaged font would first show in a reader of the PDF.
func simpleIsWhole(outline []byte) bool {
	const repeated = 1 << 3
	contours := i16(outline, 0)
	if contours == 0 {
		return true
	}
	at := headerSize + 2*contours
	if at+2 > len(outline) {
		return false
	}
	last := -1
	for i := range contours {
		end := u16(outline, headerSize+2*i)
		if end <= last {
			return false
		}
		last = end
	}
	at += 2 + u16(outline, at) // instructions
	coordinates := 0           // bytes
	for points := last + 1; points > 0; {
		if at >= len(outline) {
			return false
		}
		flag, times := outline[at], 1
		at++
		if flag&repeated != 0 {
			if at >= len(outline) {
				return false
			}
			times += int(outline[at])
			at++
		}
		times = min(times, points) // FreeType forgives too many as well
		points -= times
		coordinates += times * (coordinateSize(flag>>1, flag>>4) + coordinateSize(flag>>2, flag>>5))
	}
	return at+coordinates <= len(outline)
}

// coordinateSize is the number of bytes of one coordinate: 1 if bit 0 of short
// is set, else 0 if that of same is set, else 2. Outlines are noise to a
// branch predictor, so it has no branches.
func coordinateSize(short, same byte) int { return int(short&1 | ^(short|same)&1<<1) }
