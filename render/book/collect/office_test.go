package collect_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"gongwen/render/testkit"
)

// TestOffice: a return that LibreOffice saved collects whole, from an xlsx file
// and by the keys it kept; so does that of one department, of which nothing is
// told that LibreOffice wrote beside the answers.
func TestOffice(t *testing.T) {
	if testing.Short() {
		t.Skip("outside programs are slow")
	}
	testkit.NeedSlow(t, "soffice")
	t.Parallel() // another program does the work
	src := sample(t)
	b := openBook(t, sent(t, src))
	b.fill(1, b.rows())
	dir, out := t.TempDir(), t.TempDir()
	in, one := filepath.Join(dir, "a.xlsx"), filepath.Join(dir, "b.xlsx")
	for name, data := range map[string][]byte{in: b.bytes(), one: part(t, parse(t, src), 0).Data} {
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	run := exec.Command("soffice", "-env:UserInstallation=file://"+filepath.ToSlash(t.TempDir()), "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", out, in, one)
	if said, err := run.CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, said)
	}
	data, err := os.ReadFile(filepath.Join(out, "a.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	res, list := gather(t, src, sentBack("a.xlsx", data))
	if got := states(&res.Total); got != "已报54 完成54" || codes(list) != "GW617×1" {
		t.Errorf("%s %s\n%s", got, codes(list), messages(list))
	}
	for _, p := range res.Pairs {
		if p.Answers[2].Text != "2023-11-20" || p.Answers[4].Text != "0537-123456" {
			t.Errorf("%s: %+v", p.ID, p.Answers)
		}
	}
	if data, err = os.ReadFile(filepath.Join(out, "b.xlsx")); err != nil {
		t.Fatal(err)
	}
	res, list = gather(t, src, sentBack("b.xlsx", data))
	if res.Total.Reported == 0 || res.Total.Doubtful > 0 || len(list) > 0 {
		t.Errorf("a department's: %s\n%s", states(&res.Total), messages(list))
	}
}
