package font

import (
	"crypto/sha256"
	"errors"
	"slices"
	"strings"
	"testing"

	"gongwen/fonts"
)

// defaultFaces are the embedded ones by their number.
func defaultFaces(t testing.TB) [FaceCount]*Font {
	t.Helper()
	var fs [FaceCount]*Font
	for i, data := range defaultFiles() {
		f, err := Parse(data, 0)
		if err != nil {
			t.Fatalf("face %d: %v", i, err)
		}
		fs[i] = f
	}
	return fs
}

func defaultFiles() [FaceCount][]byte {
	return [FaceCount][]byte{
		FangSong: fonts.FangSong, KaiTi: fonts.KaiTi, HeiTi: fonts.HeiTi,
		XiaoBiaoSong: fonts.XiaoBiaoSong, SongTi: fonts.SongTi, Fallback: fonts.Fallback,
	}
}

func mustParse(t testing.TB, data []byte, index int) *Font {
	t.Helper()
	f, err := Parse(data, index)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestParseRefuses(t *testing.T) {
	with := func(tag string, body []byte) []byte {
		p := sample()
		p.extra = map[string][]byte{tag: body}
		return p.file()
	}
	// patched overwrites bytes inside a table.
	patched := func(tag string, at int, b ...byte) []byte {
		body := slices.Clone(sample().tables()[tag])
		copy(body[at:], b)
		return with(tag, body)
	}
	fsType := func(bits int) []byte {
		p := sample()
		p.fsType = bits
		return p.file()
	}
	symbol := sample()
	symbol.symbol, symbol.chars = true, map[rune]int{'A': 1}
	cff := sample()
	cff.extra = map[string][]byte{"glyf": nil, "loca": nil, "CFF ": {1}}
	ttc := collection(sample().file(), sample().file())
	damaged := func(table string) Error { return Error{Kind: Damaged, Table: table} }

	for _, c := range []struct {
		what  string
		data  []byte
		index int
		want  Error
		text  string // part of the message
	}{
		{"empty", nil, 0, Error{Kind: NotFont}, "不是字体文件"},
		{"text", []byte("<html><body>"), 0, Error{Kind: NotFont}, "请换用 .ttf"},
		{"text, face 1", []byte("<html><body>"), 1, Error{Kind: NotFont}, "不是字体文件"},
		{"PostScript outlines", append([]byte("OTTO"), with("kern", nil)[4:]...), 0, Error{Kind: CFF}, "请换用 .ttf（TrueType 轮廓）字体"},
		{"PostScript outlines under a TrueType tag", cff.file(), 0, Error{Kind: CFF}, "CFF"},
		{"WOFF", []byte("wOFF\x00\x01\x00\x00 and more"), 0, Error{Kind: WOFF}, "WOFF"},
		{"WOFF 2", []byte("wOF2\x00\x01\x00\x00 and more"), 0, Error{Kind: WOFF}, "WOFF"},
		{"restricted licence", fsType(0x2), 0, Error{Kind: EmbeddingForbidden}, "禁止嵌入"},
		{"restricted, no subset", fsType(0x102), 0, Error{Kind: EmbeddingForbidden}, "禁止嵌入"},
		{"bitmaps only", fsType(0x204), 0, Error{Kind: BitmapOnly}, "点阵"},
		{"no subset", fsType(0x108), 0, Error{Kind: SubsettingForbidden}, "0x100"},
		{"no glyf", with("glyf", nil), 0, Error{Kind: MissingTable, Table: "glyf"}, "缺少 glyf 表"},
		{"no cmap", with("cmap", nil), 0, Error{Kind: MissingTable, Table: "cmap"}, "缺少 cmap 表"},
		{"symbol cmap", symbol.file(), 0, Error{Kind: NoUnicode}, "Unicode"},
		{"cmap without subtables", with("cmap", words(0, 0)), 0, Error{Kind: NoUnicode}, "Unicode"},
		{"cmap entry outside", with("cmap", append(words(0, 1, 3, 1), longs(12)...)), 0, damaged("cmap"), "cmap 表"},
		{"cmap groups outside", with("cmap", slices.Concat(words(0, 1, 3, 10), longs(12), words(12, 0), longs(16, 0, 1))), 0, damaged("cmap"), "cmap 表"},
		{"cmap segments outside", with("cmap", slices.Concat(words(0, 1, 0, 3), longs(12), words(4, 16, 0, 2, 0, 0, 0, 0))), 0, damaged("cmap"), "cmap 表"},
		{"head magic", patched("head", 12, 0), 0, damaged("head"), "head 表"},
		{"0 units an em", patched("head", 18, 0, 0), 0, damaged("head"), "head 表"},
		{"loca format 2", patched("head", 50, 0, 2), 0, damaged("head"), "head 表"},
		{"no glyphs", patched("maxp", 4, 0, 0), 0, damaged("maxp"), "maxp 表"},
		{"no metrics", patched("hhea", 34, 0, 0), 0, damaged("hhea"), "hhea 表"},
		{"too many metrics", patched("hhea", 34, 1, 0), 0, damaged("hmtx"), "hmtx 表"},
		{"more glyphs than loca", patched("maxp", 4, 0, 99), 0, damaged("loca"), "loca 表"},
		{"short OS/2", with("OS/2", make([]byte, 60)), 0, damaged("OS/2"), "OS/2 表"},
		{"cut in the directory", sample().file()[:40], 0, damaged(""), "表目录"},
		{"cut in the last table", sample().file()[:len(sample().file())-4], 0, damaged("prep"), "prep 表"},
		{"face 1 of one", sample().file(), 1, Error{Kind: NoSuchFace, Index: 1, Count: 1}, "请把序号写作 0"},
		{"face 2 of two", ttc, 2, Error{Kind: NoSuchFace, Index: 2, Count: 2}, "0 至 1 号"},
		{"face -1", ttc, -1, Error{Kind: NoSuchFace, Index: -1, Count: 2}, "没有第 -1 号"},
		{"cut collection", ttc[:16], 0, damaged("ttcf"), "ttcf"},
		{"face of a collection outside", append([]byte("ttcf"), longs(0x10000, 1, 17)...), 0, damaged("ttcf"), "ttcf"},
	} {
		t.Run(c.what, func(t *testing.T) {
			_, err := Parse(c.data, c.index)
			var got *Error
			if !errors.As(err, &got) {
				t.Fatalf("got %v, want an *Error", err)
			}
			if *got != c.want {
				t.Errorf("got %+v, want %+v", *got, c.want)
			}
			if !strings.Contains(err.Error(), c.text) {
				t.Errorf("message %q lacks %q", err, c.text)
			}
		})
	}
}

// A message of any kind says what was found and, after one colon, what to do.
func TestErrorText(t *testing.T) {
	for k := NotFont; k <= TooManyGlyphs; k++ {
		for _, e := range []*Error{{Kind: k}, {Kind: k, Table: "glyf", Count: 1}, {Kind: k, Table: "loca", Glyph: 3, Count: 2}} {
			what, remedy, _ := strings.Cut(e.Error(), "：")
			if what == "" || !strings.Contains(remedy, "请") || strings.Contains(remedy, "：") {
				t.Errorf("%+v: %s", *e, e)
			}
		}
	}
	const want = "字体文件已损坏（glyf 表，第 7 号字形）：请重新取得完整的字体文件，或换用别的字体"
	if got := damagedGlyph(7).Error(); got != want {
		t.Errorf("got %s", got)
	}
}

func TestParseTakes(t *testing.T) {
	apple := sample().file()
	copy(apple, tagApple)
	noOS2 := sample()
	noOS2.extra = map[string][]byte{"OS/2": nil, "post": nil, "name": nil}
	preview := sample()
	preview.fsType = 0x4
	several := sample()
	several.fsType = 0xA // the less restrictive bit counts
	variable := sample()
	variable.extra = map[string][]byte{"fvar": {0, 1}, "gvar": {0, 1}}
	for what, data := range map[string][]byte{
		"Apple's tag": apple, "no OS/2, post, name": noOS2.file(), "preview and print": preview.file(),
		"restricted or editable": several.file(), "variable font": variable.file(),
	} {
		f, err := Parse(data, 0)
		if err != nil {
			t.Errorf("%s: %v", what, err)
			continue
		}
		if g := f.Glyph('B'); g != 2 {
			t.Errorf("%s: B is glyph %d", what, g)
		}
	}
}

func TestCollection(t *testing.T) {
	second := sample()
	second.chars, second.name, second.advances = map[rune]int{'A': 2}, "Second", []int{0, 0, 333}
	data := collection(sample().file(), second.file())
	for i, want := range []struct {
		glyph   uint16
		advance int
		name    string
	}{{1, 600, "TestSansBold1"}, {2, 333, "Second"}} {
		f := mustParse(t, data, i)
		g := f.Glyph('A')
		if g != want.glyph || f.Advance(g) != want.advance || f.Name() != want.name {
			t.Errorf("face %d: glyph %d, advance %d, name %s; want %+v", i, g, f.Advance(g), f.Name(), want)
		}
	}
}

// exercise calls everything; the caller looks for panics and for errors of other types.
func exercise(t testing.TB, data []byte, index int) {
	t.Helper()
	var typed *Error
	f, err := Parse(data, index)
	if err != nil {
		if !errors.As(err, &typed) {
			t.Fatalf("Parse: %T %v", err, err)
		}
		return
	}
	all := []uint16{1, 1, 0xFFFF}
	for _, r := range []rune{-1, 0, ' ', 'A', 'H', 'Ä', '一', '龥', 0xD800, 0xFFFF, 0x10000, 0x2B404, 0x10FFFF, 0x7FFFFFFF} {
		all = append(all, f.Glyph(r))
	}
	for _, g := range all {
		f.Advance(g)
		f.Bounds(g)
	}
	_, _ = f.Metrics(), f.Name()
	for _, glyphs := range [][]uint16{all[:2], all} {
		if _, err := f.Subset(glyphs); err != nil && !errors.As(err, &typed) {
			t.Fatalf("Subset: %T %v", err, err)
		}
	}
	for g := range min(f.numGlyphs, 64) {
		if _, err := f.Subset([]uint16{uint16(g)}); err != nil && !errors.As(err, &typed) {
			t.Fatalf("Subset: %T %v", err, err)
		}
	}
}

func TestEveryPrefix(t *testing.T) {
	for _, data := range [][]byte{sample().file(), collection(sample().file(), sample().file())} {
		for n := range len(data) {
			exercise(t, data[:n:n], 0)
			if _, err := Parse(data[:n:n], 0); err == nil && n < len(data)/2 {
				t.Errorf("%d of %d bytes pass for a font", n, len(data))
			}
		}
	}
}

func TestEveryByteDamaged(t *testing.T) {
	whole := sample().file()
	data := slices.Clone(whole)
	for i := range data {
		for _, b := range []byte{0, 1, 0x7F, 0x80, 0xFF, whole[i] + 1, whole[i] ^ 0x20} {
			data[i] = b
			exercise(t, data, 0)
		}
		data[i] = whole[i]
	}
}

func TestDataIsNotWritten(t *testing.T) {
	files := defaultFiles()
	for i, data := range append(files[:], sample().file()) {
		before := sha256.Sum256(data)
		exercise(t, data, 0)
		f := mustParse(t, data, 0)
		if f.Digest() != before {
			t.Errorf("font %d: the digest is not that of the file", i)
		}
		if sha256.Sum256(data) != before {
			t.Errorf("font %d was written to", i)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(sample().file(), 0)
	f.Add(collection(sample().file(), sample().file()), 1)
	only12 := sample()
	only12.only12, only12.longLoca, only12.unitsPerEm = true, true, 2048
	f.Add(only12.file(), 0)
	f.Fuzz(func(t *testing.T, data []byte, index int) {
		before := sha256.Sum256(data)
		exercise(t, data, index)
		if sha256.Sum256(data) != before {
			t.Error("the font was written to")
		}
	})
}
