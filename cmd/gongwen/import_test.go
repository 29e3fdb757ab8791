package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"gongwen/cmd/gongwen/console"
	"gongwen/render/testkit"
)

// TestReadmeImport: the transcript in README is what the program says.
func TestReadmeImport(t *testing.T) {
	const table = `2026年防汛备汛工作分工表,,,,
序号,工作任务,具体要求,责任科室,完成时限
1,修订预案,修订防汛应急预案，报县防汛指挥部备案。,水旱灾害防御科,3月底前
2,汛前检查,检查水库、堤防和涵闸，建立问题清单。,水旱灾害防御科牵头，工程建设科配合,4月15日前
3,,检查发现的问题全部整改销号。,,5月底前
合计,3项,,,
`
	readme := testkit.Path("README.md")
	t.Chdir(t.TempDir())
	if err := os.WriteFile("分工表.csv", []byte(table), 0o644); err != nil {
		t.Fatal(err)
	}
	var out, talk bytes.Buffer
	if code := run([]string{"import", "分工表.csv"}, nil, &out, &talk); code != console.Fine {
		t.Fatalf("exit code %d\n%s", code, talk.String())
	}
	text, err := os.ReadFile("分工表.toml")
	if err != nil {
		t.Fatal(err)
	}
	tasks := text[bytes.Index(text, []byte("[[task]]")):]
	testkit.Section(t, readme, "<!-- import: begin. Written by go test ./cmd/gongwen -run ReadmeImport -update -->", "<!-- import: end -->",
		"\n```text\n"+table+"```\n\n```text\n> gongwen import 分工表.csv\n"+talk.String()+out.String()+"```\n\n写出的 `分工表.toml` 里，任务是这样：\n\n```toml\n"+strings.TrimSpace(string(tasks))+"\n```\n\n")
}

// TestIntoLacksNothing: what a table has not of a notice is said when a notice
// is written of it, and not when its tasks go into one.
func TestIntoLacksNothing(t *testing.T) {
	notice := string(testkit.SampleTexts(t)["duban-tongzhi-2026"])
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{"表.csv": "任务,责任单位,时限\n清淤,水务局,6月底\n", "通知.toml": notice} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for line, want := range map[string]bool{"import 表.csv": true, "import 表.csv --into 通知.toml": false} {
		var out, talk bytes.Buffer
		if code := run(strings.Fields(line), nil, &out, &talk); code != console.Fine || strings.Contains(talk.String(), "GW814") != want {
			t.Errorf("%s: exit code %d\n%s", line, code, talk.String())
		}
	}
}
