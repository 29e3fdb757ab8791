package pdf

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

// shown is a glyph on a page, in points from the bottom left corner.
type shown struct {
	mcid int    // -1: artifact
	tag  string // of its marked content, with the properties of an artifact
	font ident
	code int
	r    rune
	size float64
	x, y float64
	up   bool
}

// fontFile is a face as the finished file has it.
type fontFile struct {
	name    string
	runes   map[int]rune
	widths  map[int]int
	program []byte
}

// glyphCount and advance read the embedded program's own tables.
func (f *fontFile) table(tag string) []byte {
	for i := range int(binary.BigEndian.Uint16(f.program[4:])) {
		rec := f.program[12+16*i:]
		if string(rec[:4]) == tag {
			return f.program[binary.BigEndian.Uint32(rec[8:]):][:binary.BigEndian.Uint32(rec[12:])]
		}
	}
	return nil
}

func (f *fontFile) glyphCount() int { return int(binary.BigEndian.Uint16(f.table("maxp")[4:])) }

// advance is in thousandths of an em, rounded half up.
func (f *fontFile) advance(glyph int) int {
	long := int(binary.BigEndian.Uint16(f.table("hhea")[34:]))
	perEm := int(binary.BigEndian.Uint16(f.table("head")[18:]))
	w := int(binary.BigEndian.Uint16(f.table("hmtx")[4*min(glyph, long-1):]))
	return (2000*w + perEm) / (2 * perEm)
}

func (f *pdfFile) font(r ident) *fontFile {
	f.t.Helper()
	type0 := f.object(r).(dict)
	cid := f.deref(type0["DescendantFonts"].([]any)[0]).(dict)
	out := &fontFile{name: string(type0["BaseFont"].(name)), runes: map[int]rune{}, widths: map[int]int{}}
	if type0["Encoding"] != name("Identity-H") || cid["Subtype"] != name("CIDFontType2") || cid["CIDToGIDMap"] != name("Identity") {
		f.t.Errorf("font %v, %v", type0, cid)
	}
	desc := f.get(cid, "FontDescriptor").(dict)
	if desc["FontName"] != type0["BaseFont"] || cid["BaseFont"] != type0["BaseFont"] {
		f.t.Errorf("%s goes by other names too", out.name)
	}
	if tag, _, ok := strings.Cut(out.name, "+"); !ok || len(tag) != 6 || strings.ToUpper(tag) != tag {
		f.t.Errorf("%s has no subset tag", out.name)
	}
	if _, ok := desc["CIDSet"]; ok {
		f.t.Errorf("%s has a CIDSet", out.name)
	}
	program := f.get(desc, "FontFile2").(stream)
	out.program = program.data
	if program.dict["Length1"] != len(program.data) {
		f.t.Errorf("%s: Length1 %v of %d", out.name, program.dict["Length1"], len(program.data))
	}
	for code := range out.glyphCount() {
		out.widths[code] = cid["DW"].(int)
	}
	w := list(cid["W"])
	for i := 0; i < len(w); i += 2 {
		for k, v := range w[i+1].([]any) {
			out.widths[w[i].(int)+k] = v.(int)
		}
	}
	f.readToUnicode(out, f.get(type0, "ToUnicode").(stream).data)
	return out
}

func (f *pdfFile) readToUnicode(out *fontFile, cmap []byte) {
	l := lexer{t: f.t, data: cmap}
	in, count := false, 0
	var code any
	for v, before := l.value(), any(nil); v != nil; v, before = l.value(), v {
		switch {
		case v == operator("beginbfchar"):
			in, count = true, before.(int)
		case v == operator("endbfchar"):
			if count != 0 || code != nil {
				f.t.Errorf("%s: a block of ToUnicode lacks %d entries", out.name, count)
			}
			in = false
		case in && code == nil:
			code = v
		case in:
			s := v.(string)
			units := make([]uint16, len(s)/2)
			for i := range units {
				units[i] = binary.BigEndian.Uint16([]byte(s[2*i:]))
			}
			runes := utf16.Decode(units)
			k := int(binary.BigEndian.Uint16([]byte(code.(string))))
			if _, twice := out.runes[k]; twice || len(runes) != 1 {
				f.t.Errorf("%s: code %d stands for %q", out.name, k, string(runes))
			}
			out.runes[k] = runes[0]
			code = nil
			count--
		}
	}
}

// page reads the content of a page: every glyph where the operators put it, and
// the filled rectangles as x, y, width, height.
func (f *pdfFile) page(r ident, fonts map[ident]*fontFile) (glyphs []shown, rects [][4]float64, marks []string) {
	f.t.Helper()
	page := f.object(r).(dict)
	resources := f.get(page, "Resources", "Font").(dict)
	l := lexer{t: f.t, data: f.get(page, "Contents").(stream).data}
	var (
		args            []any
		tag             string
		mcid            int
		open, text      bool
		spread          bool   // in a Span
		actual          []rune // what it says of itself
		spreadFrom      int    // its first glyph
		size, tc        float64
		tz              = 1.0
		font            ident
		x, y            float64
		up              bool
		num             = func(i int) float64 { return number64(f.t, args[i]) }
		show            func(s string)
		drawn, artifact = false, false
	)
	show = func(s string) {
		file := fonts[font]
		if !open || !text || file == nil {
			f.t.Fatalf("page %d shows text outside of marked content, BT and ET, or without a font", r)
		}
		for i := 0; i < len(s); i += 2 {
			code := int(s[i])<<8 | int(s[i+1])
			g := shown{tag: tag, mcid: mcid, font: font, code: code, r: file.runes[code], size: size, x: x, y: y, up: up}
			glyphs = append(glyphs, g)
			step := (float64(file.widths[code])/1000*size + tc) * tz
			if up {
				y += step
			} else {
				x += step
			}
		}
	}
	for v := l.value(); v != nil; v = l.value() {
		op, ok := v.(operator)
		if !ok {
			args = append(args, v)
			continue
		}
		switch op {
		case "BDC":
			if properties := args[1].(dict); args[0] == name("Span") {
				said, ok := properties["ActualText"].(string)
				if !ok || !open || spread || len(properties) != 1 || !strings.HasPrefix(said, "\xFE\xFF") {
					f.t.Fatalf("page %d: a Span %v", r, properties)
				}
				var units []uint16
				for i := 2; i < len(said); i += 2 {
					units = append(units, binary.BigEndian.Uint16([]byte(said[i:])))
				}
				spread, actual, spreadFrom = true, utf16.Decode(units), len(glyphs)
				break
			}
			if open {
				f.t.Errorf("page %d nests marked content", r)
			}
			open, tag, mcid, artifact = true, string(args[0].(name)), -1, args[0] == name("Artifact")
			properties := args[1].(dict)
			if artifact {
				for _, key := range []name{"Type", "Subtype"} {
					if v, ok := properties[key]; ok {
						tag += "/" + string(v.(name))
					}
				}
			} else {
				mcid = properties["MCID"].(int)
				if mcid != len(marks) {
					f.t.Errorf("page %d: MCID %d comes as number %d", r, mcid, len(marks))
				}
				marks = append(marks, tag)
			}
		case "EMC":
			if spread {
				var drawn []rune
				for _, g := range glyphs[spreadFrom:] {
					drawn = append(drawn, g.r)
				}
				if spread = false; !slices.Equal(actual, drawn) {
					f.t.Errorf("page %d: a Span draws %q and says %q", r, string(drawn), string(actual))
				}
				break
			}
			if !open {
				f.t.Errorf("page %d ends what it did not begin", r)
			}
			open = false
		case "BT":
			text, x, y, up = true, 0, 0, false
		case "ET":
			text = false
		case "Tf":
			font, size = resources[args[0].(name)].(ident), num(1)
			if fonts[font] == nil {
				fonts[font] = f.font(font)
			}
		case "Tz":
			tz = num(0) / 100
		case "Tc":
			tc = num(0)
		case "Td":
			x, y = num(0), num(1)
		case "Tm":
			if fmt.Sprint(args[:4]) != "[0 1 -1 0]" {
				f.t.Errorf("page %d: matrix %v", r, args)
			}
			x, y, up = num(4), num(5), true
		case "TJ":
			for _, a := range args[0].([]any) {
				if s, ok := a.(string); ok {
					show(s)
					continue
				}
				step := -number64(f.t, a) / 1000 * size * tz
				if up {
					y += step
				} else {
					x += step
				}
			}
		case "re":
			rects = append(rects, [4]float64{num(0), num(1) + num(3), num(2), -num(3)})
			drawn = true
		case "f":
			if !drawn || !open {
				f.t.Errorf("page %d fills nothing, or outside of marked content", r)
			}
			drawn = false
		case "g", "rg", "G", "w", "j", "J": // fpdf's own, outside too
		default:
			f.t.Errorf("page %d: operator %s", r, op)
		}
		args = args[:0]
	}
	if open || text {
		f.t.Errorf("page %d ends in the middle", r)
	}
	return glyphs, rects, marks
}

func number64(t testing.TB, v any) float64 {
	switch v := v.(type) {
	case int:
		return float64(v)
	case float64:
		return v
	}
	t.Fatalf("no number: %v", v)
	return 0
}
