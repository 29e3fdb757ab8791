package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gongwen/cmd/gongwen/console"
	"gongwen/render/testkit"
)

// TestReadmeTranscripts types what README shows a clerk to type, in an empty
// folder, and reads what it shows. A line in brackets that ends in 略 stands for
// any lines; the table that is split is the sample that README says it is.
func TestReadmeTranscripts(t *testing.T) {
	page := string(testkit.Read(t, testkit.Path("README.md")))
	blocks := regexp.MustCompile("(?s)```console\n(.*?)```").FindAllStringSubmatch(page, -1)
	if len(blocks) < 2 {
		t.Fatalf("%d transcripts", len(blocks))
	}
	sample := testkit.SampleTexts(t)["fangxun-fengong-2026"]
	t.Chdir(t.TempDir())
	for _, block := range blocks {
		if strings.Contains(block[1], "--split") {
			if err := os.WriteFile("通知.toml", sample, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if strings.Contains(block[1], "import 任务表.xlsx") {
			officeTable(t, "任务表.xlsx", sample)
		}
		for part := range strings.SplitSeq("\n"+strings.TrimSpace(block[1]), "\n> ") {
			if part == "" {
				continue
			}
			line, shown, _ := strings.Cut(part, "\n")
			args := strings.Fields(line)
			if args[0] != "gongwen" {
				t.Errorf("%q is no command of ours", line)
				continue
			}
			var out, talk bytes.Buffer
			run(args[1:], strings.NewReader(""), &out, &talk)
			if !saysAll(strings.Split(out.String(), "\n"), strings.Split(shown, "\n")) {
				t.Errorf("> %s\n%s%s\nREADME shows\n%s", line, out.String(), talk.String(), shown)
			}
		}
	}
}

// officeTable writes the workbook of a notice, as one that an office has.
func officeTable(t *testing.T, name string, notice []byte) {
	t.Helper()
	dir := t.TempDir()
	source, made := filepath.Join(dir, "源.toml"), filepath.Join(dir, "源.xlsx")
	if err := os.WriteFile(source, notice, 0o600); err != nil {
		t.Fatal(err)
	}
	var talk bytes.Buffer
	if code := run([]string{"build", source, "-o", dir}, nil, &talk, &talk); code != console.Fine {
		t.Fatal(talk.String())
	}
	if err := os.Rename(made, name); err != nil {
		t.Fatal(err)
	}
}

// saysAll reports whether the lines said are those shown, in order and without
// others between them but where they are left out.
func saysAll(said, shown []string) bool {
	for i, line := range shown {
		if strings.HasPrefix(line, "（") && strings.HasSuffix(line, "略）") {
			if i+1 == len(shown) {
				return true
			}
			at := slices.Index(said, shown[i+1])
			if at < 0 {
				return false
			}
			said = said[at:]
			continue
		}
		if len(said) == 0 || said[0] != line {
			return false
		}
		said = said[1:]
	}
	return len(said) == 0 || len(said) == 1 && said[0] == ""
}

// TestReadmeVerify: what README shows of verify is what it says of that sample.
func TestReadmeVerify(t *testing.T) {
	readme, sample := testkit.Path("README.md"), testkit.SampleTexts(t)["fangxun-fengong-2026"]
	t.Chdir(t.TempDir())
	if err := os.WriteFile("通知.toml", sample, 0o600); err != nil {
		t.Fatal(err)
	}
	var out, talk bytes.Buffer
	for _, line := range []string{"build 通知.toml --manifest", "verify --manifest", "verify output/通知.pdf --source 通知.toml"} {
		out.Reset()
		if code := run(strings.Fields(line), nil, &out, &talk); code != console.Fine {
			t.Fatalf("%s: exit code %d\n%s%s", line, code, out.String(), talk.String())
		}
	}
	testkit.Section(t, readme, "<!-- verify: begin. Written by go test ./cmd/gongwen -run ReadmeVerify -update -->", "<!-- verify: end -->",
		"\n```text\n"+out.String()+"```\n\n")
}

// TestReadmeSamples: README tells of every sample, and of no other.
func TestReadmeSamples(t *testing.T) {
	page := string(testkit.Read(t, testkit.Path("README.md")))
	rows := regexp.MustCompile("(?m)^\\| `([a-z0-9-]+)\\.toml` \\|").FindAllStringSubmatch(page, -1)
	told := make(map[string]bool)
	for _, row := range rows {
		told[row[1]] = true
	}
	samples := testkit.SampleTexts(t)
	for name := range samples {
		if !told[name] {
			t.Errorf("README has no row of input/%s.toml", name)
		}
	}
	if len(rows) != len(samples) {
		t.Errorf("README has %d rows of %d samples", len(rows), len(samples))
	}
}
