package verify_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"gongwen/render"
	"gongwen/render/testkit"
	"gongwen/render/verify"
)

// made runs a program that writes a file and reports on it.
func made(t *testing.T, file, program string, args ...string) *verify.Report {
	t.Helper()
	if out, err := exec.Command(program, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", program, err, out)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	r := verify.File(filepath.Base(file), data)
	tell(t, r)
	checkReport(t, r)
	return r
}

// TestGhostscript: another writer's PDF/A-2b has no structure and needs none;
// its black has nothing to stand on.
func TestGhostscript(t *testing.T) {
	t.Parallel()
	testkit.Need(t, "gs")
	dir := t.TempDir()
	in, out := filepath.Join(dir, "a.ps"), filepath.Join(dir, "a.pdf")
	if err := os.WriteFile(in, []byte("%!PS\n/Helvetica findfont 20 scalefont setfont 100 700 moveto (Hello) show showpage\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	r := made(t, out, "gs", "-q", "-dBATCH", "-dNOPAUSE", "-dPDFA=2", "-dPDFACompatibilityPolicy=1", "-sColorConversionStrategy=RGB", "-sDEVICE=pdfwrite", "-o", out, in)
	if got := codes(r); got != "GW715" || r.Claim != (verify.Claim{Part: 2, Level: "B"}) || r.Tagged || r.Characters != 5 {
		t.Errorf("%s, %+v", got, r)
	}
	// Without a claim it is no archive copy at all.
	r = made(t, out, "gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-o", out, in)
	if got := codes(r); !strings.HasPrefix(got, "GW711") || r.Verdict() != verify.Unfit {
		t.Error(got)
	}
}

// TestLibreOffice: a TrueType font with an encoding of its own is read; the
// sheet's cells stand outside of all marks, as they do.
func TestLibreOffice(t *testing.T) {
	t.Parallel()
	testkit.NeedSlow(t, "soffice")
	dir := t.TempDir()
	in, out := filepath.Join(dir, "a.csv"), filepath.Join(dir, "a.pdf")
	if err := os.WriteFile(in, []byte("a,b\n1,2\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	export := func(options string) *verify.Report {
		return made(t, out, "soffice", "--headless", "-env:UserInstallation=file://"+filepath.Join(dir, "office"),
			"--convert-to", `pdf:calc_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}`+options+`}`, "--outdir", dir, in)
	}
	r := export("")
	if r.Verdict() != verify.Clear || r.Claim.Part != 2 || r.Claim.Level != "B" || len(r.Fonts) == 0 || !r.Fonts[0].Embedded {
		t.Errorf("%v: %+v", r.Verdict(), r)
	}
	r = export(`,"PDFUACompliance":{"type":"boolean","value":"true"}`)
	if got := codes(r); r.Claim.UA != 1 || !strings.Contains(got, "GW731") {
		t.Errorf("%v: %s", r.Claim, got)
	}
}

// TestQpdf: a file that another program has written anew is still fit in itself,
// but no longer the one that was made.
func TestQpdf(t *testing.T) {
	t.Parallel()
	testkit.Need(t, "qpdf")
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in.pdf"), filepath.Join(dir, "out.pdf")
	file := finished(t, sample(t, "fangxun-fengong-2026", render.Config{}))
	if err := os.WriteFile(in, file, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, how := range []string{"--linearize", "--object-streams=disable", "--object-streams=generate", "--qdf"} {
		t.Run(how, func(t *testing.T) {
			r := made(t, out, "qpdf", how, in, out)
			// It also ends streams in a way that PDF/A does not allow.
			if got := codes(r); got != "GW707 GW710" {
				t.Error(got)
			}
			r.Compare(file)
			if r.Rebuilt != verify.Changed {
				t.Error(r.Rebuilt)
			}
		})
	}
	t.Run("encrypted", func(t *testing.T) {
		r := made(t, out, "qpdf", "--encrypt", "a", "b", "256", "--", in, out)
		if got := codes(r); got != "GW704" {
			t.Error(got)
		}
	})
}

// TestEncrypted: PDF/UA lets a file be encrypted, as long as programs that read
// aloud may; one that opens without a password is read, whatever the method.
func TestEncrypted(t *testing.T) {
	testkit.Need(t, "qpdf")
	p := takeApart(t)
	p.others()
	p.packet(`<pdfaid:part>2</pdfaid:part>`, "")
	p.packet(`<pdfaid:conformance>A</pdfaid:conformance>`, "")
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in.pdf"), filepath.Join(dir, "out.pdf")
	if err := os.WriteFile(in, p.join(), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, how := range []struct{ options, codes string }{
		{"40", ""},
		{"128 --use-aes=n", ""},
		{"128 --use-aes=y", ""},
		{"256", ""},
		{"256 --force-R5", ""},
		{"128 --cleartext-metadata --use-aes=y", ""},
		{"128 --use-aes=n --accessibility=n", "GW704"},
	} {
		t.Run(how.options, func(t *testing.T) {
			args := append([]string{"--allow-weak-crypto", "--encrypt", "", "b"}, strings.Fields(how.options)...)
			r := made(t, out, "qpdf", append(args, "--", in, out)...)
			if got := codes(r); got != how.codes || r.Claim.UA != 1 || r.Characters < 100 {
				t.Errorf("%q, %+v", got, r.Claim)
			}
		})
	}
}
