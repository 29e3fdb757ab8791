package main

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"gongwen/cmd/gongwen/set"
	"gongwen/render"
	"gongwen/render/diag"
)

// manifestName is that of the list of sums in a folder of results.
const manifestName = "SHA256SUMS"

// sums reads the list of a folder, if there is one. A list that was spoiled is
// not overwritten: it may be the only witness of what the files were.
func (b *build) sums(dir string) (render.Manifest, int) {
	path := filepath.Join(dir, manifestName)
	data, err := set.ReadUpTo(path, render.MaxManifest+1)
	if errors.Is(err, fs.ErrNotExist) {
		return render.Manifest{}, exitFine
	}
	if err != nil {
		return nil, b.fail(reading, path, err)
	}
	sums, list := render.ParseManifest(&diag.Source{Name: shown(path), Text: string(data)})
	return sums, b.report.add(list)
}

// listed adds the list of the folder to results that are to lie in it: of the
// results of earlier builds those that are still there, under the sums they had
// then, and these. Files that are gone leave it with a word.
func (b *build) listed(dir string, results []set.Result) ([]set.Result, int) {
	sums, code := b.sums(dir)
	if code != exitFine {
		return nil, code
	}
	mine := render.Manifest{}
	gone := map[string]bool{} // with these
	for _, r := range results {
		name, err := filepath.Rel(dir, r.Path)
		switch {
		case err != nil: // every result lies below
		case r.Gone:
			gone[filepath.ToSlash(name)] = true
		case filepath.Base(filepath.Dir(r.Path)) != asideName:
			mine[filepath.ToSlash(name)] = sha256.Sum256(r.Data)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(sums)) {
		if _, ok := mine[name]; ok || gone[name] {
			continue
		}
		if _, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(name))); errors.Is(err, fs.ErrNotExist) {
			b.tell("%s: %s 已经不在，从清单里去掉", shown(filepath.Join(dir, manifestName)), shown(name))
			continue
		}
		mine[name] = sums[name]
	}
	return append(slices.Clip(results), set.Result{Path: filepath.Join(dir, manifestName), Data: mine.Text()}), exitFine
}

// putListed puts results in their places and their sums in the list, as one set.
func (b *build) putListed(f *set.Folder, results []set.Result) int {
	if !f.Locked {
		return b.putUnlocked(f, results)
	}
	whole, code := b.listed(f.Dir, results)
	if code != exitFine {
		return code
	}
	if why := f.Put(whole, true); why != nil {
		return b.failed(why)
	}
	return exitFine
}

// putUnlocked does the same where another run may write at the same time. The
// list is a set of its own, so that it is read as shortly as can be before it is
// written, and it is looked at again a little later, whether another has come
// over it.
func (b *build) putUnlocked(f *set.Folder, results []set.Result) int {
	if why := f.Put(results, true); why != nil {
		return b.failed(why)
	}
	for quiet := 0; quiet < 3; quiet++ {
		now, code := b.sums(f.Dir)
		if code != exitFine {
			return code
		}
		if !holds(now, f.Dir, results) {
			whole, code := b.listed(f.Dir, results)
			if code != exitFine {
				return code
			}
			if why := f.Put(whole[len(results):], true); why != nil {
				return b.failed(why)
			}
			quiet = -1
		}
		time.Sleep(rivalry)
	}
	return exitFine
}

// rivalry is longer than it takes to read a list, add to it and put it in place.
const rivalry = 50 * time.Millisecond

// holds reports whether a list has the results.
func holds(sums render.Manifest, dir string, results []set.Result) bool {
	return !slices.ContainsFunc(results, func(r set.Result) bool {
		name, err := filepath.Rel(dir, r.Path)
		sum, ok := sums[filepath.ToSlash(name)]
		if r.Gone || filepath.Base(filepath.Dir(r.Path)) == asideName {
			return r.Gone && ok
		}
		return err == nil && (!ok || sum != sha256.Sum256(r.Data))
	})
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
	data, err := set.ReadUpTo(path, render.MaxManifest+1)
	if err != nil {
		return v.unread("verify", path, manifestName, err)
	}
	dir := filepath.Dir(path)
	m, list := render.ParseManifest(&diag.Source{Name: shown(path), Text: string(data)})
	present, err := unlisted(dir, filepath.Base(path), m)
	if err != nil {
		return v.fail(reading, dir, err)
	}
	list = append(list, m.Check(shown(dir), func(name string) ([sha256.Size]byte, error) {
		return set.Sum(filepath.Join(dir, filepath.FromSlash(name)))
	}, present)...)
	if set.Unfinished(dir) {
		v.tell("%s: 有一次生成没有写完（或正在写）；没写完的，再运行一次 gongwen build 就恢复", shown(dir))
	}
	code := v.report.add(list)
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

// unlisted are the names of the files that a list should have: those beside it,
// and those in the folders of files that it has. Not itself, nothing that
// systems and offices put there, and no ledger, which is not issued but made anew
// with every return.
func unlisted(dir, own string, m render.Manifest) (names []string, err error) {
	folders := []string{"."}
	for name := range m {
		if in := path.Dir(name); filepath.IsLocal(filepath.FromSlash(in)) && !slices.Contains(folders, in) {
			folders = append(folders, in)
		}
	}
	for _, in := range folders {
		entries, err := os.ReadDir(filepath.Join(dir, filepath.FromSlash(in)))
		if err != nil && !errors.Is(err, fs.ErrNotExist) { // of a folder that has gone the files are missing
			return nil, err
		}
		for _, e := range entries {
			if name := e.Name(); !e.IsDir() && name != own && name != manifestName && !besidePoint(name) && !isLedger(name) {
				names = append(names, path.Join(in, name))
			}
		}
	}
	return names, nil
}

// isLedger reports whether a file is a ledger, of a month or of none.
func isLedger(name string) bool {
	i := strings.LastIndex(name, ledgerPart)
	return strings.HasSuffix(name, ledgerEnd) || i >= 0 && render.IsPeriod(strings.TrimSuffix(name[i+len(ledgerPart):], ".xlsx"))
}

// besidePoint reports whether a file is none of a user's: hidden, or left by the
// system or by an office that has a workbook open.
func besidePoint(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || strings.EqualFold(name, "Thumbs.db") || strings.EqualFold(name, "desktop.ini")
}
