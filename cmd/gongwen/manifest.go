package main

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"

	"gongwen/render"
	"gongwen/render/diag"
)

// manifestName is that of the list of sums in a folder of results.
const manifestName = "SHA256SUMS"

// manifest is the list that a build writes: the results of all earlier builds
// that are still there, under the sums they had then, and those of this one.
type manifest struct {
	path  string
	sums  render.Manifest
	added bool
}

// openManifest reads the list of the folder, if there is one. A list that was
// spoiled is not overwritten: it may be the only witness of what the files were.
func (b *build) openManifest(dir string) (*manifest, int) {
	m := &manifest{path: filepath.Join(dir, manifestName), sums: render.Manifest{}}
	data, err := readUpTo(m.path, math.MaxInt64)
	if errors.Is(err, fs.ErrNotExist) {
		return m, exitFine
	}
	if err != nil {
		return nil, b.fail(reading, m.path, err)
	}
	sums, list := render.ParseManifest(&diag.Source{Name: shown(m.path), Text: string(data)})
	m.sums = sums
	return m, b.report.add(list)
}

// add notes what was written.
func (m *manifest) add(results []result) {
	for _, r := range results {
		name, err := filepath.Rel(filepath.Dir(m.path), r.path)
		if err != nil {
			continue // every result lies below the list
		}
		m.sums[filepath.ToSlash(name)] = sha256.Sum256(r.data)
		m.added = true
	}
}

// write puts the list in place. Files that are gone leave it.
func (b *build) writeManifest(m *manifest) int {
	if !m.added {
		return exitFine
	}
	for name := range m.sums {
		_, err := os.Stat(filepath.Join(filepath.Dir(m.path), filepath.FromSlash(name)))
		if errors.Is(err, fs.ErrNotExist) {
			delete(m.sums, name)
		}
	}
	if at, err := place([]result{{m.path, m.sums.Text()}}, createBeside, os.Rename); err != nil {
		return b.fail("写", at, err)
	}
	b.written(m.path)
	return exitFine
}

// manifests checks lists of sums.
func (v *verify) manifests(paths []string) (code int) {
	if len(paths) == 0 {
		paths = []string{filepath.Join("output", manifestName)}
	}
	for _, path := range paths {
		code = max(code, v.checkManifest(path))
	}
	return code
}

func (v *verify) checkManifest(path string) int {
	src, code := v.console.source("verify", path)
	if code != exitFine {
		return code
	}
	dir := filepath.Dir(path)
	m, list := render.ParseManifest(src)
	present, err := files(dir, filepath.Base(path))
	if err != nil {
		return v.fail(reading, dir, err)
	}
	list = append(list, m.Check(shown(dir), func(name string) ([sha256.Size]byte, error) {
		return sum(filepath.Join(dir, filepath.FromSlash(name)))
	}, present)...)
	code = v.report.add(list)
	v.tellManifest(shown(path), len(m), list)
	return code
}

// tellManifest says how the list fares.
func (v *verify) tellManifest(path string, files int, list diag.List) {
	wrong, extra := list.Count()
	verdict := render.Fit
	if wrong > 0 {
		verdict = render.Unfit
	}
	if v.json {
		v.records = append(v.records, struct {
			File     string          `json:"file"`
			Verdict  string          `json:"verdict"`
			Listed   int             `json:"listed"`
			Wrong    int             `json:"wrong"`
			Extra    int             `json:"extra"`
			Findings json.RawMessage `json:"findings"`
		}{path, verdict.Word(), files, wrong, extra, v.found()})
		return
	}
	words := []string{fmt.Sprintf("登记 %d 个文件", files)}
	if wrong == 0 {
		words = append(words, "全部相符")
	} else {
		words = append(words, fmt.Sprintf("%d 处不符", wrong))
	}
	if extra > 0 {
		words = append(words, fmt.Sprintf("另有 %d 个没有登记", extra))
	}
	v.say("%s: %s（%s）", path, verdict, strings.Join(words, "，"))
}

// files are the names of the files in a folder that a list should have: not its
// own, none that the system hides, and no ledger, which is not issued but made
// anew with every return.
func files(dir, own string) (names []string, err error) {
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		if e.Type().IsRegular() && e.Name() != own && !strings.HasPrefix(e.Name(), ".") && !strings.HasSuffix(e.Name(), ledgerEnd) {
			names = append(names, e.Name())
		}
	}
	return names, err
}

// sum digests a file of any size.
func sum(path string) (s [sha256.Size]byte, err error) {
	f, err := open(path)
	if err != nil {
		return s, err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return s, err
	}
	return [sha256.Size]byte(h.Sum(nil)), nil
}
