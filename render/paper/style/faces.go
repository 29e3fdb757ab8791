package style

import (
	"errors"
	"io/fs"
	"strconv"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/paper/font"
	"gongwen/render/source/tomldoc"
)

// FaceKeys are the keys of fonts.toml, by the face they set.
func FaceKeys() [font.FaceCount]string { return faceKeys }

// faceKeys are the keys of fonts.toml, by the face they set.
var faceKeys = [font.FaceCount]string{
	font.FangSong: "fangsong", font.KaiTi: "kaiti", font.HeiTi: "heiti",
	font.XiaoBiaoSong: "xiaobiaosong", font.SongTi: "songti", font.Fallback: "fallback",
}

var (
	ruleFaceKey = diag.Rule{
		Code: "GW491", Severity: diag.Error, Title: "fonts.toml 里没有这一项",
		Why:   "写错的键如果被忽略，字体就不会换而无人察觉。",
		Wrong: `fangsog = "simfang.ttf"`, Right: `fangsong = "simfang.ttf"`,
	}
	ruleFaceValue = diag.Rule{
		Code: "GW492", Severity: diag.Error, Title: "fonts.toml 的值不对",
		Why:   "每个字体写文件名；字体集（.ttc）另写用其中的第几个，从 0 数起。",
		Wrong: `songti = 1`, Right: `songti = { file = "simsun.ttc", index = 0 }`,
	}
	ruleFaceFile = diag.Rule{
		Code: "GW493", Severity: diag.Error, Title: "读不到字体文件",
		Why:   "文件名相对于 fonts.toml 所在的文件夹；也可以写完整路径。",
		Wrong: `fangsong = "不存在.ttf"`, Right: `fangsong = "simfang.ttf"`,
	}
	ruleFaceFont = diag.Rule{
		Code: "GW494", Severity: diag.Error, Title: "字体不能用",
		Why:   "字形要嵌入 PDF，所以须是 TrueType 轮廓、完整、许可嵌入的字体。",
		Wrong: `fangsong = "FandolFang-Regular.otf"`, Right: `fangsong = "simfang.ttf"`,
	}
	ruleFaceVaries = diag.Rule{
		Code: "GW495", Severity: diag.Warning, Title: "可变字体按默认的字重排",
		Why:   "可变字体（文件名常有 VF、[wght]）一个文件有许多字重，程序只取默认的一种，不少字体的默认是最细的。要别的字重，用那一字重的单独文件。",
		Wrong: `songti = "SourceHanSerifSC-VF.ttf"`, Right: `songti = "SourceHanSerifSC-Regular.ttf"`,
	}
)

// LoadFaces reads a fonts.toml, which names a file for each face it replaces:
//
//	fangsong = "simfang.ttf"
//	songti   = { file = "simsun.ttc", index = 0 }
//
// Faces it does not name are those of defaults. read gives the bytes of a file
// by the name written there, which stay in use. With an error among the
// findings the faces are nil.
func LoadFaces(src *diag.Source, defaults *font.Faces, read func(name string) ([]byte, error)) (*font.Faces, diag.List) {
	root, list := tomldoc.Parse(src)
	if list.HasErrors() {
		return nil, list
	}
	l := faceLoader{source: src, read: read, files: map[string][]byte{}, findings: list}
	var all [font.FaceCount]*font.Font
	for face := range all {
		all[face] = defaults.Font(font.Face(face))
	}
	for _, m := range root.Items {
		face := font.Face(0)
		for face < font.FaceCount && faceKeys[face] != m.Name {
			face++
		}
		if face == font.FaceCount {
			l.findings.Add(&ruleFaceKey, src, m.Key, "可写 "+strings.Join(faceKeys[:], "、"), "fonts.toml 里没有 %s 这一项", m.Name)
			continue
		}
		if f := l.load(m); f != nil {
			all[face] = f
		}
	}
	if l.findings.HasErrors() {
		l.findings.Sort()
		return nil, l.findings
	}
	return font.NewFaces(all), l.findings
}

type faceLoader struct {
	source   *diag.Source
	read     func(name string) ([]byte, error)
	files    map[string][]byte // a collection may serve several faces
	findings diag.List
}

// load opens the font that one key names, or records why it cannot.
func (l *faceLoader) load(m *tomldoc.Node) *font.Font {
	file, index := m, 0
	if m.Kind == tomldoc.Table {
		file = m.Get("file")
		for _, k := range m.Items {
			switch {
			case k.Name == "index" && k.Kind == tomldoc.Integer && k.Integer >= 0 && k.Integer < 1<<16:
				index = int(k.Integer)
			case k.Name == "index":
				l.findings.Add(&ruleFaceValue, l.source, k.Span, "从 0 数起", "index 应当是字体集里的序号")
				return nil
			case k.Name != "file":
				l.findings.Add(&ruleFaceKey, l.source, k.Key, "可写 file、index", "%s 里没有 %s 这一项", m.Name, k.Name)
				return nil
			}
		}
	}
	if file == nil || file.Kind != tomldoc.String || file.Text.Empty() {
		at := m.Span
		if file != nil {
			at = file.Span
		}
		l.findings.Add(&ruleFaceValue, l.source, at,
			`写文件名，如 "simfang.ttf"；字体集写 { file = "simsun.ttc", index = 0 }`, "%s 应当是字体文件的名字", m.Name)
		return nil
	}
	data, ok := l.open(file)
	if !ok {
		return nil
	}
	f, err := font.Parse(data, index)
	if err != nil {
		why := &font.Error{Kind: font.NotFont}
		errors.As(err, &why)
		l.findings.Add(&ruleFaceFont, l.source, file.Span, why.Hint(), "%s: %s", file.Text.S, why.What())
		return nil
	}
	if weight, varies := f.Variable(); varies {
		at := "默认的一种"
		if weight > 0 {
			at = "字重 " + strconv.Itoa(weight) + " "
		}
		l.findings.Add(&ruleFaceVaries, l.source, file.Span, "要常规（400）或别的字重，换用那一字重的单独文件", "%s 是可变字体，只能按%s排", file.Text.S, at)
	}
	return f
}

// open reads a font file once.
func (l *faceLoader) open(file *tomldoc.Node) (data []byte, ok bool) {
	name := file.Text.S
	if data, ok = l.files[name]; ok {
		return data, true
	}
	data, err := l.read(name)
	if err != nil {
		message := "读不出字体文件 %s"
		if errors.Is(err, fs.ErrNotExist) {
			message = "没有字体文件 %s"
		}
		l.findings.Add(&ruleFaceFile, l.source, file.Span, "文件名相对于 fonts.toml 所在的文件夹，也可以写完整路径", message, name)
		return nil, false
	}
	l.files[name] = data
	return data, true
}
