package verify

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
)

// Lines say what is known of the file beside what is wrong with it: a line in
// Chinese for each kind of thing, as 字体: 4 个，全部嵌入；862 个字. source is what the
// user calls the source that it was held against.
func (r *Report) Lines(source string) (lines []string) {
	say := func(label, format string, args ...any) {
		lines = append(lines, label+": "+fmt.Sprintf(format, args...))
	}
	if r.Pages > 0 {
		claims := strings.Join(r.claims(), "、")
		if claims == "" {
			claims = "没有声明存档级别"
		}
		say("声明", "%s（PDF %s，%d 页）", claims, r.Version, r.Pages)
	}
	if len(r.Fonts) > 0 {
		say("字体", "%s；%d 个字", r.embedding(), r.Characters)
	}
	switch {
	case r.Tagged:
		say("结构", "%d 个元素，%d 段内容", r.Elements, r.Marks)
	case r.Pages > 0:
		say("结构", "所声明的级别不要求，没有查")
	}
	if r.Pages > 0 {
		say("附带", "%s", r.carried())
	}
	switch {
	case r.Build.Version != "":
		say("生成", "gongwen %s，模板 %s，字体 %s", r.Build.Version, own(r.Build.Template), own(r.Build.Fonts))
	case r.Producer != "":
		say("生成", "%s", r.Producer)
	}
	switch r.Rebuilt {
	case NotRebuilt:
	case Same:
		say("对照", "与 %s 重新生成的一致，一个字节不差", source)
	default:
		say("对照", "%s", r.Rebuilt)
	}
	if r.Size > 0 {
		say("SHA-256", "%x", r.SHA256)
	}
	return lines
}

// claims are the levels that the file says it conforms to.
func (r *Report) claims() []string {
	var all []string
	if k := r.Claim; k.Part > 0 {
		all = append(all, fmt.Sprintf("PDF/A-%d%s", k.Part, strings.ToLower(k.Level)))
	}
	if r.Claim.UA > 0 {
		all = append(all, fmt.Sprintf("PDF/UA-%d", r.Claim.UA))
	}
	return all
}

// embedding says of the fonts in use how many are embedded.
func (r *Report) embedding() string {
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
func (r *Report) carried() string {
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

// Record is the report for programs, with findings as JSON. The names and their order
// are part of the program's interface.
func (r *Report) Record(findings json.RawMessage) any {
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
		File: r.Name, Verdict: r.Verdict().Word(), Claims: append([]string{}, r.claims()...), Version: r.Version, Pages: r.Pages, Characters: r.Characters,
		Fonts: []fontRecord{}, Structure: r.Tagged, Elements: r.Elements, Marks: r.Marks, Attachments: []attachment{}, Producer: r.Producer,
		Build: struct {
			Version  string `json:"version"`
			Template string `json:"template"`
			Fonts    string `json:"fonts"`
		}{r.Build.Version, r.Build.Template, r.Build.Fonts},
		Rebuilt: r.Rebuilt.Word(), SHA256: hex.EncodeToString(r.SHA256[:]), Findings: findings,
	}
	for _, f := range r.Fonts {
		record.Fonts = append(record.Fonts, fontRecord(f))
	}
	for _, a := range r.Attachments {
		record.Attachments = append(record.Attachments, attachment{a.Name, a.Relationship, len(a.Data)})
	}
	return record
}
