package main

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"

	"gongwen/cmd/gongwen/console"
	"gongwen/cmd/gongwen/places"
	"gongwen/cmd/gongwen/set"
	"gongwen/render"
	"gongwen/render/diag"
)

// manifests checks lists of sums.
func (v *verify) manifests(paths []string) (code int) {
	if len(paths) == 0 {
		paths = []string{filepath.Join("output", places.SumsName)}
	}
	for _, path := range paths {
		code = max(code, v.checkManifest(path))
	}
	return code
}

func (v *verify) checkManifest(path string) int {
	data, err := set.ReadUpTo(path, render.MaxManifest+1)
	if err != nil {
		return v.Unread("verify", path, places.SumsName, err)
	}
	dir := filepath.Dir(path)
	m, list := render.ParseManifest(&diag.Source{Name: places.Shown(path), Text: string(data)})
	present, err := places.Unlisted(dir, filepath.Base(path))
	if err != nil {
		return v.Fail(console.Reading, dir, err)
	}
	list = append(list, m.Check(places.Shown(dir), func(name string) ([sha256.Size]byte, error) {
		return set.Sum(filepath.Join(dir, filepath.FromSlash(name)))
	}, present)...)
	if set.Unfinished(dir) {
		v.Tell("%s: 有一次生成没有写完（或正在写）；没写完的，再运行一次 gongwen build 就恢复", places.Shown(dir))
	}
	code := v.report.Add(list)
	v.tellManifest(places.Shown(path), len(m), list)
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
	v.Say("%s: %s（%s）", path, verdict, strings.Join(words, "，"))
}
