package desk

import (
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"gongwen/render"
	"gongwen/render/testkit"
)

// dumped is what a stage says of a notice.
func dumped(t testing.TB, text, stage string) string {
	t.Helper()
	doc, list := render.Open("通知.toml", []byte(text), render.Config{})
	if doc == nil {
		t.Fatal(list)
	}
	var b strings.Builder
	if err := doc.Dump(&b, stage); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestGlyphs: in the browser every glyph of every sample's pages stands where the
// SVG puts it, within a micrometre, in the face and the size that it is to be in;
// and every page has the text of its frames.
func TestGlyphs(t *testing.T) {
	names, err := filepath.Glob("../../../input/*.toml")
	if err != nil || len(names) < 3 {
		t.Fatal(err)
	}
	if testing.Short() {
		names = names[:3]
	}
	files := map[string]string{}
	for _, name := range names {
		files[filepath.Base(name)] = sample(t, filepath.Base(name))
	}
	d := serve(t, files)
	glyphs := 0
	for name, text := range files {
		p := browse(t, d.Address(name))
		p.settle()
		frames := strings.Split(dumped(t, text, "frames"), "\npage ")[1:]
		for i, frame := range frames {
			frame, _, _ = strings.Cut(frame, "\nstructure")
			p.js(`(document.querySelectorAll('.page')[%d].scrollIntoView(), 1)`, i)
			p.until(`document.querySelectorAll('.page')[%d].querySelector('svg')`, i)
			p.js(`document.fonts.ready.then(() => 1)`)
			var got struct {
				Worst float64
				Size  float64
				Count int
				Text  string
				Faces string
			}
			measured := p.js(`(() => {
				let worst = 0, size = 0, count = 0, text = "", faces = "";
				for (const e of document.querySelectorAll('.page')[%d].querySelectorAll('text')) {
					const xs = e.getAttribute('x').split(' ').map(Number), s = [...e.textContent];
					for (let k = 0, u = 0; k < s.length; u += s[k].length, k++, count++)
						worst = Math.max(worst, Math.abs(e.getStartPositionOfChar(u).x - xs[k]));
					if (s.length !== xs.length) worst = 1e9;
					size = Math.max(size, Math.abs(parseFloat(getComputedStyle(e).fontSize) - e.getAttribute('font-size')));
					if (!e.classList.contains('draft')) text += e.textContent;
					const f = getComputedStyle(e).fontFamily;
					if (!document.fonts.check('16px ' + f, e.textContent)) faces += f + ' ';
				}
				return JSON.stringify({Worst: worst, Size: size, Count: count, Text: text, Faces: faces});
			})()`, i)
			if err := json.Unmarshal([]byte(measured), &got); err != nil {
				t.Fatal(err)
			}
			if got.Worst > 1 || got.Size > 1 || got.Faces != "" {
				t.Errorf("%s page %d: %v µm off, sizes %v; faces not loaded: %s", name, i+1, got.Worst, got.Size, got.Faces)
			}
			var want strings.Builder
			for line := range strings.Lines(frame) {
				if strings.HasPrefix(line, "  run ") {
					var s string
					from := strings.IndexByte(line, '"')
					if _, err := fmt.Sscanf(line[from:], "%q", &s); err != nil {
						t.Fatal(line, err)
					}
					want.WriteString(s)
				}
			}
			if got.Text != want.String() {
				t.Errorf("%s page %d: the text is not that of the frames:\n%s\n%s", name, i+1, got.Text, want.String())
			}
			glyphs += got.Count
		}
		p.close()
	}
	t.Logf("%d glyphs", glyphs)
	if glyphs < 1000 {
		t.Errorf("only %d glyphs", glyphs)
	}
}

// TestInk: a page as the browser paints it at 192 dots an inch is the page of the
// PDF as poppler does: not more than a hundredth of the dots differ by much, at the
// best place within a dot.
func TestInk(t *testing.T) {
	testkit.NeedSlow(t, "pdftoppm")
	text := sample(t, breakdown)
	d := serve(t, map[string]string{"通知.toml": text})
	doc, list := render.Open("通知.toml", []byte(text), render.Config{})
	if doc == nil {
		t.Fatal(list)
	}
	dir := t.TempDir()
	pdf, err := os.Create(filepath.Join(dir, "a.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.WritePDF(pdf); err != nil {
		t.Fatal(err)
	}
	pdf.Close()
	p := browse(t, d.Address("通知.toml"))
	p.settle()
	for _, page := range []int{0, 5} { // text, and a turned page of the table
		if out, err := exec.Command("pdftoppm", "-r", "192", "-f", fmt.Sprint(page+1), "-l", fmt.Sprint(page+1), "-gray", "-png", "-singlefile", pdf.Name(), filepath.Join(dir, "a")).CombinedOutput(); err != nil {
			t.Fatalf("%v %s", err, out)
		}
		f, err := os.Open(filepath.Join(dir, "a.png"))
		if err != nil {
			t.Fatal(err)
		}
		want, err := png.Decode(f)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		p.js(`(document.querySelectorAll('.page')[%d].scrollIntoView(), 1)`, page)
		p.until(`document.querySelectorAll('.page')[%d].querySelector('svg')`, page)
		w, h := want.Bounds().Dx(), want.Bounds().Dy()
		// The page alone, as large as the paper at 96 dots, two dots to one.
		p.do(chromedp.EmulateViewport(int64(w/2+2), int64(h/2+2), chromedp.EmulateScale(2)))
		p.js(`(() => {
			const s = document.querySelectorAll('.page')[%d].querySelector('svg').cloneNode(true);
			s.setAttribute('width', '%f'); s.setAttribute('height', '%f');
			const b = document.createElement('div'); b.className = 'page bare'; b.append(s);
			document.body.append(b); b.style.cssText = 'position:fixed;left:0;top:0;width:100vw;height:100vh;margin:0;z-index:99;box-shadow:none;background:#fff';
			s.style.cssText = 'position:absolute;left:0;top:0;width:%fpx;height:%fpx';
			return document.fonts.ready.then(() => new Promise(r => requestAnimationFrame(() => setTimeout(r, 200))));
		})()`, page, float64(w)/2, float64(h)/2, float64(w)/2, float64(h)/2)
		data, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
		if err != nil {
			t.Fatal(err)
		}
		got, err := png.Decode(strings.NewReader(string(data)))
		if err != nil {
			t.Fatal(err)
		}
		best := 1.0
		for dx := -1; dx <= 1; dx++ {
			for dy := -1; dy <= 1; dy++ {
				best = math.Min(best, differing(got, want, dx, dy))
			}
		}
		t.Logf("page %d: %.2f %% of the dots differ", page+1, 100*best)
		if best > 0.01 || best == 0 {
			t.Errorf("page %d: %.2f %% of the dots differ", page+1, 100*best)
		}
		p.js(`document.querySelector('.bare').remove()`)
		p.do(chromedp.EmulateViewport(1600, 1000))
	}
}

// differing is the share of dots that differ by more than 160 of 255.
func differing(a, b image.Image, dx, dy int) float64 {
	r := b.Bounds()
	n := 0
	for y := r.Min.Y + 2; y < r.Max.Y-2; y++ {
		for x := r.Min.X + 2; x < r.Max.X-2; x++ {
			if !image.Pt(x+dx, y+dy).In(a.Bounds()) {
				continue
			}
			u := color.GrayModel.Convert(a.At(x+dx, y+dy)).(color.Gray).Y
			v := color.GrayModel.Convert(b.At(x, y)).(color.Gray).Y
			if math.Abs(float64(u)-float64(v)) > 160 {
				n++
			}
		}
	}
	return float64(n) / float64(r.Dx()*r.Dy())
}
