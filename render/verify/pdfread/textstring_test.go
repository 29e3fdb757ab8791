package pdfread

import "testing"

func TestTextString(t *testing.T) {
	for in, want := range map[Text]string{
		"\xFE\xFF\x90\x1A\x77\xE5": "通知",
		"\xFE\xFF\xD8\x6D\xDF\x04": "\U0002B704",
		"\xEF\xBB\xBF\xE9\x80\x9A": "通",
		"Title \x80 \xA0\xE9":      "Title • €é",
		"\xEF\xBB\xBF\xE9":         "\uFFFD",
		"\xFE\xFF\x90":             "",
	} {
		if got := TextString(in); got != want {
			t.Errorf("%q: %q, want %q", string(in), got, want)
		}
	}
}
