package intake_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/source/bind"
	"gongwen/render/testkit"
)

// wordOf is a notice as an office drafts it in Word: all of it but the imprint's
// rules.
func wordOf(n *notice.Notice) string {
	const red, right, page = `<w:rPr><w:color w:val="FF0000"/></w:rPr>`, `<w:jc w:val="right"/>`, `<w:pageBreakBefore/>`
	var b strings.Builder
	mark := strings.ReplaceAll(para(n.IssuerName()+"文件", center), "<w:r><w:t", "<w:r>"+red+"<w:t")
	b.WriteString(mark + para(n.Number.S, center))
	for _, l := range n.Body().Heading {
		b.WriteString(para(l.S, center))
	}
	b.WriteString(para(n.Recipients.S + "："))
	texts := func(all []notice.Paragraph) {
		for i := range all {
			b.WriteString(para("　　" + all[i].Text.S))
		}
	}
	list := n.Attachments()
	content := func(p *notice.Part) {
		texts(p.Text)
		if t, ok := p.Content.(*notice.Breakdown); ok {
			b.WriteString(sheetOf(t, "").tbl())
		}
		texts(p.After)
		if p != &n.Parts[n.Owner()] {
			return
		}
		for i := range list {
			item := list[i].Title.S
			if len(list) > 1 {
				item = strconv.Itoa(i+1) + "." + item
			}
			if i == 0 {
				item = "附件：" + item
			}
			b.WriteString(para("　　" + item))
		}
	}
	content(n.Body())
	b.WriteString(para(n.IssuerName(), right) + para(n.Date.Chinese(), right))
	for _, note := range n.Notes {
		b.WriteString(para("（" + note.S + "）"))
	}
	for i := range n.Parts[1:] {
		p := &n.Parts[1+i]
		first := page
		if p.Kind == notice.Attached {
			label := "附件"
			if len(list) > 1 {
				label += strconv.Itoa(p.Number)
			}
			b.WriteString(para(label, page))
			first = ""
		}
		for _, l := range p.Heading {
			b.WriteString(para(l.S, first, center))
			first = ""
		}
		content(p)
	}
	return b.String()
}

// said is what a notice says, an element a line.
func said(n *notice.Notice) (out []string) {
	add := func(what, s string) {
		if s = strings.Join(strings.Fields(s), ""); s != "" {
			out = append(out, what+" "+s)
		}
	}
	add("issuer", n.IssuerName())
	add("number", n.Number.S)
	add("recipients", n.Recipients.S)
	add("date", n.Date.ISO())
	for _, note := range n.Notes {
		add("note", note.S)
	}
	for i := range n.Parts {
		p := &n.Parts[i]
		add("title", p.Title.S)
		add("heading", diag.Concat(p.Heading...).S)
		for _, all := range [...][]notice.Paragraph{p.Text, p.After} {
			for k := range all {
				add("text", all[k].Text.S)
			}
		}
		if t, ok := p.Content.(*notice.Breakdown); ok {
			var keys []string
			for k := range t.Columns {
				keys = append(keys, t.Columns[k].Key)
			}
			for _, row := range rows(t, keys) {
				for _, key := range keys { // heads decide the keys
					row = strings.ReplaceAll(row, "| "+key+"=", "| ")
					row = strings.TrimPrefix(row, key+"=")
				}
				add("row", row)
			}
		}
	}
	return out
}

// TestWholeNotices: the samples and real notices, drafted in Word, come back as
// the same notice: every element, every paragraph, every row.
func TestWholeNotices(t *testing.T) {
	tried := 0
	for _, path := range append(testkit.Samples(t), testkit.Shared(t, "real/*.toml")...) {
		n, list := bind.Parse(&diag.Source{Name: path, Text: string(testkit.Read(t, path))}, true)
		if list.HasErrors() || n.Form != notice.General || len(n.Issuers) != 1 || n.Recipients.Empty() {
			continue
		}
		other := false
		for i := range n.Parts {
			b, table := n.Parts[i].Content.(*notice.Breakdown)
			other = other || n.Parts[i].Content != nil && (!table || b.Form != notice.AsTable)
		}
		if other {
			continue // as a table or a list, see TestRoundTrip
		}
		tried++
		t.Run(testkit.Stem(path), func(t *testing.T) {
			got, told := imported(t, "通知.docx", docx(t, wordOf(n)))
			if diff := cmp.Diff(said(n), said(got)); diff != "" {
				t.Errorf("(-notice +imported)\n%s\n%s", diff, told)
			}
		})
	}
	if tried < 3 {
		t.Errorf("%d notices only", tried)
	}
}
