package compose_test

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/paper/compose"
	"gongwen/render/paper/papertest"
	"gongwen/render/testkit"
)

// texts are texts that stand nowhere.
func texts(s ...string) (out []diag.Text) {
	for _, t := range s {
		out = append(out, diag.Plain(t))
	}
	return out
}

func paragraph(s string) notice.Paragraph { return notice.Paragraph{Text: diag.Plain(s)} }

// plain is a notice with nothing left out and nothing special.
func plain() *notice.Notice {
	return &notice.Notice{
		Issuers: texts("青禾县人民政府"), Number: diag.Plain("青政发〔2026〕6号"), Recipients: diag.Plain("各乡镇人民政府"),
		Date: notice.Day{Year: 2026, Month: 3, Day: 12}, Notes: texts("此件公开发布"),
		Signature: notice.Signature{Names: texts("青禾县人民政府"), Seal: true},
		Parts: []notice.Part{{
			Heading: texts("青禾县人民政府", "关于做好防汛工作的通知"),
			Text: []notice.Paragraph{
				paragraph("现就有关事项通知如下。"),
				{Text: diag.Plain("一、提高认识"), Level: 1, Depth: 1, Ordinal: 6, Heading: 18},
				{Text: diag.Plain("（一）压实责任。各乡镇要落实责任。"), Level: 2, Depth: 2, Ordinal: 9, Heading: 24},
			},
		}},
	}
}

// breakdown is a table of every kind of cell: a section without tasks, merged
// topics, a lead alone, a number borne twice.
func breakdown() *notice.Breakdown {
	b := &notice.Breakdown{
		Columns: append([]notice.Column{{Key: notice.KeySeq, Head: diag.Plain("序号"), Merge: notice.MergeInTopic}, {Key: notice.KeyTitle, Head: diag.Plain("任务")}}, notice.StandardColumns()...),
		Sections: []notice.Heading{
			{Section: -1, Text: diag.Plain("一、防汛"), Ordinal: 6}, {Section: -1, Text: diag.Plain("二、抗旱"), Ordinal: 6, Entry: 3, Empty: true},
		},
		Topics: []notice.Heading{{Text: diag.Plain("（一）汛前"), Ordinal: 9}},
	}
	lead, all := notice.Units{Text: diag.Plain("水务局")}, notice.Units{Text: diag.Plain("各乡镇")}
	june := notice.Due{Text: diag.Plain("6月底前")}
	b.Tasks = []notice.Task{
		{Seq: "1", Title: diag.Plain("修订预案"), Lead: lead, Responsible: all, Requirement: diag.Plain("修订完善。\n报县备案。"), Due: june},
		{Seq: "1", Entry: 1, Lead: lead, Responsible: all, Requirement: diag.Plain("落实责任。"), Due: june},
		{Seq: "2", Entry: 2, Lead: lead, Requirement: diag.Plain("排查，整改。"), Due: notice.Due{Text: diag.Plain("7月，9月各一次")}},
	}
	return b
}

// TestGolden: each kind of notice, part and content as the elements that it is
// printed as.
func TestGolden(t *testing.T) {
	made := map[string]bool{}
	for name, change := range map[string]func(*notice.Notice){
		"plain":   func(*notice.Notice) {},
		"nothing": func(n *notice.Notice) { *n = notice.Notice{} },
		"blanks": func(n *notice.Notice) {
			*n = notice.Notice{Parts: []notice.Part{{}, {Kind: notice.Attached, Label: diag.Plain("附件")}}}
		},
		"head": func(n *notice.Notice) {
			n.Letterhead = notice.Letterhead{Serial: diag.Plain("000001"), Secrecy: diag.Plain("秘密★1年"), Urgency: diag.Plain("特急"), Registry: diag.Plain("QHDR-2026-001")}
			n.Signers = texts("张三", "李四", "王五")
			n.Imprint = notice.Imprint{
				Recipients: n.Recipients, CopyTo: diag.Plain("县委办公室"), PrintedBy: diag.Plain("县政府办公室"),
				PrintedOn: notice.Day{Year: 2026, Month: 3, Day: 15}, More: texts("共印50份"),
			}
			n.Recipients = diag.Text{}
		},
		"mark": func(n *notice.Notice) { n.Letterhead.Mark = diag.Plain("青禾县人民政府（会议通知）") },
		"joint": func(n *notice.Notice) {
			n.Issuers = texts("青禾县水务局", "青禾县应急管理局")
			n.Signature = notice.Signature{Names: n.Issuers, Under: texts("", "（代章）")}
		},
		"short names": func(n *notice.Notice) {
			n.Issuers = texts("青禾县水务局", "青禾县应急管理局")
			n.Letterhead = notice.Letterhead{Marks: texts("县水务局", "县应急局"), Bare: true}
			n.Signature.Names = texts("县水务局", "县应急局")
		},
		"letter": func(n *notice.Notice) {
			n.Form, n.Issuers = notice.Letter, append(n.Issuers, diag.Plain("青禾县水务局"))
			n.Imprint = notice.Imprint{CopyTo: diag.Plain("县委办公室"), PrintedBy: diag.Plain("县政府办公室")}
		},
		"table": func(n *notice.Notice) {
			b := breakdown()
			b.Orientation, b.Columns[1].Head, b.Columns[1].Width = notice.Landscape, diag.Verbatim("任务", 7), 20_000
			n.Parts = append(n.Parts, notice.Part{Kind: notice.Attached, Label: diag.Plain("附件"), Title: diag.Plain("分工表"), Heading: texts("分工表"), Content: b})
		},
		"list": func(n *notice.Notice) {
			b := breakdown()
			b.Form, b.Under = notice.AsList, diag.Path{Key: "document"}
			n.Parts = append(n.Parts, notice.Part{Kind: notice.Issued, Heading: texts("防汛方案"), Text: []notice.Paragraph{paragraph("为做好工作，制定本方案。")}, Content: b, After: []notice.Paragraph{paragraph("本方案由水务局解释。")}})
		},
		"list with lines": func(n *notice.Notice) {
			b := breakdown()
			b.Form, b.CloseLines, b.Sections, b.Topics = notice.AsList, true, nil, nil
			for i := range b.Tasks {
				b.Tasks[i].Section, b.Tasks[i].Topic = -1, -1
			}
			n.Parts[0].Content = b
		},
		"regulation": func(n *notice.Notice) {
			n.Parts = append(n.Parts, notice.Part{Kind: notice.Issued, Heading: texts("管理办法"), Text: []notice.Paragraph{
				paragraph("（2026年3月1日县政府常务会议通过）"), paragraph("第一章 总则"), paragraph("第一节　目的"), paragraph("第一条　为加强管理，制定本办法。"),
				{Text: diag.Plain("（一）先列；"), Level: 2, Depth: 1, Ordinal: 9, Heading: 18},
				paragraph("第二章"), paragraph("第二条规定的情形除外。"), paragraph("第二条  本办法自发布之日起施行。"),
			}})
			n.Parts[0].Text = []notice.Paragraph{paragraph("第一章　只是一句话")}
		},
		"items": func(n *notice.Notice) {
			n.Parts[0].Text = []notice.Paragraph{
				{Text: diag.Plain("一、总的要求"), Level: 1, Depth: 1, Ordinal: 6, Heading: 18},
				{Text: diag.Plain("（一）根据国家有关法律法规和省市有关规定，结合本县实际情况，经研究决定制定本规则。"), Level: 2, Depth: 2, Ordinal: 9, Heading: 120},
				{Text: diag.Plain("（二）实行县长负责制。副县长协助工作。"), Level: 2, Depth: 2, Ordinal: 9, Heading: 33},
				{Text: diag.Plain("1.分工。另行通知。"), Level: 3, Depth: 3, Ordinal: 2, Heading: 11},
			}
		},
		"two heads": func(n *notice.Notice) {
			b := breakdown()
			b.Columns = []notice.Column{
				{Key: notice.KeySeq, Head: diag.Plain("序号")},
				{Key: notice.KeyTitle, Head: diag.Plain("任务")},
				{Key: notice.KeyRequirement, Head: diag.Plain("任务")},
				{Key: notice.KeyLead, Over: diag.Plain("单位"), Head: diag.Plain("牵头")},
				{Key: notice.KeyResponsible, Over: diag.Plain("单位"), Head: diag.Plain("配合")},
				{Key: "start", Over: diag.Plain("时限"), Head: diag.Plain("日期")},
				{Key: notice.KeyDue, Over: diag.Plain("时限"), Head: diag.Plain("日期")},
				{Key: "a"},
				{Key: "b"},
			}
			n.Parts = append(n.Parts, notice.Part{Kind: notice.Attached, Label: diag.Plain("附件"), Title: diag.Plain("分工表"), Heading: texts("分工表"), Content: b})
		},
		"attachments": func(n *notice.Notice) {
			own := breakdown()
			own.Under = diag.Path{Key: "attachment", At: [2]int32{1}}
			grid := &notice.Grid{Heads: texts("序号", "姓名", "单位"), Rows: [][]diag.Text{texts("1", "张三"), {}}}
			n.Parts = append(n.Parts,
				notice.Part{Kind: notice.Issued, Heading: texts("防汛方案"), Text: []notice.Paragraph{paragraph("总则。")}},
				notice.Part{Kind: notice.Attached, Label: diag.Plain("附"), Number: 1, Title: diag.Plain("回执"), Heading: texts("参会回执"), Content: grid, After: []notice.Paragraph{paragraph("注：加盖公章。")}},
				notice.Part{Kind: notice.Attached, Number: 2, Title: diag.Plain("分工表"), Heading: texts("分工表"), Content: own})
		},
	} {
		t.Run(name, func(t *testing.T) {
			n := plain()
			change(n)
			d := compose.Compose(n, name == "blanks")
			whole(t, d)
			var b bytes.Buffer
			if err := d.Dump(&b); err != nil {
				t.Fatal(err)
			}
			made[name+".txt"] = true
			testkit.Golden(t, "testdata/"+name+".txt", b.Bytes())
		})
	}
	testkit.Stale(t, "testdata", made)
}

// whole sees that every element has a line, or a table with a column.
func whole(t interface{ Errorf(string, ...any) }, d *compose.Document) {
	check := func(elements []compose.Element) {
		for i := range elements {
			e := &elements[i]
			switch {
			case e.Table != nil && len(e.Table.Columns) == 0:
				t.Errorf("%s has a table without columns", e.Path)
			case e.Table == nil && (len(e.Lines) == 0 || diag.Concat(e.Lines...).Empty()):
				t.Errorf("%s has no line", e.Path)
			case e.Heading > 0 && e.Heading > len(e.Lines[0].S):
				t.Errorf("%s has a heading of %d bytes in %d", e.Path, e.Heading, len(e.Lines[0].S))
			}
		}
	}
	check(d.Head)
	for i := range d.Parts {
		check(d.Parts[i].Elements)
		if d.Parts[i].Title() == "" && i > 0 || d.Title() == "" {
			t.Errorf("part %d has no title", i)
		}
	}
	check(d.Imprint)
}

// TestTotal: of any model, however little or odd, there is a document.
func TestTotal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		whole(t, compose.Compose(papertest.Draw(t), false))
	})
}

// TestValues: metadata state the clerk's words, and none of the program's.
func TestValues(t *testing.T) {
	n := plain()
	n.Imprint.CopyTo = diag.Plain("县委办公室")
	d := compose.Compose(n, false)
	for f, want := range map[compose.Field]string{
		compose.Kind: "通知", compose.Mark: "青禾县人民政府文件", compose.Number: "青政发〔2026〕6号", compose.Title: "青禾县人民政府关于做好防汛工作的通知", compose.Recipients: "各乡镇人民政府",
		compose.Signature: "青禾县人民政府", compose.Date: "2026-03-12", compose.Note: "此件公开发布", compose.CopyTo: "县委办公室", compose.Serial: "", compose.Text: "",
	} {
		if got := d.Stated(f); got != want {
			t.Errorf("%v is %q, want %q", f, got, want)
		}
	}
	var fields []compose.Field
	for _, p := range d.Info {
		fields = append(fields, p.Field)
	}
	if want := []compose.Field{compose.Kind, compose.Mark, compose.Number, compose.Title, compose.Recipients, compose.Signature, compose.Date, compose.Note, compose.CopyTo}; !reflect.DeepEqual(fields, want) {
		t.Errorf("stated in the order %v", fields)
	}
	n.Parts[0].Heading = nil
	n.Letterhead.Mark = diag.Plain("青禾县人民政府令")
	if got := compose.Compose(n, false).Stated(compose.Kind); got != "令" {
		t.Errorf("without a title it is of the kind %q", got)
	}
}

// TestNames: every field has a name of its own.
func TestNames(t *testing.T) {
	seen := map[string]bool{}
	for f := compose.Kind; f <= compose.Content; f++ {
		if f.String() == "" || seen[f.String()] {
			t.Errorf("field %d is called %q", f, f)
		}
		seen[f.String()] = true
	}
}

type full struct{}

var errFull = errors.New("disk full")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestDumpFails(t *testing.T) {
	if err := compose.Compose(plain(), false).Dump(full{}); !errors.Is(err, errFull) {
		t.Errorf("error %v", err)
	}
}

// TestAttachmentLabel: the 附件说明 says 附 where all attachments are labelled so,
// and 附件 where they are not alike (7.3.4, 7.3.7).
func TestAttachmentLabel(t *testing.T) {
	for labels, want := range map[string]string{"附件": "附件：", "附": "附：", "附件 附件": "附件：1.", "附 附": "附：1.", "附 附件": "附件：1."} {
		n := &notice.Notice{Parts: []notice.Part{{}}}
		all := strings.Fields(labels)
		for i, label := range all {
			p := notice.Part{Kind: notice.Attached, Label: diag.Plain(label), Title: diag.Plain("名单")}
			if len(all) > 1 {
				p.Number = i + 1
			}
			n.Parts = append(n.Parts, p)
		}
		if got := compose.Find(compose.Compose(n, false).Parts[0].Elements, compose.AttachmentNote).Label.S; got != want {
			t.Errorf("%s: %s, not %s", labels, got, want)
		}
	}
}
