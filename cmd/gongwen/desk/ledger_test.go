package desk

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"gongwen/render"
)

// ask asks over the socket; what is no bytes goes as JSON.
func (b *bench) ask(t testing.TB, what string, q, out any) (code int, text string) {
	t.Helper()
	data, kind := []byte(nil), "application/octet-stream"
	if raw, ok := q.([]byte); ok {
		data = raw
	} else {
		data, _ = json.Marshal(q)
		kind = "application/json"
	}
	r, err := http.NewRequest(http.MethodPost, "http://"+b.host+"/api/"+what, bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("X-Gongwen", b.token)
	r.Header.Set("Content-Type", kind)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, _ := io.ReadAll(answer.Body)
	if out != nil && answer.StatusCode == http.StatusOK {
		if err := json.Unmarshal(body, out); err != nil {
			t.Fatal(err, string(body))
		}
	}
	return answer.StatusCode, string(body)
}

// ledger is the ledger of a month, or of none.
func (b *bench) ledger(t testing.TB, month string) []byte {
	t.Helper()
	var got struct{ Ledger bool }
	if code, why := b.ask(t, "collect", map[string]any{"file": "通知.toml", "period": month, "day": "2026-07-01"}, &got); code != 200 || !got.Ledger {
		t.Fatal(code, why)
	}
	d := b.Desk
	_, ledger := d.collected("通知.toml")
	return ledger
}

// returning is a desk with a return of the first department, of no month.
func returning(t testing.TB) *bench {
	t.Helper()
	text := sample(t, "fangxun-fengong-2026.toml")
	b := serve(t, map[string]string{"通知.toml": text})
	doc, list := render.Open("通知.toml", []byte(text), render.Config{})
	if doc == nil {
		t.Fatal(list)
	}
	var one bytes.Buffer
	if err := doc.Parts(render.Issue{})[0].Write(&one); err != nil {
		t.Fatal(err)
	}
	b.give(t, "", "交回.xlsx", one.Bytes())
	return b
}

func (b *bench) give(t testing.TB, as, name string, data []byte) {
	t.Helper()
	if code, why := b.ask(t, "return?file="+url.QueryEscape("通知.toml")+"&name="+url.QueryEscape(name)+"&as="+as, data, nil); code != 200 {
		t.Fatal(code, why)
	}
}

// TestLedgerOfAnotherMonth: a ledger that was given goes by the month that it says it
// is of: when the month becomes another it is left out, which is told.
func TestLedgerOfAnotherMonth(t *testing.T) {
	for _, c := range []struct {
		as, of, asked, says string
		used                bool
	}{
		{"before", "2026-04", "2026-05", "", true},
		{"before", "2026-05", "2026-05", "不是上期的，没有用", false},
		{"before", "2026-06", "2026-05", "不是上期的，没有用", false},
		{"before", "2026-02", "2026-05", "", true}, // no newer one is there
		{"before", "", "2026-05", "", true},        // it says no month
		{"before", "2026-05", "", "", true},
		{"standing", "2026-05", "2026-05", "", true},
		{"standing", "2026-05", "2026-06", "2026年5月的台账，不是这个月的，没有用", false},
		{"standing", "", "2026-06", "", true},
		{"standing", "2026-05", "", "", true},
	} {
		b := returning(t)
		b.give(t, c.as, "给的.xlsx", b.ledger(t, c.of))
		q := reckoned{File: "通知.toml", Day: "2026-07-01", Period: c.asked}
		m, notes, err := b.month(&b.pile, &q)
		if err != nil {
			t.Fatal(err)
		}
		got := m.Before
		if c.as == "standing" {
			got = m.Standing
		}
		if (got != nil) != c.used || c.says != "" && !strings.Contains(strings.Join(notes, "\n"), c.says) || c.says == "" && len(notes) > 0 {
			t.Errorf("%s of %q for %q: used %v, %q", c.as, c.of, c.asked, got != nil, notes)
		}
	}
}

// TestLedgerLying: of the month before the ledger in output is nearer than an older
// one that was given.
func TestLedgerLying(t *testing.T) {
	b := returning(t)
	may, march := b.ledger(t, "2026-05"), b.ledger(t, "2026-03")
	if err := os.Mkdir(filepath.Join(b.dir, "output"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(b.dir, "output", "通知-台账-2026-05.xlsx"), may, 0o666); err != nil {
		t.Fatal(err)
	}
	b.give(t, "before", "三月.xlsx", march)
	m, notes, err := b.month(&b.pile, &reckoned{File: "通知.toml", Period: "2026-06"})
	if err != nil || m.Before == nil || m.Before.Name != "output/通知-台账-2026-05.xlsx" || !strings.Contains(strings.Join(notes, "\n"), "三月.xlsx 是2026年3月的台账") {
		t.Errorf("%v %v %q", err, m.Before, notes)
	}
}

// savedByOthers is a workbook as another program saves it.
func savedByOthers(t testing.TB, data []byte) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestLedgerIntoOutput: the ledger is written into output, with reminders on wish, in
// the very bytes that are downloaded; one that somebody has written into is set
// aside.
func TestLedgerIntoOutput(t *testing.T) {
	b := returning(t)
	want := b.ledger(t, "2026-05")
	order := map[string]any{"file": "通知.toml", "period": "2026-05", "day": "2026-07-01", "remind": true}
	var built Built
	if code, why := b.ask(t, "ledger", order, &built); code != 200 || !built.Fine || len(built.Notes) > 0 || built.Files[0] != "output/通知-台账-2026-05.xlsx" || len(built.Files) < 4 {
		t.Fatal(code, why, built)
	}
	for _, name := range built.Files {
		if _, err := os.Stat(filepath.Join(b.dir, filepath.FromSlash(name))); err != nil {
			t.Error(err)
		}
	}
	at := filepath.Join(b.dir, "output", "通知-台账-2026-05.xlsx")
	if got, err := os.ReadFile(at); err != nil || !bytes.Equal(got, want) {
		t.Error("the ledger in output is not the one that is downloaded", err)
	}
	if code, why := b.ask(t, "ledger", order, &built); code != 200 || len(built.Notes) > 0 {
		t.Error("again: ", code, why)
	}
	edited := savedByOthers(t, want)
	if err := os.WriteFile(at, edited, 0o666); err != nil {
		t.Fatal(err)
	}
	if code, why := b.ask(t, "ledger", order, &built); code != 200 || !strings.Contains(strings.Join(built.Notes, ""), "旧版") {
		t.Fatal(code, why)
	}
	if kept, err := os.ReadFile(filepath.Join(b.dir, "output", "旧版", "通知-台账-2026-05.xlsx")); err != nil || !bytes.Equal(kept, edited) {
		t.Error("what somebody wrote is gone: ", err)
	}
	if code, why := b.ask(t, "ledger", map[string]any{"file": "通知.toml", "period": "../../x"}, nil); code != http.StatusUnprocessableEntity {
		t.Error("a month that is none: ", code, why)
	}
}
