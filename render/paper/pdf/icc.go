package pdf

import "encoding/binary"

// appendProfile writes the output intent's profile as a stream object of three
// components (8.6.5.5).
func appendProfile(b []byte, z *deflater) []byte { return z.appendStream(b, "/N 3", sRGB()) }

// sRGB is an ICC profile of version 4.2 (ISO 15076-1) for IEC 61966-2-1, made of
// its defining numbers. Version 4 states the tone curve by its formula, so that
// no floating-point arithmetic is needed and all machines make the same bytes.
func sRGB() []byte {
	curve := append([]byte("para\x00\x00\x00\x00"), 0, 3, 0, 0) // function type 3: ((aX+b)^g from d on, cX below)
	for _, v := range []struct{ num, den int64 }{
		{24, 10},       // g
		{1000, 1055},   // a
		{55, 1055},     // b
		{100, 1292},    // c
		{4045, 100000}, // d
	} {
		curve = binary.BigEndian.AppendUint32(curve, uint32(nearest(v.num<<16, v.den)))
	}
	tags := []struct {
		signature string
		data      []byte // nil: the data of the tag before
	}{
		{"desc", iccText("sRGB IEC61966-2.1")},
		{"cprt", iccText("CC0")},
		// The white is D50, as version 4 wants it; chad is Bradford, from D65.
		{"wtpt", iccNumbers("XYZ ", 96420, 100000, 82491)},
		{"chad", iccNumbers("sf32", 104788, 2292, -5020, 2959, 99048, -1706, -923, 1508, 75168)},
		{"rXYZ", iccNumbers("XYZ ", 43607, 22249, 1392)},
		{"gXYZ", iccNumbers("XYZ ", 38515, 71687, 9708)},
		{"bXYZ", iccNumbers("XYZ ", 14307, 6061, 71410)},
		{"rTRC", curve},
		{"gTRC", nil},
		{"bTRC", nil},
	}
	const headerSize = 128
	at := headerSize + 4 + 12*len(tags)
	directory := binary.BigEndian.AppendUint32(nil, uint32(len(tags)))
	var body []byte
	var offset, size int
	for _, t := range tags {
		if t.data != nil {
			offset, size = at+len(body), len(t.data)
			body = append(body, t.data...)
			for len(body)%4 != 0 {
				body = append(body, 0)
			}
		}
		directory = append(directory, t.signature...)
		directory = binary.BigEndian.AppendUint32(directory, uint32(offset))
		directory = binary.BigEndian.AppendUint32(directory, uint32(size))
	}
	header := make([]byte, headerSize)
	binary.BigEndian.PutUint32(header, uint32(at+len(body)))
	binary.BigEndian.PutUint32(header[8:], 0x04200000)
	copy(header[12:], "mntrRGB XYZ ")
	for i, v := range []uint16{2026, 1, 1} { // the profile's date
		binary.BigEndian.PutUint16(header[24+2*i:], v)
	}
	copy(header[36:], "acsp")
	copy(header[68:], iccNumbers("", 96420, 100000, 82491)[4:]) // the illuminant, D50
	return append(append(header, directory...), body...)
}

// iccNumbers is a tag of 16.16 numbers, given in hundred-thousandths.
func iccNumbers(kind string, values ...int64) []byte {
	b := append([]byte(kind), 0, 0, 0, 0)
	for _, v := range values {
		b = binary.BigEndian.AppendUint32(b, uint32(int32(nearest(v<<16, 100000))))
	}
	return b
}

// iccText is a multi-localized text of one language.
func iccText(s string) []byte {
	b := []byte("mluc\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x0CenUS")
	b = binary.BigEndian.AppendUint32(b, uint32(2*len(s)))
	b = binary.BigEndian.AppendUint32(b, 28)
	for i := range len(s) {
		b = append(b, 0, s[i])
	}
	return b
}
