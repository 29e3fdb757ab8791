package check

import (
	"fmt"
	"strings"
	"testing"

	"gongwen/render/diag"
	"gongwen/render/source/bind"
	"gongwen/render/testkit"
)

// many is a notice of so many tasks in which some of everything is wrong.
func many(tasks int) string {
	var b strings.Builder
	b.WriteString("format = \"general\"\nissuer = \"某县水务局\"\nnumber = \"某水发〔2023〕22号\"\ndate = 2023-08-14\ntitle = \"关于印发2023年任务分解表的通知\"\n" +
		"text = \"现将《2023年任务分解表》印发给你们。\"\n[[attachment]]\ntitle = \"2023年任务分解表\"\ncontent = \"breakdown\"\n")
	for i := range tasks {
		fmt.Fprintf(&b, "[[task]]\ntopic = \"第%d类工作任务\"\nlead = [\"县水务局\", \"第%d乡镇人民政府\"]\nresponsible = \"县民政局、县财政局，各乡镇\"\n"+
			"requirement = \"根据国办发〔2022〕%d号文件，于2023年9月30日前完成第%d批管网改造，落实《甲办法》《乙办法》要求,新建泵站3～5座，做到“三同步”。\"\ndue = \"%d月底前\"\n",
			i, i%500, i%90+1, i, i%4+9)
	}
	return b.String()
}

// BenchmarkRun: 20,000 tasks in less than a second, and a line.
func BenchmarkRun(b *testing.B) {
	for _, tasks := range []int{1000, 10000, 20000} {
		b.Run(fmt.Sprint(tasks), func(b *testing.B) {
			n, _ := bind.Parse(&diag.Source{Name: "a.toml", Text: many(tasks)}, false)
			for b.Loop() {
				if len(Run(n)) < tasks {
					b.Fatal("too little is found")
				}
			}
		})
	}
}

// BenchmarkSample is the rules' part of a check of the sample.
func BenchmarkSample(b *testing.B) {
	n, _ := bind.Parse(&diag.Source{Name: "a.toml", Text: string(testkit.Read(b, testkit.Path("input/zhengwu-gongkai-2023.toml")))}, false)
	for b.Loop() {
		Run(n)
	}
}
