package style

import (
	"bytes"
	"encoding/binary"
	"io/fs"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongwen/fonts"
	"gongwen/render/diag"
	"gongwen/render/paper/font"
	"gongwen/render/testkit"
)

// TestLoadFaces: fonts.toml as the user writes it, and all that can be wrong
// with it, each at its line.
func TestLoadFaces(t *testing.T) {
	files := map[string][]byte{
		"simfang.ttf": fonts.KaiTi, // any font will do
		"bad.ttf":     []byte("not a font"),
		"otf.otf":     []byte("OTTO\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"),
	}
	read := func(name string) ([]byte, error) {
		if name == "locked.ttf" {
			return nil, fs.ErrPermission
		}
		data, ok := files[name]
		if !ok {
			return nil, fs.ErrNotExist
		}
		return data, nil
	}
	defaults := defaultFaces(t)

	src := &diag.Source{Name: "fonts.toml", Text: "fangsong = \"simfang.ttf\"\nheiti = { file = \"simfang.ttf\", index = 0 }\n"}
	faces, list := LoadFaces(src, defaults, read)
	if faces == nil {
		t.Fatal(testkit.Printed(list))
	}
	for face := range font.FaceCount {
		want := defaults.Font(face)
		if face == font.FangSong || face == font.HeiTi {
			want = defaults.Font(font.KaiTi)
		}
		if faces.Font(face).Name() != want.Name() {
			t.Errorf("face %d is %s, want %s", face, faces.Font(face).Name(), want.Name())
		}
	}

	const where = "    提示: 文件名相对于 fonts.toml 所在的文件夹，也可以写完整路径\n"
	for _, c := range []struct{ text, want string }{
		{`fangsong = "没有.ttf"`, `fonts.toml:1:12: 错误 GW493: 没有字体文件 没有.ttf
    fangsong = "没有.ttf"
               ^~~~~~~~~~
` + where},
		{`kaiti = "locked.ttf"`, `fonts.toml:1:9: 错误 GW493: 读不出字体文件 locked.ttf
    kaiti = "locked.ttf"
            ^~~~~~~~~~~~
` + where},
		{`heiti = { file = "otf.otf" }`, `fonts.toml:1:18: 错误 GW494: otf.otf: 是 PostScript 轮廓（CFF）的字体
    heiti = { file = "otf.otf" }
                     ^~~~~~~~~
    提示: 请换用 .ttf（TrueType 轮廓）字体
`},
		{`songti = { file = "simfang.ttf", index = -1 }`, `fonts.toml:1:42: 错误 GW492: index 应当是字体集里的序号
    songti = { file = "simfang.ttf", index = -1 }
                                             ^~
    提示: 从 0 数起
`},
		{"songti = {}\nfallback = \"bad.ttf\"", `fonts.toml:1:10: 错误 GW492: songti 应当是字体文件的名字
    songti = {}
             ^~
    提示: 写文件名，如 "simfang.ttf"；字体集写 { file = "simsun.ttc", index = 0 }
fonts.toml:2:12: 错误 GW494: bad.ttf: 不是字体文件
    fallback = "bad.ttf"
               ^~~~~~~~~
    提示: 请换用 .ttf（TrueType 轮廓）或 .ttc 字体
`},
	} {
		faces, list := LoadFaces(&diag.Source{Name: "fonts.toml", Text: c.text}, defaults, read)
		if faces != nil {
			t.Errorf("%q: faces in spite of an error", c.text)
		}
		if d := cmp.Diff(c.want, testkit.Printed(list)); d != "" {
			t.Errorf("%q (-want +got):\n%s", c.text, d)
		}
	}
}

// defaultFaces are one face six times over: which it is no test here asks.
func defaultFaces(t *testing.T) *font.Faces {
	var all [font.FaceCount]*font.Font
	for face := range all {
		f, err := font.Parse([][]byte{fonts.SongTi, fonts.KaiTi}[min(face, 1)], 0)
		if err != nil {
			t.Fatal(err)
		}
		all[face] = f
	}
	return font.NewFaces(all)
}

// TestVariableFace: a font with axes is taken at its default weight, and that is
// told; it is what the letters are drawn with, thin as it may be.
func TestVariableFace(t *testing.T) {
	data := bytes.Clone(fonts.KaiTi)
	fvar := []byte("\x00\x01\x00\x00\x00\x10\x00\x02\x00\x01\x00\x14\x00\x00\x00\x00wght\x00\xC8\x00\x00\x00\xC8\x00\x00\x03\x84\x00\x00\x00\x00\x01\x00")
	at := bytes.Index(data, []byte("post"))
	copy(data[at:], "fvar")
	binary.BigEndian.PutUint32(data[at+8:], uint32(len(data)))
	binary.BigEndian.PutUint32(data[at+12:], uint32(len(fvar)))
	data = append(data, fvar...)
	faces, list := LoadFaces(&diag.Source{Name: "fonts.toml", Text: `songti = "a-VF.ttf"`}, defaultFaces(t), func(string) ([]byte, error) { return data, nil })
	want := `fonts.toml:1:10: 警告 GW495: a-VF.ttf 是可变字体，只能按字重 200 排
    songti = "a-VF.ttf"
             ^~~~~~~~~~
    提示: 要常规（400）或别的字重，换用那一字重的单独文件
`
	if d := cmp.Diff(want, testkit.Printed(list)); faces == nil || d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}
