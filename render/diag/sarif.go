package diag

import (
	"fmt"
	"io"
	"strings"
)

// The part of SARIF 2.1.0 that is written: what code-scanning services and
// editors read. Property names are the standard's.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool struct {
			Driver sarifDriver `json:"driver"`
		} `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifDriver struct {
		Name  string      `json:"name"`
		Rules []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID            string       `json:"id"`
		Short         sarifMessage `json:"shortDescription"`
		Full          sarifMessage `json:"fullDescription"`
		Configuration struct {
			Level string `json:"level"`
		} `json:"defaultConfiguration"`
	}
	sarifMessage struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifMessage    `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
	}
	sarifLocation struct {
		Physical struct {
			Artifact struct {
				URI string `json:"uri"`
			} `json:"artifactLocation"`
			Region *sarifRegion `json:"region,omitempty"`
		} `json:"physicalLocation"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine"`
		EndColumn   int `json:"endColumn"`
	}
)

// WriteSARIF writes the findings as a SARIF 2.1.0 log whose tool has the rules
// given. A finding of any other rule is an error of the caller.
func WriteSARIF(w io.Writer, l List, rules []*Rule) error {
	var run sarifRun
	run.ColumnKind = "unicodeCodePoints"
	run.Tool.Driver = sarifDriver{Name: "gongwen", Rules: []sarifRule{}}
	index := map[*Rule]int{}
	for i, r := range rules {
		index[r] = i
		rule := sarifRule{ID: r.Code, Short: sarifMessage{r.Title}, Full: sarifMessage{r.full()}}
		rule.Configuration.Level = severityWords[r.Severity]
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, rule)
	}
	places := newPlaces()
	run.Results = make([]sarifResult, 0, len(l))
	for _, f := range l {
		i, ok := index[f.Rule]
		if !ok {
			return fmt.Errorf("diag: finding %s has no rule in the catalogue", f.Rule.Code)
		}
		result := sarifResult{RuleID: f.Rule.Code, RuleIndex: i, Level: severityWords[f.Severity()], Message: sarifMessage{f.Message}}
		if f.Hint != "" {
			result.Message.Text += "\n提示: " + f.Hint
		}
		if f.Source != nil {
			var at sarifLocation
			at.Physical.Artifact.URI = uri(f.Source.Name)
			if r := places.region(f); r != (region{}) {
				at.Physical.Region = &sarifRegion{r.startLine, r.startColumn, r.endLine, r.endColumn}
			}
			result.Locations = []sarifLocation{at}
		}
		run.Results = append(run.Results, result)
	}
	return EncodeJSON(w, sarifLog{
		Schema:  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
		Version: "2.1.0", Runs: []sarifRun{run},
	}, " ")
}

// full is why the rule is one, with its clause.
func (r *Rule) full() string {
	if basis := r.Basis(); basis != "" {
		return strings.TrimSpace(r.Why + "\n依据: " + basis)
	}
	if r.Why == "" {
		return r.Title // SARIF wants a text
	}
	return r.Why
}

// uri is a file name as a URI reference: percent-encoded UTF-8 with slashes.
// A Windows path with a drive, or of a share, is made absolute.
func uri(name string) string {
	path := strings.ReplaceAll(name, `\`, "/")
	var b strings.Builder
	switch {
	case len(path) > 2 && path[1] == ':' && path[2] == '/':
		b.WriteString("file:///" + path[:2])
		path = path[2:]
	case strings.HasPrefix(path, "//"):
		b.WriteString("file:")
	case strings.HasPrefix(path, "/"):
		b.WriteString("file://")
	}
	for i := range len(path) {
		switch c := path[i]; {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', strings.IndexByte("-._~/", c) >= 0:
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
