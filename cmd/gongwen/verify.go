package main

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"

	"gongwen/cmd/gongwen/set"
	"gongwen/render"
	"gongwen/render/diag"
)

const defaultPDFs = "output/*.pdf"

// verify is one run of the verb.
type verify struct {
	*console
	settings
	report   report
	json     bool
	manifest bool
	records  []any // of all files, for JSON
	source   string
	text     []byte // of the source
	cfg      render.Config
}

func (v *verify) options() []option {
	return append(v.settings.options(), worded("source", "TOML 文件", &v.source), switched("manifest", &v.manifest), switched("json", &v.json))
}

func (c *console) verify(args []string) int {
	v := verify{console: c, report: report{people: c.out}}
	named, code, ok := c.parse("verify", v.options(), args)
	if !ok {
		return code
	}
	switch {
	case v.manifest && v.source != "":
		return c.usage("verify", "--manifest 和 --source 只能写一个")
	case v.source == "" && (v.template != "" || v.fonts != ""):
		return c.usage("verify", "--template、--fonts 是给 --source 用的")
	}
	if v.json {
		v.report.print = diag.WriteJSON
	}
	if v.manifest {
		code = v.manifests(named)
	} else {
		code = v.files(named)
	}
	if v.json && (code < exitUsage || len(v.records) > 0) {
		v.writeJSON()
	}
	return c.spoken(code)
}

// files verifies PDF files. One that cannot be read does not stop the others.
func (v *verify) files(named []string) int {
	if len(named) == 0 {
		named, _ = filepath.Glob(defaultPDFs) // its pattern is well-formed
		if len(named) == 0 {
			return v.misuse("写明文件，如 gongwen verify 通知.pdf，或在 output 文件夹所在的位置运行",
				"没有写文件名，这里也没有 %s", defaultPDFs)
		}
	}
	names, code := v.find("verify", named)
	if code != exitFine {
		return code
	}
	if v.source != "" {
		if len(names) != 1 {
			return v.usage("verify", "--source 一次只对照一个 PDF，写了 %d 个", len(names))
		}
		if v.text, code = v.read("verify", v.source); code != exitFine {
			return code
		}
		if v.cfg, code = v.config("verify", v.settings, &v.report); code != exitFine {
			return code
		}
	}
	for _, name := range names {
		code = max(code, v.file(name))
	}
	if !v.json && code < exitUsage {
		v.say("以上是自查，没有核对%s；需要权威结论请用 veraPDF 等验证软件", render.NotChecked)
	}
	return code
}

// file verifies one PDF.
func (v *verify) file(name string) int {
	data, err := set.ReadUpTo(name, render.MaxPDF+1)
	if err != nil {
		return v.unread("verify", name, ".pdf", err)
	}
	r := render.Verify(shown(name), data)
	if v.source != "" {
		list, err := render.Rebuild(r, shown(v.source), v.text, v.cfg)
		if err != nil {
			return v.fail("生成", shown(v.source)+" 的 PDF", err)
		}
		v.report.add(list)
	}
	v.report.add(r.Findings)
	v.tellFile(r)
	if v := r.Verdict(); v != render.Fit && v != render.Clear {
		return exitNotice
	}
	return exitFine
}

// tellFile says what is known of a file beside what is wrong with it.
func (v *verify) tellFile(r *render.Report) {
	if v.json {
		v.records = append(v.records, v.fileRecord(r))
		return
	}
	v.say("%s: %s", r.Name, r.Verdict())
	if r.Pages > 0 {
		v.detail("声明", "%s（PDF %s，%d 页）", claims(r), r.Version, r.Pages)
	}
	if len(r.Fonts) > 0 {
		v.detail("字体", "%s；%d 个字", embedding(r), r.Characters)
	}
	if r.Tagged {
		v.detail("结构", "%d 个元素，%d 段内容", r.Elements, r.Marks)
	} else if r.Pages > 0 {
		v.detail("结构", "所声明的级别不要求，没有查")
	}
	if r.Pages > 0 {
		v.detail("附带", "%s", carried(r))
	}
	if r.Build.Version != "" {
		v.detail("生成", "gongwen %s，模板 %s，字体 %s", r.Build.Version, own(r.Build.Template), own(r.Build.Fonts))
	} else if r.Producer != "" {
		v.detail("生成", "%s", r.Producer)
	}
	switch r.Rebuilt {
	case render.NotRebuilt:
	case render.Same:
		v.detail("对照", "与 %s 重新生成的一致，一个字节不差", shown(v.source))
	default:
		v.detail("对照", "%s", r.Rebuilt)
	}
	if r.Size > 0 {
		v.detail("SHA-256", "%x", r.SHA256)
	}
}

func (v *verify) detail(label, format string, args ...any) {
	v.say("    "+label+": "+format, args...)
}

// claims is what the file says that it conforms to.
func claims(r *render.Report) string {
	var all []string
	if k := r.Claim; k.Part > 0 {
		all = append(all, fmt.Sprintf("PDF/A-%d%s", k.Part, strings.ToLower(k.Level)))
	}
	if r.Claim.UA > 0 {
		all = append(all, fmt.Sprintf("PDF/UA-%d", r.Claim.UA))
	}
	if len(all) == 0 {
		return "没有声明存档级别"
	}
	return strings.Join(all, "、")
}

func embedding(r *render.Report) string {
	embedded := 0
	for _, f := range r.Fonts {
		if f.Embedded {
			embedded++
		}
	}
	if embedded == len(r.Fonts) {
		return fmt.Sprintf("%d 个，全部嵌入", embedded)
	}
	return fmt.Sprintf("%d 个，嵌入 %d 个", len(r.Fonts), embedded)
}

// carried names the files in the file.
func carried(r *render.Report) string {
	if len(r.Attachments) == 0 {
		return "没有嵌入文件"
	}
	var names []string
	for _, a := range r.Attachments {
		names = append(names, fmt.Sprintf("%s（%s，%d 字节）", a.Name, a.Relationship, len(a.Data)))
	}
	return strings.Join(names, "、")
}

// own says whose template or fonts a file was made with.
func own(digest string) string {
	if digest == "default" {
		return "自带"
	}
	return digest
}

// fileRecord is a report as JSON. The names and their order are part of the
// program's interface.
func (v *verify) fileRecord(r *render.Report) any {
	type fontRecord struct {
		Name     string `json:"name"`
		Embedded bool   `json:"embedded"`
		Glyphs   int    `json:"glyphs"`
	}
	type attachment struct {
		Name         string `json:"name"`
		Relationship string `json:"relationship"`
		Bytes        int    `json:"bytes"`
	}
	record := struct {
		File        string          `json:"file"`
		Verdict     string          `json:"verdict"`
		Claims      []string        `json:"claims"`
		Version     string          `json:"pdfVersion"`
		Pages       int             `json:"pages"`
		Characters  int             `json:"characters"`
		Fonts       []fontRecord    `json:"fonts"`
		Structure   bool            `json:"structureChecked"`
		Elements    int             `json:"elements"`
		Marks       int             `json:"markedContents"`
		Attachments []attachment    `json:"attachments"`
		Producer    string          `json:"producer"`
		Build       any             `json:"build"`
		Rebuilt     string          `json:"rebuilt"`
		SHA256      string          `json:"sha256"`
		Findings    json.RawMessage `json:"findings"`
	}{
		File: r.Name, Verdict: r.Verdict().Word(), Claims: []string{}, Version: r.Version, Pages: r.Pages, Characters: r.Characters,
		Fonts: []fontRecord{}, Structure: r.Tagged, Elements: r.Elements, Marks: r.Marks, Attachments: []attachment{}, Producer: r.Producer,
		Build: struct {
			Version  string `json:"version"`
			Template string `json:"template"`
			Fonts    string `json:"fonts"`
		}{r.Build.Version, r.Build.Template, r.Build.Fonts},
		Rebuilt: r.Rebuilt.Word(), SHA256: hex.EncodeToString(r.SHA256[:]), Findings: v.found(),
	}
	if k := r.Claim; k.Part > 0 || k.UA > 0 {
		record.Claims = strings.Split(claims(r), "、")
	}
	for _, f := range r.Fonts {
		record.Fonts = append(record.Fonts, fontRecord{f.Name, f.Embedded, f.Glyphs})
	}
	for _, a := range r.Attachments {
		record.Attachments = append(record.Attachments, attachment{a.Name, a.Relationship, len(a.Data)})
	}
	return record
}

// found takes the findings collected so far as JSON.
func (v *verify) found() json.RawMessage {
	var b bytes.Buffer
	diag.WriteJSON(&b, v.report.found) // a buffer fails never
	v.report.found = nil
	return b.Bytes()
}

// writeJSON prints the whole run as one value.
func (v *verify) writeJSON() {
	if v.records == nil {
		v.records = []any{}
	}
	diag.EncodeJSON(v.out, struct { // the screen keeps a failure
		Files      []any           `json:"files"`
		Findings   json.RawMessage `json:"findings"` // of a template, of fonts.toml
		NotChecked string          `json:"notChecked"`
	}{v.records, v.found(), render.NotChecked}, " ")
}
