package render_test

import (
	"bytes"
	"fmt"
	"os"

	"gongwen/render"
	"gongwen/render/diag"
)

// small is a notice with a task for two departments.
const small = `format = "general"
issuer = "青禾县水务局"
number = "青水发〔2026〕12号"
title = "关于做好防汛工作的通知"
recipients = "局机关各科室"
date = 2026-03-05
text = "现将任务分解表印发给你们，请认真落实。"
[[attachment]]
title = "防汛任务分解表"
content = "breakdown"
[[task]]
topic = "备汛"
lead = ["办公室", "水旱灾害防御科"]
requirement = "检查物资仓库，补足缺额。"
due = "4月底前"
`

// From the text to both files.
func ExampleOpen() {
	doc, findings := render.Open("通知.toml", []byte(small), render.Config{})
	if doc == nil { // the findings say why
		diag.Print(os.Stdout, findings, false)
		return
	}
	var pdf, xlsx bytes.Buffer
	if err := doc.WritePDF(&pdf); err != nil {
		panic(err)
	}
	if err := doc.WriteXLSX(&xlsx); err != nil {
		panic(err)
	}
	fmt.Printf("%s %s\n", pdf.Bytes()[:8], xlsx.Bytes()[:2])
	for _, part := range doc.Parts(render.Issue{}) {
		fmt.Println(part.Name)
	}
	// Output:
	// %PDF-1.7 PK
	// 办公室.xlsx
	// 水旱灾害防御科.xlsx
}

// A mistake is a finding at its place, with the clause and a hint.
func ExampleOpen_findings() {
	doc, findings := render.Open("通知.toml", []byte(`format = "general"
issuer = "青禾县水务局"
number = "青水发[2026]12号"
title = "关于报送材料的通知"
date = 2026-03-05
text = "请于本月底前报送。"
`), render.Config{})
	fmt.Println(doc == nil)
	diag.Print(os.Stdout, findings, false)
	// Output:
	// true
	// 通知.toml:3:14: 错误 GW210: 发文字号“青水发[2026]12号”的年份没有用六角括号〔〕括起
	//     number = "青水发[2026]12号"
	//                     ^
	//     提示: 写作 青水发〔2026〕12号
	//     依据: GB/T 9704—2012 7.2.5（规定）
}

// An unfinished notice has pages all the same.
func ExampleBegin() {
	work := render.Begin("通知.toml", []byte(`issuer = "青禾县水务局"`), render.Config{})
	fmt.Println(work.Pages(), work.Findings().HasErrors())
	// Output: 1 true
}

// The workbooks come back: here one that nobody filled in.
func ExampleCollect() {
	doc, _ := render.Open("通知.toml", []byte(small), render.Config{})
	var sent bytes.Buffer
	if err := doc.Parts(render.Issue{})[0].Write(&sent); err != nil {
		panic(err)
	}
	returns := []render.Return{{Name: "办公室.xlsx", Data: sent.Bytes()}}
	result, findings := render.Collect("通知.toml", []byte(small), returns, render.Month{Day: render.Day{Year: 2026, Month: 5, Day: 6}})
	for _, pair := range result.Pairs {
		fmt.Println(pair.ID, pair.Group, pair.State)
	}
	for _, f := range findings {
		fmt.Println(f.Rule.Code)
	}
	// Output:
	// 001 办公室 未报
	// 001 水旱灾害防御科 未报
}

// A finished file is judged, and made anew from its source.
func ExampleRebuild() {
	doc, _ := render.Open("通知.toml", []byte(small), render.Config{})
	var pdf bytes.Buffer
	if err := doc.WritePDF(&pdf); err != nil {
		panic(err)
	}
	report := render.Verify("通知.pdf", pdf.Bytes())
	if _, err := render.Rebuild(report, "通知.toml", []byte(small), render.Config{}); err != nil {
		panic(err)
	}
	fmt.Println(report.Pages, report.Verdict() == render.Fit, report.Rebuilt == render.Same)
	// Output: 2 true true
}
