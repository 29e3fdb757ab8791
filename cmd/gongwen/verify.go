package main

import (
	"bytes"
	"encoding/json"
	"path/filepath"

	"gongwen/cmd/gongwen/console"
	"gongwen/cmd/gongwen/options"
	"gongwen/cmd/gongwen/places"
	"gongwen/cmd/gongwen/set"
	"gongwen/render"
	"gongwen/render/diag"
)

const defaultPDFs = "output/*.pdf"

// verify is one run of the verb.
type verify struct {
	*command
	settings
	report   console.Report
	json     bool
	manifest bool
	records  []any // of all files, for JSON
	source   string
	text     []byte // of the source
	cfg      render.Config
}

func (v *verify) options() []options.Option {
	return append(v.settings.options(), options.Word("source", "TOML 文件", &v.source), options.Switch("manifest", &v.manifest), options.Switch("json", &v.json))
}

func (c *command) verify(args []string) int {
	v := verify{command: c, report: console.Report{People: c.Out}}
	named, code, ok := c.parse("verify", v.options(), args)
	if !ok {
		return code
	}
	switch {
	case v.manifest && v.source != "":
		return c.SeeHelp("verify", "--manifest 和 --source 只能写一个")
	case v.source == "" && (v.template != "" || v.fonts != ""):
		return c.SeeHelp("verify", "--template、--fonts 是给 --source 用的")
	}
	if v.json {
		v.report.Print = diag.WriteJSON
	}
	if v.manifest {
		code = v.manifests(named)
	} else {
		code = v.files(named)
	}
	if v.json && (code < console.Usage || len(v.records) > 0) {
		v.writeJSON()
	}
	return c.Spoken(code)
}

// files verifies PDF files. One that cannot be read does not stop the others.
func (v *verify) files(named []string) int {
	if len(named) == 0 {
		named, _ = filepath.Glob(defaultPDFs) // its pattern is well-formed
		if len(named) == 0 {
			return v.Misuse("写明文件，如 gongwen verify 通知.pdf，或在 output 文件夹所在的位置运行",
				"没有写文件名，这里也没有 %s", defaultPDFs)
		}
	}
	names, code := v.find("verify", named)
	if code != console.Fine {
		return code
	}
	if v.source != "" {
		if len(names) != 1 {
			return v.SeeHelp("verify", "--source 一次只对照一个 PDF，写了 %d 个", len(names))
		}
		if v.text, code = v.read("verify", v.source); code != console.Fine {
			return code
		}
		if v.cfg, code = v.config("verify", v.settings, &v.report); code != console.Fine {
			return code
		}
	}
	for _, name := range names {
		code = max(code, v.file(name))
	}
	if !v.json && code < console.Usage {
		v.Say("以上是自查，没有核对%s；需要权威结论请用 veraPDF 等验证软件", render.NotChecked)
	}
	return code
}

// file verifies one PDF.
func (v *verify) file(name string) int {
	data, err := set.ReadUpTo(name, render.MaxPDF+1)
	if err != nil {
		return v.Unread("verify", name, ".pdf", err)
	}
	r := render.Verify(places.Shown(name), data)
	if v.source != "" {
		list, err := render.Rebuild(r, places.Shown(v.source), v.text, v.cfg)
		if err != nil {
			return v.Fail("生成", places.Shown(v.source)+" 的 PDF", err)
		}
		v.report.Add(list)
	}
	v.report.Add(r.Findings)
	v.tellFile(r)
	if v := r.Verdict(); v != render.Fit && v != render.Clear {
		return console.Notice
	}
	return console.Fine
}

// tellFile says what is known of a file beside what is wrong with it.
func (v *verify) tellFile(r *render.Report) {
	if v.json {
		v.records = append(v.records, r.Record(v.found()))
		return
	}
	v.Say("%s: %s", r.Name, r.Verdict())
	for _, line := range r.Lines(places.Shown(v.source)) {
		v.Say("    %s", line)
	}
}

// found takes the findings collected so far as JSON.
func (v *verify) found() json.RawMessage {
	var b bytes.Buffer
	diag.WriteJSON(&b, v.report.Take()) // a buffer takes everything
	return b.Bytes()
}

// writeJSON prints the whole run as one value.
func (v *verify) writeJSON() {
	if v.records == nil {
		v.records = []any{}
	}
	diag.EncodeJSON(v.Out, struct { // the screen keeps a failure
		Files      []any           `json:"files"`
		Findings   json.RawMessage `json:"findings"` // of a template, of fonts.toml
		NotChecked string          `json:"notChecked"`
	}{v.records, v.found(), render.NotChecked}, " ")
}
