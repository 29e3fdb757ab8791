package desk

import (
	"encoding/hex"
	"net/http"

	"gongwen/render"
)

// verify judges one finished PDF.
func (d *Desk) verify(r *http.Request) (any, error) {
	data, err := body(r, render.MaxPDF+1)
	if err != nil {
		return nil, err
	}
	rep := render.Verify(r.URL.Query().Get("name"), data)
	found := make([]told, 0, len(rep.Findings))
	for i := range rep.Findings {
		found = append(found, tell(&rep.Findings[i]))
	}
	verdict := rep.Verdict()
	return struct {
		Verdict    string `json:"verdict"`
		Fine       bool   `json:"fine"`
		Pages      int    `json:"pages"`
		Characters int    `json:"characters"`
		Fonts      int    `json:"fonts"`
		Producer   string `json:"producer"`
		SHA256     string `json:"sha256"`
		Findings   []told `json:"findings"`
		NotChecked string `json:"notChecked"`
	}{
		verdict.String(), verdict == render.Fit || verdict == render.Clear, rep.Pages, rep.Characters, len(rep.Fonts), rep.Producer,
		hex.EncodeToString(rep.SHA256[:]), found, render.NotChecked,
	}, nil
}
