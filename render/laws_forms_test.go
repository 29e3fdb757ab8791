package render_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gongwen/render"
	"gongwen/render/notice"
	"gongwen/render/paper/frame"
)

// drawForms draws a notice of the forms that drawNotice lacks: a document that
// is issued, its text in headings or articles, tasks as paragraphs, there or in
// the notice's own text, heads of two rows, plain tables and forms.
func drawForms(t *rapid.T) string {
	var d drawn
	d.line("format = \"general\"\nissuer = \"某区办公室\"\nnumber = \"某政办〔2023〕1号\"\ndate = 2023-03-05")
	d.line(`title = "关于印发%s的通知"`, strings.Repeat("重点工作任务", rapid.IntRange(1, 6).Draw(t, "title"))+"分解方案")
	if !chance(t, 4, "no recipients") {
		d.line(`recipients = "%s"`, strings.TrimRight(text(t, 3, 60, "recipients"), "：；，。、"))
	}
	d.line(`text = "%s。"`, text(t, 5, 200, "text"))
	inText := chance(t, 3, "tasks in the text")
	if inText {
		d.line(`content = "breakdown"`)
	}
	d.line("[signature]\nseal = %t", chance(t, 2, "seal"))
	if chance(t, 2, "imprint") {
		d.line("[imprint]\ncopy_to = \"%s\"\nmore = [\"共印50份\"]", strings.TrimRight(text(t, 3, 80, "copy to"), "：；，。、"))
	}
	shown := inText
	if chance(t, 2, "document") {
		d.line("[document]\ntitle = \"%s方案\"", strings.Repeat("重点工作", rapid.IntRange(1, 8).Draw(t, "document title")))
		if regulation := chance(t, 2, "regulation"); regulation {
			d.line(`text = "%s"`, drawRegulation(t))
		} else {
			d.line(`text = "%s"`, drawHeadings(t))
		}
		if !shown && chance(t, 2, "tasks in the document") {
			shown = true
			d.line(`content = "breakdown"`)
			if chance(t, 2, "after") {
				d.line(`after = "%s。"`, text(t, 5, 80, "after text"))
			}
		}
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "grids") {
		columns := rapid.IntRange(1, 7).Draw(t, "columns")
		d.line("[[attachment]]\nlabel = \"附\"\ntitle = \"某项清单之%d\"\ncontent = \"table\"", i+1)
		heads, rows := []string{`"序号"`}, []string(nil)
		for k := 1; k < columns; k++ {
			heads = append(heads, fmt.Sprintf("%q", "栏目"+strings.Repeat("名称", rapid.IntRange(0, 3).Draw(t, "head"))+fmt.Sprint(k)))
		}
		for r := range rapid.IntRange(1, 30).Draw(t, "rows") {
			row := []string{fmt.Sprintf("%q", fmt.Sprint(r+1))}
			for range columns - 1 {
				cell := ""
				if !chance(t, 3, "blank cell") {
					cell = text(t, 1, 40, "cell")
				}
				row = append(row, fmt.Sprintf("%q", cell))
			}
			rows = append(rows, "["+strings.Join(row, ", ")+"]")
		}
		d.line("columns = [%s]\nrows = [%s]", strings.Join(heads, ", "), strings.Join(rows, ", "))
	}
	if !shown {
		d.line("[[attachment]]\ntitle = \"任务分解表\"\ncontent = \"breakdown\"")
	}
	drawTasks(t, &d)
	return d.String()
}

// drawTasks draws a breakdown in one of its forms.
func drawTasks(t *rapid.T, d *drawn) {
	if chance(t, 3, "lines") {
		d.line("[breakdown]\nform = \"list\"\nclose = \"lines\"")
	} else {
		d.line("[breakdown]\nform = \"%s\"", rapid.SampledFrom([]string{"list", "table"}).Draw(t, "form"))
	}
	d.line("orientation = \"%s\"", rapid.SampledFrom([]string{"auto", "landscape", "portrait"}).Draw(t, "orientation"))
	for _, c := range []string{`"seq"`, "\"title\"\nhead = \"任务\"", "\"requirement\"\nhead = \"任务\"", "\"lead\"\nhead = [\"单位\", \"牵头\"]", "\"responsible\"\nhead = [\"单位\", \"配合\"]", `"due"`} {
		d.line("[[breakdown.column]]\nkey = %s", c)
	}
	for i := range rapid.IntRange(1, 12).Draw(t, "tasks") {
		d.line("[[task]]")
		section, topic := i == 0 || chance(t, 4, "section"), chance(t, 2, "topic")
		if section {
			d.line("section = \"第%d方面%s\"", i, strings.Repeat("工作", rapid.IntRange(0, 6).Draw(t, "section length")))
		}
		if topic {
			d.line("topic = \"围绕%s推进%d\"\nresponsible = \"各街道\"", text(t, 2, 12, "topic text"), i)
		}
		if section || topic {
			d.line(`lead = ["某局"]`)
		}
		d.line("title = \"%s\"\nrequirement = \"%s。\"\ndue = \"12月底前\"", "任务"+text(t, 1, 12, "task title"), text(t, 1, 120, "requirement"))
	}
}

func drawHeadings(t *rapid.T) string {
	var out []string
	for i := range rapid.IntRange(1, 4).Draw(t, "headings") {
		out = append(out, hanziOrdinal(i)+"、"+text(t, 2, 40, "heading")+"。"+text(t, 2, 120, "paragraph")+"。")
		for k := range rapid.IntRange(0, 2).Draw(t, "second") {
			out = append(out, "（"+hanziOrdinal(k)+"）"+text(t, 2, 60, "heading")+"。")
		}
	}
	return strings.Join(out, `\n`)
}

func drawRegulation(t *rapid.T) string {
	var out []string
	article := 0
	for i := range rapid.IntRange(1, 3).Draw(t, "chapters") {
		out = append(out, "第"+hanziOrdinal(i)+"章　"+text(t, 2, 40, "chapter"))
		for range rapid.IntRange(1, 4).Draw(t, "articles") {
			out = append(out, "第"+hanziOrdinal(article)+"条　"+text(t, 2, 200, "article")+"。")
			article++
		}
	}
	return strings.Join(out, `\n`)
}

func hanziOrdinal(i int) string {
	return []string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"}[i]
}

// TestFormLaws holds the pages of these forms to the same laws.
func TestFormLaws(t *testing.T) {
	count := seen{}
	count.drawn(t, func(rt *rapid.T) {
		src := drawForms(rt)
		doc, list := render.Open("drawn.toml", []byte(src), render.Config{})
		if doc == nil {
			rt.Fatalf("refused: %v\n%s", list[0].Message, short(src))
		}
		f := doc.Frames()
		for _, bad := range []error{wordLaw(doc), textLaw(doc), areaLaw(f), overlapLaw(f), ruleLaw(f), edgeLaw(f)} {
			if bad != nil {
				rt.Fatalf("%v\n%s", bad, short(src))
			}
		}
		for i, p := range doc.Notice().Parts {
			switch content := p.Content.(type) {
			case *notice.Grid:
				count["grid"]++
			case *notice.Breakdown:
				count[fmt.Sprintf("form %d in part %d", content.Form, min(int(p.Kind), 1+i))]++
			}
		}
		for i := range f.Pages {
			if f.Pages[i].Role == frame.TablePage && f.Pages[i].Rotate != 0 {
				count["landscape"]++
			}
		}
	}, "grid", "landscape", "form 0 in part 0", "form 1 in part 0", "form 0 in part 1", "form 1 in part 1", "form 0 in part 2", "form 1 in part 2")
}
