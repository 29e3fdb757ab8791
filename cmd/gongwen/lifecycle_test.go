package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"gongwen/cmd/gongwen/console"
)

// life is a notice over its months, from outside: files and verbs alone.
type life struct {
	t   *testing.T
	dir string
}

// does runs a verb and gives all that it says.
func (l *life) does(want int, args ...string) string {
	l.t.Helper()
	var out, talk bytes.Buffer
	if code := run(args, nil, &out, &talk); code != want {
		l.t.Fatalf("%s: exit code %d, want %d\n%s%s", strings.Join(args, " "), code, want, out.String(), talk.String())
	}
	return out.String() + talk.String()
}

func (l *life) path(names ...string) string {
	return filepath.Join(append([]string{l.dir}, names...)...)
}

func (l *life) write(name, text string) string {
	l.t.Helper()
	if err := os.WriteFile(l.path(name), []byte(text), 0o600); err != nil {
		l.t.Fatal(err)
	}
	return l.path(name)
}

// work is a task of the notice.
type work struct{ section, topic, lead, text, due, kpi string }

func lived(number, more string, column bool, tasks []work) string {
	var b strings.Builder
	b.WriteString("format = \"general\"\nissuer = \"青禾县人民政府办公室\"\nnumber = \"" + number + "\"\ntitle = \"关于印发2026年重点工作任务分解表的通知\"\nrecipients = \"各镇街，县直各部门\"\ndate = 2026-03-05\ntext = \"现将《2026年重点工作任务分解表》印发给你们，请认真落实。\"\n" + more)
	b.WriteString("[[department]]\nname = \"各镇街\"\nmembers = [\"东街道\", \"西镇\"]\n")
	b.WriteString("[[attachment]]\ntitle = \"2026年重点工作任务分解表\"\ncontent = \"breakdown\"\n")
	if column {
		for _, c := range [][2]string{{"topic", "工作任务"}, {"requirement", "具体要求"}, {"kpi", "量化指标"}, {"lead", "牵头部门"}, {"due", "完成时限"}} {
			fmt.Fprintf(&b, "[[breakdown.column]]\nkey = %q\nhead = %q\n", c[0], c[1])
		}
	}
	for _, w := range tasks {
		fmt.Fprintf(&b, "[[task]]\nsection = %q\ntopic = %q\nlead = [\"%s\"]\nresponsible = []\nrequirement = %q\ndue = %q\n", w.section, w.topic, strings.ReplaceAll(w.lead, "、", `", "`), w.text, w.due)
		if column {
			fmt.Fprintf(&b, "kpi = %q\n", w.kpi)
		}
	}
	return b.String()
}

// typed is what a department types into a cell.
type typed struct{ Sheet, Cell, Text string }

// fill fills in the departments' files of a folder and puts them into another, by
// a program that is told what to type: every row but each skipped one, with words
// that no other answer has. It gives those words by key.
func (l *life) fill(by filler, from, to, word string, skip int) map[string]string {
	l.t.Helper()
	if err := os.MkdirAll(to, 0o700); err != nil {
		l.t.Fatal(err)
	}
	files, _ := filepath.Glob(filepath.Join(from, "*.xlsx"))
	said := map[string]string{}
	all := map[string][]typed{}
	n := 0
	for _, file := range files {
		f, err := excelize.OpenFile(file)
		if err != nil {
			l.t.Fatal(err)
		}
		all[file] = nil // those who only assist send theirs back too
		for _, sheet := range f.GetSheetList() {
			head := map[string]int{}
			rows, _ := f.GetRows(sheet)
			for r, row := range rows {
				if i := slices.Index(row, "完成状态"); i >= 0 {
					for c, h := range row {
						head[h] = c + 1
					}
					continue
				}
				if len(head) == 0 || len(row) == 0 || strings.Count(row[0], "|") != 2 {
					continue
				}
				if n++; n%skip == 0 {
					continue
				}
				who := strings.TrimSuffix(filepath.Base(file), ".xlsx")
				text := fmt.Sprintf("%s%s第%d行已推进。", word, who, r)
				for column, value := range map[string]string{"完成状态": "推进中", "进展情况": text} {
					cell, _ := excelize.CoordinatesToCellName(head[column], r+1)
					all[file] = append(all[file], typed{sheet, cell, value})
				}
				said[row[0]+"|"+who] = text
			}
		}
		f.Close()
	}
	if len(said) == 0 {
		l.t.Fatalf("nothing to fill in in %s", from)
	}
	by(l.t, all, to)
	for _, file := range files {
		if _, err := os.Stat(filepath.Join(to, filepath.Base(file))); err != nil {
			l.t.Fatal(err)
		}
	}
	return said
}

// sheetOf is the rows of a sheet by their heads, and all the words of the file.
func (l *life) sheetOf(file, sheet string) (rows []map[string]string, all string) {
	l.t.Helper()
	f, err := excelize.OpenFile(file)
	if err != nil {
		l.t.Fatal(err)
	}
	defer f.Close()
	for _, name := range f.GetSheetList() {
		grid, _ := f.GetRows(name)
		var heads []string
		for _, row := range grid {
			all += strings.Join(row, "\n") + "\n"
			switch {
			case name != sheet:
			case heads == nil && slices.Contains(row, "收集状态"):
				heads = row
			case heads != nil:
				m := map[string]string{}
				for c, v := range row {
					m[heads[c]] = v
				}
				rows = append(rows, m)
			}
		}
	}
	return rows, all
}

// annotate writes a word of the clerk's beside every row of a ledger.
func (l *life) annotate(file string) (words []string) {
	l.t.Helper()
	f, err := excelize.OpenFile(file)
	if err != nil {
		l.t.Fatal(err)
	}
	defer f.Close()
	rows, _ := f.GetRows("台账")
	col := 0
	for r, row := range rows {
		if i := slices.Index(row, "批示"); i >= 0 {
			col = i + 1
		} else if col > 0 {
			cell, _ := excelize.CoordinatesToCellName(col, r+1)
			words = append(words, fmt.Sprintf("第%d号批示", r))
			f.SetCellStr("台账", cell, words[len(words)-1])
		}
	}
	if err := f.Save(); err != nil {
		l.t.Fatal(err)
	}
	return words
}

// TestLifeCycle: a notice is issued, split and filled in, April is collected, the
// notice amended in ten ways, May collected, and who is behind is reminded. Every
// pair of a task and a department, every answer and every word of the clerk is
// accounted for.
func TestLifeCycle(t *testing.T) {
	t.Run("excelize", func(t *testing.T) { liveOn(t, byExcelize, byExcelize) })
	t.Run("LibreOffice and openpyxl", func(t *testing.T) {
		needOffices(t)
		liveOn(t, byLibreOffice, byOpenpyxl)
	})
}

// liveOn lives it, April being filled in by one program and May by another.
func liveOn(t *testing.T, byApril, byMay filler) {
	l := &life{t, t.TempDir()}
	tasks := []work{
		{"发展", "项目", "发改局、财政局", "开工重点项目十二个，完成投资计划的百分之八十。", "11月底前", "十二个"},
		{"发展", "项目", "发改局", "编制下一年度投资计划草案并报县政府审定。", "10月底前", "一份"},
		{"发展", "资金", "财政局", "按月拨付项目资金，开展绩效评价。", "4月底前", "全部"},
		{"发展", "资金", "审计局", "对项目资金开展跟踪审计。", "12月底前", "全部"},
		{"民生", "教育", "教育局", "新建幼儿园两所，秋季学期投入使用。", "8月底前", "两所"},
		{"民生", "教育", "教育局、各镇街", "控辍保学，动态清零。", "12月底前", "清零"},
		{"民生", "医疗", "卫健局", "乡镇卫生院全部配齐全科医生。", "12月底前", "全部"},
		{"民生", "医疗", "卫健局", "推进分级诊疗，基层首诊率达到百分之六十五。", "3月底前", "百分之六十五"},
		{"民生", "环境", "各镇街", "开展人居环境整治，每月一评比。", "12月底前", "每月"},
		{"民生", "环境", "住建局", "改造老旧小区十个。", "11月底前", "十个"},
	}
	old := l.write("旧.toml", lived("青政办发〔2026〕8号", "", false, tasks))
	out := l.path("out")

	// April.
	l.does(console.Fine, "build", old, "--split", "--xlsx", "--period", "2026-04", "-o", out)
	april := l.fill(byApril, filepath.Join(out, "旧", "2026-04"), l.path("四月"), "四月", 5)
	l.does(console.Fine, "collect", old, l.path("四月"), "--period", "2026-04", "-o", out)
	ledger := filepath.Join(out, "旧-台账-2026-04.xlsx")
	rows, all := l.sheetOf(ledger, "台账")
	if len(rows) != 12 {
		t.Errorf("%d rows of 12 pairs", len(rows))
	}
	for key, text := range april {
		if !strings.Contains(all, text) {
			t.Errorf("April's ledger lacks %s %q", key, text)
		}
	}
	words := l.annotate(ledger)
	l.does(console.Fine, "collect", old, l.path("四月"), "--period", "2026-04", "-o", out)
	if _, all = l.sheetOf(ledger, "台账"); !strings.Contains(all, words[3]) {
		t.Error("collected again, the clerk's words are gone")
	}
	if _, err := os.Stat(filepath.Join(out, "旧版", "旧-台账-2026-04.xlsx")); err != nil {
		t.Error("the ledger that the clerk wrote in is not set aside")
	}

	// May's files go out before the notice is amended.
	l.does(console.Fine, "build", old, "--split", "--xlsx", "--period", "2026-05", "-o", out)
	may := l.fill(byMay, filepath.Join(out, "旧", "2026-05"), l.path("五月"), "五月", 8)

	now := slices.Clone(tasks)
	now[1].text = "编制下一年度投资计划草案，并报县委、县政府审定后印发。" // reworded
	now[2].due = "6月底前"                         // redated
	now[3].lead = "财政局"                         // reassigned
	now = slices.Delete(now, 6, 7)              // dropped
	for i := range now {
		now[i].lead = strings.ReplaceAll(now[i].lead, "卫健局", "卫生健康局") // renamed
	}
	now = append([]work{{"安全", "生产", "应急局", "开展矿山安全专项整治。", "9月底前", "一次"}}, now...) // added, in a section of its own that renumbers all
	now = append(append(slices.Clone(now[:1]), now[5:]...), now[1:5]...)           // sections and rows turned round
	if err := os.Mkdir(l.path("新"), 0o700); err != nil {
		t.Fatal(err)
	}
	fresh := l.write(filepath.Join("新", "旧.toml"), lived("青政办发〔2026〕8号", "[[department]]\nname = \"卫生健康局\"\naliases = [\"卫健局\"]\n", true, now)) // a column more
	said := l.does(console.Fine, "amend", old, fresh, "--write", "--pdf", "-o", out)
	for _, want := range []string{"新增1项、删去1项、文字修改1项、调整时限1项", "卫健局 → 卫生健康局", "应急局: ", "（文字修改）", "（调整时限）", "（改由其承担）"} {
		if !strings.Contains(said, want) {
			t.Errorf("amend does not say %q:\n%s", want, said)
		}
	}
	l.does(console.Fine, "verify", filepath.Join(out, "旧-修订说明.pdf"))
	l.does(console.Fine, "build", fresh, "--split", "--xlsx", "--since", old, "-o", out)

	// May is collected against the amended notice.
	said = l.does(console.Notice, "collect", fresh, l.path("五月"), "--period", "2026-05", "--remind", "-o", out)
	ledger = filepath.Join(out, "旧-台账-2026-05.xlsx")
	rows, all = l.sheetOf(ledger, "台账")
	if len(rows) != 12 { // one pair came, one went
		t.Errorf("%d rows of 12 pairs\n%s", len(rows), said)
	}
	for key, text := range may {
		if !strings.Contains(all, text) {
			t.Errorf("May's ledger has %s %q nowhere", key, text)
		}
	}
	for _, word := range words {
		if !strings.Contains(all, word) {
			t.Errorf("May's ledger lacks %q of the clerk", word)
		}
	}
	states := map[string]string{}
	for _, row := range rows {
		states[row["牵头部门"]+" "+row["具体要求"]] = row["收集状态"]
		if row["收集状态"] == "已报" && row["上期进展"] == "" && row["进展情况"] != "" && !strings.Contains(row["进展情况"], "五月") {
			t.Errorf("%v", row)
		}
	}
	for pair, want := range map[string]string{
		"应急局 开展矿山安全专项整治。":             "未报",  // new
		"发改局 " + now[len(now)-3].text: "需核对", // reworded
		"财政局 按月拨付项目资金，开展绩效评价。":        "需核对", // redated
		"财政局 对项目资金开展跟踪审计。":            "未报",  // it was another's
		"卫生健康局 推进分级诊疗，基层首诊率达到百分之六十五。": "已报",  // under its old name
		"住建局 改造老旧小区十个。":               "已报",
	} {
		if states[pair] != want {
			t.Errorf("%s: %s, want %s\n%s", pair, states[pair], want, said)
		}
	}
	if !strings.Contains(said, "审计局”的填报") && !strings.Contains(said, "承担，不是“审计局”") && !strings.Contains(said, "审计局") {
		t.Errorf("nothing is said of what 审计局 filled in:\n%s", said)
	}

	// A ledger that cannot be read is not replaced.
	whole, err := os.ReadFile(ledger)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(ledger, whole[:len(whole)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	l.does(console.Machine, "collect", fresh, l.path("五月"), "--period", "2026-05", "-o", out)
	if kept, err := os.ReadFile(ledger); err != nil || len(kept) != len(whole)/2 {
		t.Error("a ledger that cannot be read was replaced")
	}

	// April's files among May's are told, and never clash.
	os.Remove(ledger)
	mixed := l.path("混")
	l.fill(byMay, filepath.Join(out, "旧", "2026-04"), mixed, "四月", 5)
	os.Rename(filepath.Join(mixed, "住建局.xlsx"), l.path("五月", "四月的住建局.xlsx"))
	said = l.does(console.Notice, "collect", fresh, l.path("五月"), "--period", "2026-05", "-o", out)
	if !strings.Contains(said, "这是2026年4月的表，这次收的是2026年5月的") || !strings.Contains(said, "冲突 0") {
		t.Error(said)
	}

	reminders, _ := filepath.Glob(filepath.Join(out, "旧-催办", "2026-05", "*.pdf"))
	if len(reminders) == 0 {
		t.Fatal("no reminder")
	}
	l.does(console.Fine, append([]string{"verify"}, reminders...)...)
	if text, err := os.ReadFile(filepath.Join(out, "旧-催办", "2026-05", "催办短信.txt")); err != nil || !strings.Contains(string(text), "应急局：截至2026年5月31日") {
		t.Errorf("%s %v", text, err)
	}
}
