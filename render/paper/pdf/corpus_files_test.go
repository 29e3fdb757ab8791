package pdf

import (
	"os"
	"path/filepath"
	"testing"

	"gongwen/render/paper/frame"
)

// corpusOptions are how document i of the corpus is written beside its default
// form, to be judged as that too; some are in no other form.
func corpusOptions(i int) (opt Options, other bool) {
	opt.Build = Build{Version: "1", Template: "default", Fonts: "default"}
	switch i % 8 {
	case 2:
		opt.Archive = PDFA2u
		return opt, true
	case 5:
		opt.Archive, opt.Files = PDFA3a, embedded()
		return opt, true
	case 7:
		opt.Classic = true
	}
	return opt, false
}

// TestCorpusFiles reads every file of the corpus back.
func TestCorpusFiles(t *testing.T) {
	all, _ := corpus()
	for i, s := range all {
		if testing.Short() && len(s.frame.Pages) > 8 {
			continue
		}
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			opt, _ := corpusOptions(i)
			inspect(t, s.frame, opt, write(t, s.frame, opt))
		})
	}
}

// TestCorpusVeraPDF: every document of the corpus is PDF/A-2a and PDF/UA-1; some
// are written at the other levels too.
func TestCorpusVeraPDF(t *testing.T) {
	needVeraPDF(t)
	dir := t.TempDir()
	all, _ := corpus()
	save := func(name string, d *frame.Document, opt Options) string {
		path := filepath.Join(dir, name+".pdf")
		if err := os.WriteFile(path, write(t, d, opt), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	var args, others []string
	want := map[string][]string{} // flavours by path
	for i, s := range all {
		opt, other := corpusOptions(i)
		if other {
			level := opt.Archive.String()
			path := save(s.name+"-"+level, s.frame, opt)
			want[path] = []string{level, "ua1"}
			others = append(others, "-f", level, "-f", "ua1", path)
			opt.Archive, opt.Files = PDFA2a, nil
		}
		path := save(s.name, s.frame, opt)
		want[path] = []string{"2a", "ua1"}
		args = append(args, path)
	}
	verdicts := veraPDF(t, append(args, others...)...)
	passed := map[string]int{}
	for path, flavours := range want {
		for _, f := range flavours {
			if rules, judged := verdicts[path][f]; !judged || rules != nil {
				t.Errorf("%s as %s: judged %t, %v", filepath.Base(path), f, judged, rules)
				continue
			}
			passed[f]++
		}
	}
	t.Logf("%d files, passed: %v", len(want), passed)
}

// TestCorpusReaders: four readers open every file of the corpus without a word,
// and two give its text back.
func TestCorpusReaders(t *testing.T) {
	needReaders(t)
	all, _ := corpus()
	dir := t.TempDir()
	for i, s := range all {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			opt, _ := corpusOptions(i)
			path := filepath.Join(dir, s.name+".pdf")
			if err := os.WriteFile(path, write(t, s.frame, opt), 0o600); err != nil {
				t.Fatal(err)
			}
			checkReaders(t, s.frame, path)
		})
	}
}
