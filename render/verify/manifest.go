package verify

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/verify/rules"
)

// Sum is the SHA-256 of a file.
type Sum = [sha256.Size]byte

// Manifest is the sums of files by their names from the manifest's own folder.
// As text it is what sha256sum writes and reads.
type Manifest map[string]Sum

// escapes are what a name cannot have in a line; the line of such a name begins
// with a backslash, as sha256sum has it.
var (
	escapes   = strings.NewReplacer(`\`, `\\`, "\n", `\n`, "\r", `\r`)
	unescapes = strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\r`, "\r")
)

// Text is the manifest as a file, in the order of the names.
func (m Manifest) Text() []byte {
	var b []byte
	for _, name := range rules.SortedKeys(m) {
		escaped := escapes.Replace(name)
		if escaped != name {
			b = append(b, '\\')
		}
		sum := m[name]
		b = hex.AppendEncode(b, sum[:])
		b = append(b, "  "+escaped+"\n"...)
	}
	return b
}

// What is read of a manifest: MaxManifest is the size of the file, beyond which it
// is none; of a longer line, of more names, of more lines that are none, it says
// so. A folder of 10,000 files has 2 MB.
const (
	MaxManifest = 16 << 20
	maxLine     = 2*sha256.Size + 4<<10
	maxNames    = 100_000
	maxBad      = 100
)

// ParseManifest reads a manifest; a line that does not name a file and its sum is a
// finding at its place.
func ParseManifest(src *diag.Source) (Manifest, diag.List) {
	m := Manifest{}
	var list diag.List
	at := 0
	if len(src.Text) > MaxManifest {
		list.Add(rules.Manifest, src, diag.Span{}, "校验清单每行是一个文件；这多半不是清单", "文件超过 %d MB，不是校验清单", MaxManifest>>20)
		return m, list
	}
	for line := range strings.Lines(src.Text) {
		span := diag.Span{Start: at, End: at + len(strings.TrimRight(line, "\r\n"))}
		at += len(line)
		if span.Start == span.End {
			continue
		}
		if len(list) == maxBad || len(m) == maxNames {
			list.Add(rules.Manifest, src, span, "校验清单每行是一个文件；这多半不是清单", "看不懂的行或登记的文件太多，以后的没有读")
			return m, list
		}
		if span.End-span.Start > maxLine {
			list.Add(rules.Manifest, src, diag.Span{Start: span.Start, End: span.Start + 1}, "每行写 64 位十六进制的 SHA-256、两个空格、文件名", "这一行有 %d 字节，太长", span.End-span.Start)
			continue
		}
		name, sum, ok := parseLine(src.Text[span.Start:span.End])
		if !ok {
			list.Add(rules.Manifest, src, span, "每行写 64 位十六进制的 SHA-256、两个空格、文件名", "看不懂这一行")
			continue
		}
		if _, twice := m[name]; twice {
			list.Add(rules.Manifest, src, span, "删去其中一行，或删去清单重新生成", "%s 登记了两次", name)
			continue
		}
		m[name] = sum
	}
	return m, list
}

func parseLine(line string) (name string, sum Sum, ok bool) {
	line, escaped := strings.CutPrefix(line, `\`)
	const digits = 2 * sha256.Size
	if len(line) <= digits+len("  ") {
		return "", sum, false
	}
	if _, err := hex.Decode(sum[:], []byte(line[:digits])); err != nil {
		return "", sum, false
	}
	rest := line[digits:]
	name, ok = strings.CutPrefix(rest, "  ")
	if !ok {
		name, ok = strings.CutPrefix(rest, " *") // read as binary, which is the same
	}
	if escaped {
		name = unescapes.Replace(name)
	}
	return name, sum, ok && name != ""
}

// Check compares the files in folder with their sums: sum reads one by its
// name, and present are the names of all files there. Findings are at the
// files, in the order of their names.
func (m Manifest) Check(folder string, sum func(name string) (Sum, error), present []string) diag.List {
	var list diag.List
	add := func(r *diag.Rule, name, message string) {
		list.Add(r, &diag.Source{Name: path.Join(folder, name)}, diag.Span{}, rules.Hints[r], "%s", message)
	}
	for _, name := range rules.SortedKeys(m) {
		switch got, err := sum(name); {
		case errors.Is(err, fs.ErrNotExist):
			add(rules.Missing, name, "清单登记了这个文件，现在没有")
		case err != nil:
			add(rules.Missing, name, "清单登记了这个文件，现在读不出")
		case got != m[name]:
			add(rules.Sum, name, "内容与清单登记的不同")
		}
	}
	for _, name := range slices.Sorted(slices.Values(present)) {
		if _, ok := m[name]; !ok {
			add(rules.Extra, name, "清单里没有登记这个文件")
		}
	}
	return list
}
