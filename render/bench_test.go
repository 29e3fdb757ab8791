package render_test

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"gongwen/render"
	"gongwen/render/book/assign"
	"gongwen/render/book/xlsx"
	"gongwen/render/check"
	"gongwen/render/diag"
	"gongwen/render/paper/compose"
	"gongwen/render/paper/layout"
	"gongwen/render/paper/pdf"
	"gongwen/render/source/bind"
	"gongwen/render/testkit"
)

// generated is a notice with n tasks of the sample's proportions: topics of
// about three rows, sections of about ten, seventeen leads.
func generated(n int) string {
	var b strings.Builder
	b.WriteString(`format = "general"
issuer = "济宁高新区管委会办公室"
number = "济高新管办字〔2023〕22号"
title = "关于印发2023年重点工作任务分解表的通知"
recipients = "各街道办事处，区直各部门单位"
date = 2023-08-14
text = """
现将《2023年重点工作任务分解表》印发给你们，请认真贯彻落实。
一、提高思想认识。各街道、各部门单位要切实提高思想认识，加强组织领导，明确责任分工，细化工作措施，确保各项任务按期完成。"""

[[attachment]]
title = "2023年重点工作任务分解表"
content = "breakdown"
`)
	const requirement = "深入推进公共企事业单位信息公开，按照国务院主管部门出台的有关规定完善本领域公开目录，确保栏目清晰、要素齐全、更新及时"
	runes := []rune(requirement)
	for i := range n {
		b.WriteString("\n[[task]]\n")
		if i%10 == 0 {
			fmt.Fprintf(&b, "section = \"第%d类工作信息公开\"\n", i/10+1)
		}
		if i%10 == 0 || i%10 == 3 || i%10 == 7 {
			fmt.Fprintf(&b, "topic = \"围绕第%d项任务强化公开\"\nlead = [\"区第%d局\"]\nresponsible = \"区直各部门、驻区各单位、各街道\"\ndue = \"%d月底前\"\n", i/3+1, i%17+1, i%12+1)
		}
		fmt.Fprintf(&b, "requirement = \"%s（第%d项）。\"\n", string(runes[:18+i*7%len(runes)%38]), i+1)
	}
	return b.String()
}

// BenchmarkStages gives the share of each stage; figures in README come from
// here.
func BenchmarkStages(b *testing.B) {
	inputs := []struct{ name, text string }{
		{"seed", string(testkit.SampleTexts(b)["zhengwu-gongkai-2023"])},
		{"1000", generated(1000)},
		{"10000", generated(10000)},
	}
	faces := render.DefaultFaces()
	template, list := render.LoadTemplate(nil)
	if template == nil {
		b.Fatal(testkit.Printed(list))
	}
	b.Run("template", func(b *testing.B) {
		for b.Loop() {
			render.LoadTemplate(nil)
		}
	})
	for _, in := range inputs {
		b.Run(in.name, func(b *testing.B) {
			src := &diag.Source{Name: "a.toml", Text: in.text}
			n, list := bind.Parse(src, false)
			if list.HasErrors() {
				b.Fatal(testkit.Printed(list))
			}
			frames, list := layout.Layout(compose.Compose(n, false), template.Format(n.Form), faces)
			if list.HasErrors() {
				b.Fatal(testkit.Printed(list))
			}
			plan, list := assign.Plan(n, n.Assignment())
			if list.HasErrors() {
				b.Fatal(testkit.Printed(list))
			}
			stages := []struct {
				name string
				run  func() error
			}{
				{"parse", func() error { bind.Parse(src, false); return nil }},
				{"check", func() error { check.Run(n); return nil }},
				{"layout", func() error { layout.Layout(compose.Compose(n, false), template.Format(n.Form), faces); return nil }},
				{"pdf", func() error { return pdf.Write(io.Discard, frames, faces, pdf.Options{}) }},
				{"sheet", func() error { assign.Plan(n, n.Assignment()); return nil }},
				{"xlsx", func() error { return xlsx.Write(io.Discard, plan) }},
			}
			for _, s := range stages {
				b.Run(s.name, func(b *testing.B) {
					b.ReportAllocs()
					for b.Loop() {
						if err := s.run(); err != nil {
							b.Fatal(err)
						}
					}
				})
			}
		})
	}
}
