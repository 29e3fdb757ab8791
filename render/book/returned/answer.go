package returned

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"

	"gongwen/render/book/assign"
	"gongwen/render/book/grid"
	"gongwen/render/words"
)

// The answers that are read as more than words, by their place.
const (
	AnswerStatus   = 0
	AnswerProgress = int(assign.RoleProgress - assign.RoleStatus)
	AnswerDone     = int(assign.RoleDone - assign.RoleStatus)
	AnswerPerson   = int(assign.RolePerson - assign.RoleStatus)
	AnswerPhone    = int(assign.RolePhone - assign.RoleStatus)
)

// Answers are the cells a department fills in, in the order of the form: the
// last is the remark, those before it from the sixth on are what the notice asks
// for besides.
type Answers []Answer

// MarshalJSON writes the answers that are there by name, what the notice asks
// for besides by its head.
func (a Answers) MarshalJSON() ([]byte, error) {
	names := []string{"status", "progress", "done", "person", "phone"}
	var b bytes.Buffer
	for i := range a {
		if !a[i].Filled() {
			continue
		}
		name := a[i].head
		switch {
		case i < len(names):
			name = names[i]
		case i == len(a)-1:
			name = "remark"
		}
		if b.WriteByte(','); b.Len() == 1 {
			b.Reset()
			b.WriteByte('{')
		}
		key, err := json.Marshal(name)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(a[i])
		if err != nil {
			return nil, err
		}
		b.Write(key)
		b.WriteByte(':')
		b.Write(value)
	}
	if b.Len() == 0 {
		return []byte("{}"), nil
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// Answer is a filled cell: as written, and as read. What could not be read has
// no Text.
type Answer struct {
	Raw  string    `json:"raw"`
	Text string    `json:"text"`
	Day  words.Day `json:"-"` // of a date; Text says it too

	Kind   grid.Kind `json:"-"` // of the cell; of one that cannot be read there is no Text
	Serial bool      `json:"-"` // Raw is Excel's number of the day, and no words

	head    string        // of its column
	Verdict words.Verdict `json:"-"` // of a day that could not be read
}

// Filled reports whether anything was written.
func (a *Answer) Filled() bool { return a.Raw != "" }

// Shown is an answer as read, or as written where it could not be.
func (a *Answer) Shown() string {
	switch {
	case a.Text != "":
		return a.Text
	case a.Kind == grid.Fault:
		return ""
	}
	return a.Raw
}

// Words is an answer as a person sees it in the file: a day that is stored as a
// number stands there as a day.
func (a *Answer) Words() string {
	if a.Serial {
		return a.Text
	}
	return a.Raw
}

// Answers reads the fill-in cells of a row; merged is those that lie over others
// as well.
func (r *Reader) Answers(t *Table, row int) (answers Answers, merged []int) {
	answers = make(Answers, len(r.Fill))
	for i := range answers {
		cell, m := t.CellOf(r.Fill[i], row)
		if cell.Empty() {
			continue
		}
		if m {
			merged = append(merged, i)
		}
		r.read(&answers[i], i, &cell, t.From1904)
		answers[i].head = r.Form.Columns[r.Fill[i]].Head
	}
	return answers, merged
}

// read reads a cell as people see it. What no one can read off it (the
// outcome of a formula that failed, a picture) has no text.
func (r *Reader) read(a *Answer, i int, cell *grid.Cell, from1904 bool) {
	v := strings.TrimSpace(strings.ReplaceAll(cell.Shown, "\r\n", "\n"))
	a.Raw, a.Kind = v, cell.Kind
	if cell.Kind >= grid.Fault {
		return
	}
	a.Text = v
	switch role := r.Form.Columns[r.Fill[i]].Role; {
	case role == assign.RoleDelay:
		if day, verdict := ReadDay(storedDay(cell, v), from1904); verdict == words.Dated {
			a.Day, a.Text = day, day.ISO()
			_, a.Serial = words.SerialDay(storedDay(cell, v), from1904)
		} // else what it says stands for itself: 年底, 待定
	case i == AnswerStatus:
		a.Text, _ = StatusOf(r.Form.Statuses, v)
	case i == AnswerDone:
		stored := storedDay(cell, v)
		a.Text = ""
		if day, verdict := ReadDay(stored, from1904); verdict == words.Dated {
			a.Day, a.Text = day, day.ISO()
			_, a.Serial = words.SerialDay(stored, from1904)
		} else {
			a.Verdict = verdict
		}
	case i == AnswerPhone:
		a.Text = wholeNumber(v)
	}
}

// storedDay is what a cell of a day is read by: its number, or its words.
func storedDay(cell *grid.Cell, shown string) string {
	if cell.Kind != grid.Words {
		return cell.Raw
	}
	return shown
}

// wholeNumber writes 1.3805371234E10, as a telephone number that was taken for
// a number may be stored, in full.
func wholeNumber(s string) string {
	if !strings.ContainsAny(s, "eE") || strings.Trim(s, "0123456789.eE+") != "" {
		return s
	}
	const most = 1e15 // up to which every whole number is exact
	if n, err := strconv.ParseFloat(s, 64); err == nil && n < most && n == float64(int64(n)) {
		return strconv.FormatInt(int64(n), 10)
	}
	return s
}
